import { BagReadError, printable } from "#app/core/bundle/fault.ts";
import { PATHS } from "#app/core/bundle/layout.ts";
import { reportText } from "#app/core/bundle/report-text.ts";
import { verifyBag, type BagReport } from "#app/core/bundle/verify-bag.ts";
import { archiveBag, folderBag, type NamedFile } from "./bags.ts";
import { newHash } from "./digests.ts";
import { secondOpinion, type SecondOpinion } from "./signatures.ts";

/** A note has a line for each signature; what is longer is something else. */
const LARGEST_NOTE = 1024 * 1024;

/** What a person chose to have checked. */
export type Chosen =
  | { readonly kind: "archive"; readonly name: string; readonly file: Blob }
  | { readonly kind: "folder"; readonly name: string; readonly files: readonly NamedFile[] };

/** A bundle to be checked, with what is known of the log's key from elsewhere, in lower-case hex. */
export interface CheckOrder {
  readonly chosen: Chosen;
  readonly fingerprint: string | undefined;
  /** A state of the log that the person has from another day: a checkpoint or an earlier bundle's archive, and a proof where this one has none. */
  readonly earlier?:
    { readonly file: Blob; readonly name: string; readonly proof?: Blob | undefined } | undefined;
}

/** What comes of it. */
export interface CheckAnswer {
  readonly report: BagReport;
  /** The report as `bearwitness verify` and `verify.py` print it. */
  readonly text: string;
  /** SHA-256 in hex of the `verify.html` that this bundle carries; undefined where it has none. */
  readonly pageSha256: string | undefined;
  readonly opinion: SecondOpinion;
}

/** What is said while a bundle is checked, and at the end. */
export type CheckMessage =
  | { readonly kind: "begun" }
  | { readonly kind: "progress"; readonly done: number; readonly total: number }
  | { readonly kind: "done"; readonly answer: CheckAnswer }
  | { readonly kind: "failed"; readonly why: string };

/** Checks a bundle by the rules of `app/core/bundle`. Whatever happens, the last thing said is `done` or `failed`. */
export async function checkBundle(
  { chosen, fingerprint, earlier }: CheckOrder,
  say: (message: CheckMessage) => void,
): Promise<void> {
  say({ kind: "begun" });
  try {
    const bag =
      chosen.kind === "archive" ? archiveBag(chosen.file, chosen.name) : folderBag(chosen.files);
    let told = -1;
    const onProgress = (done: number, total: number) => {
      const thousandths = Math.floor((1000 * done) / total);
      if (thousandths === told) return;
      told = thousandths;
      say({ kind: "progress", done, total });
    };
    const given = earlier === undefined ? undefined : await givenBy(earlier);
    const report = await verifyBag(bag, { newHash, onProgress }, { fingerprint, given });
    const pageSha256 = await digestOfPage(bag.open(PATHS.verifyPage));
    const opinion = await secondOpinion();
    say({ kind: "done", answer: { report, text: reportText(report), pageSha256, opinion } });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    say({ kind: "failed", why: printable(why) });
  }
}

async function givenBy({ file, proof }: NonNullable<CheckOrder["earlier"]>) {
  const start = await bytesOf(file.slice(0, 2));
  const checkpoint =
    String.fromCharCode(...start) === "PK"
      ? await noteIn(file)
      : await bytesOf(file.slice(0, LARGEST_NOTE));
  return { checkpoint, proof: proof && (await bytesOf(proof.slice(0, LARGEST_NOTE))) };
}

async function noteIn(archive: Blob): Promise<Uint8Array> {
  const bag = archiveBag(archive, "the earlier bundle");
  await bag.list();
  const pieces: Uint8Array[] = [];
  for await (const piece of bag.open(PATHS.checkpointNote)) pieces.push(Uint8Array.from(piece));
  return new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
}

async function bytesOf(file: Blob): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

/** Where the file is missing or does not read, the report says so already. */
async function digestOfPage(bytes: AsyncIterable<Uint8Array>): Promise<string | undefined> {
  const hash = newHash("sha256");
  try {
    for await (const piece of bytes) hash.update(piece);
  } catch (error) {
    if (error instanceof BagReadError) return undefined;
    throw error;
  }
  return hash.hex();
}
