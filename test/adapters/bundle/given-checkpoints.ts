import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { writeBundle } from "#app/adapters/bundle/write-bundle.ts";
import { consistencyText } from "#app/core/bundle/log-proofs.ts";
import type { BundleContent } from "#app/core/bundle/content.ts";
import { proveConsistency } from "#app/core/custody/merkle-proof.ts";
import { inventedContent } from "#test/core/bundle/invented-bundle.ts";
import { change } from "./meddlings.ts";
import { CONSISTENCY, EARLIER, FORGER, NOTE, editHash, strip } from "./meddlings-log.ts";
import { makeManifestsFit, repack, unpack, type Unpacked } from "./unpacked.ts";

// What a reader may have kept of the log from another day, each held against one bundle of 13 records, which proves its growth from 6.

/** A bundle with what it is held against, all as files, and what must come of it. */
export interface Held {
  readonly name: string;
  readonly archive: string;
  readonly earlier: string;
  readonly consistency?: string;
  /** The size that it is proved to continue, or file and kind of the fault. */
  readonly expected: number | readonly [path: string | undefined, kind: "altered" | "incomplete"];
}

const noteOf = ({ log }: BundleContent) => log.checkpoint.note;
const textOf = (note: string) => note.slice(0, note.lastIndexOf("\n\n") + 1);
const earlierOf = ({ log }: BundleContent) => {
  const { earlier } = log.checkpoint;
  if (earlier === undefined) throw new Error("it was made without an earlier one");
  return { note: earlier.note, proof: consistencyText(earlier.proof) };
};

/** Writes them all into a folder. */
export async function heldBundles(folder: string): Promise<readonly Held[]> {
  const content = inventedContent({ later: 2, earlier: 6 });
  const [path, before] = [join(folder, "held.zip"), join(folder, "held-before.zip")];
  await writeBundle(content, path);
  await writeBundle(inventedContent({ earlier: 6 }), before);
  const { top, files } = await unpack(path);
  const own = earlierOf(content);
  const since = { proof: consistencyText(proveConsistency(leavesOf(content), 11)) };
  const grown = noteOf(inventedContent({ later: 5 }));
  // Another log by the same key: one record more of each exhibit, and as many in all.
  const forked = inventedContent({ views: 3, earlier: 6 });
  const forged = earlierOf(inventedContent({ later: 2, earlier: 6, signer: FORGER })).note;
  const proofTurned: Unpacked = new Map(files);
  change(proofTurned, CONSISTENCY, (text) => editHash(text, 1));
  const unsigned: Unpacked = new Map((await unpackedOf(folder, inventedContent({ policy: null }))));
  strip(unsigned);
  change(unsigned, "bag-info.txt", (text) => text.replace("bearwitness-bundle/2", "bearwitness-bundle/1"));

  let count = 0;
  const write = async (bytes: string | Buffer, end: string) => {
    count += 1;
    const written = join(folder, `held-${count}.${end}`);
    await writeFile(written, bytes);
    return written;
  };
  const meddled = async (changed: Unpacked) => {
    makeManifestsFit(changed);
    return write(await repack(changed, top), "zip");
  };
  const held: Held[] = [];
  const hold = async (
    name: string,
    earlier: string,
    expected: Held["expected"],
    more: { readonly proof?: string; readonly archive?: string } = {},
  ) => {
    const { proof, archive = path } = more;
    held.push({
      ...{ name, archive, expected },
      earlier: earlier.endsWith(".zip") ? earlier : await write(earlier, "note"),
      ...(proof === undefined ? {} : { consistency: await write(proof, "txt") }),
    });
  };
  const NOWHERE = [undefined, "altered"] as const;
  await hold("the checkpoint of the bundle before", own.note, 6);
  await hold("its three lines alone", textOf(own.note), 6);
  await hold("the bundle's own checkpoint", noteOf(content), 13);
  await hold("an earlier bundle, with a proof given apart", before, 11, { proof: since.proof });
  await hold("an earlier bundle, and no proof", before, [CONSISTENCY.replace("-6-", "-11-"), "incomplete"]);
  await hold("a later state: the log was cut back", grown, [NOTE, "altered"]);
  await hold("another state of as many records", noteOf(forked), [NOTE, "altered"]);
  await hold("another beginning", earlierOf(forked).note, [EARLIER, "altered"]);
  await hold("another beginning, its three lines alone", textOf(earlierOf(forked).note), [EARLIER, "altered"]);
  await hold("another log's", textOf(own.note).replace("custody.example.gov", "custody.example.org"), NOWHERE);
  await hold("one that somebody else signed", forged, NOWHERE);
  await hold("one whose signature was edited", own.note.replace(/.{6}\n$/, "AAAA==\n"), NOWHERE);
  await hold("one whose text was edited", own.note.replace("\n6\n", "\n7\n"), NOWHERE);
  await hold("no checkpoint at all", "what I noted down\n", NOWHERE);
  await hold("with a proof of something else", before, NOWHERE, { proof: own.proof });
  await hold("with an edited proof", before, NOWHERE, { proof: editHash(since.proof, 1) });
  await hold("with what is no proof", before, NOWHERE, { proof: "AAAA\n" });
  await hold("with the bundle's own proof edited", textOf(own.note), [CONSISTENCY, "altered"], { archive: await meddled(proofTurned) });
  await hold("a bundle whose log is not signed", own.note, [NOTE, "incomplete"], { archive: await meddled(unsigned) });
  return held;
} // prettier-ignore

/** The hashes of all 13 records, also of those that no bundle shows: each stands in the proof of its neighbour. */
function leavesOf({ log }: BundleContent): readonly Uint8Array[] {
  const beside = (seq: number, place: number) => {
    const found = log.checkpoint.inclusion.get(seq)?.[place];
    if (found === undefined) throw new Error(`there is no proof of ${seq}`);
    return found;
  };
  return [...Array.from({ length: 12 }, (_, seq) => beside(seq ^ 1, 0)), beside(8, 2)];
}

async function unpackedOf(folder: string, content: BundleContent): Promise<Unpacked> {
  const path = join(folder, "held-content.zip");
  await writeBundle(content, path);
  return (await unpack(path)).files;
}
