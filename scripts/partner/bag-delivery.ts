import { createHash } from "node:crypto";
import { CLAIM_ALGORITHMS, type ClaimAlgorithm } from "#app/core/partner/digest-claim.ts";
import { manifestKind } from "#app/core/partner/bag/manifest.ts";
import { payloadOxumNote } from "#app/core/partner/bag/payload-oxum.ts";
import { readBag, type TagFile } from "#app/core/partner/bag/read-bag.ts";
import { Problem } from "../commands/outcome.ts";
import { shown, type OpenedFile, type ReadDelivery } from "./delivery.ts";

/** What holds a bag: a folder, or an archive. */
export interface BagHolder {
  /** Every file's path below the bag's folder; links are refused when they are opened. */
  readonly paths: readonly string[];
  readonly open: (path: string) => Promise<OpenedFile>;
  /** Octets of a file, without reading it; 0 for what is no ordinary file. */
  readonly sizeOf: (path: string) => Promise<number>;
  readonly close: () => Promise<void>;
}

/** A tag file longer than this is no list of at most 20,000 files. */
const LARGEST_TAG_FILE = 64 * 1024 * 1024;
const WEAK: readonly ClaimAlgorithm[] = ["md5", "sha1"];

/**
 * A BagIt bag (RFC 8493) as a delivery: its payload with the digests of every manifest, and its own files beside it. Throws a `Problem`
 * that names the file for a bag that cannot be taken for what it says. `acceptWeak`: also one whose only digests are MD5 or SHA-1.
 */
export async function readBagDelivery(
  holder: BagHolder,
  { acceptWeak }: { readonly acceptWeak: boolean },
): Promise<ReadDelivery> {
  const tagFiles = await readTagFiles(holder);
  const read = readBag({ paths: holder.paths, tagFiles });
  if (!read.ok) {
    const where = read.path === "" ? "" : `: ${shown(read.path)}`;
    throw new Problem(`the bag cannot be taken${where}: ${read.problem}.`);
  }
  const { facts, extra, algorithms } = read.value;
  const isWeak = algorithms.every((one) => WEAK.includes(one));
  const names = algorithms.map((one) => one.toUpperCase()).join(" and ");
  if (isWeak && !acceptWeak) {
    throw new Problem(
      `the bag's only digests are ${names}: they find damage, not a change on purpose. Ask for a bag with sha256 or sha512, or take it as it is with --accept-weak.`,
    );
  }
  const weak = `the bag's only digests are ${names}; they find damage, not a change on purpose`;
  return {
    ...{ facts, extra, badRows: [], remarks: [], unknownColumns: [] },
    notes: [...(isWeak ? [weak] : []), ...(await notesOfSize(holder, tagFiles))],
    mark: markOf(tagFiles),
    open: holder.open,
    close: holder.close,
  };
}

/** What `bag-info.txt` says of the payload's size, where that is not what is there. */
async function notesOfSize(
  { paths, sizeOf }: BagHolder,
  tagFiles: ReadonlyMap<string, TagFile>,
): Promise<readonly string[]> {
  const info = tagFiles.get("bag-info.txt");
  if (info === undefined) return [];
  let [octets, files] = [0, 0];
  for (const path of paths.filter((one) => one.startsWith("data/"))) {
    octets += await sizeOf(path);
    files += 1;
  }
  // Labels and numbers are the same in every encoding that is read but UTF-16, whose zeros say nothing here.
  const text = Buffer.from(info.bytes.filter((byte) => byte !== 0)).toString("latin1");
  const note = payloadOxumNote(text, { octets, files });
  return note === undefined ? [] : [note];
}

/** Every file that is no payload, whole, with its digests in the algorithms of the bag's tag manifests. */
async function readTagFiles(holder: BagHolder): Promise<ReadonlyMap<string, TagFile>> {
  const paths = holder.paths.filter((path) => !path.startsWith("data/"));
  const wanted = CLAIM_ALGORITHMS.filter((algorithm) =>
    paths.some((path) => {
      const kind = manifestKind(path);
      return kind?.of === "tags" && kind.algorithm === algorithm;
    }),
  );
  const read = new Map<string, TagFile>();
  let room = LARGEST_TAG_FILE;
  for (const path of paths) {
    const opened = await holder.open(path);
    if (opened.kind === "refused") {
      throw new Problem(
        `the bag cannot be taken: ${shown(path)}: it is a link or no ordinary file, and links are not followed.`,
      );
    }
    try {
      room -= opened.size;
      if (room < 0) throw new Problem("the bag's own files are larger than 64 MiB together.");
      const bytes = await readWhole(opened.source, opened.size);
      const digests = Object.fromEntries(
        wanted.map((algorithm) => [algorithm, createHash(algorithm).update(bytes).digest("hex")]),
      );
      read.set(path, { bytes, digests });
    } finally {
      await opened.close();
    }
  }
  return read;
}

/** The bytes of a small file, at most as many as it was said to have. */
export async function readWhole(
  source: AsyncIterable<Uint8Array>,
  size: number,
): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of source) {
    length += piece.length;
    if (length > size) throw new Problem("a file grew while it was read; try again.");
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** A bag is known again by its payload manifests. */
function markOf(tagFiles: ReadonlyMap<string, TagFile>): string {
  const hash = createHash("sha256");
  for (const [path, { bytes }] of [...tagFiles].toSorted()) {
    if (manifestKind(path)?.of === "payload") hash.update(`${path}\n`).update(bytes);
  }
  return hash.digest("hex");
}
