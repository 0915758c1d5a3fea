import { parseCheckpoint, type Checkpoint } from "../custody/checkpoint.ts";
import { verifyConsistency } from "../custody/merkle-proof.ts";
import type { Parsed } from "../custody/parsed.ts";
import { parseSignedNote, verifySignedNote } from "../custody/signed-note.ts";
import { fromUtf8, sameBytes } from "../encoding.ts";
import { printable, type BundleFault } from "./fault.ts";
import { consistencyPath, earlierNotePath, PATHS } from "./layout.ts";
import { isKeyOfSize } from "./log-key-history.ts";
import { logKeysOf, readHashes } from "./log-proofs.ts";
import type { SignedLog } from "./signed-log.ts";

/** What a reader kept of the log from another day, to hold a bundle against: it need not come from the office. */
export interface GivenCheckpoint {
  /** A `checkpoint.note`, or the three lines of a `checkpoint.body`. */
  readonly checkpoint: Uint8Array;
  /** A consistency file, where the bundle itself carries none from that size. */
  readonly proof?: Uint8Array | undefined;
}

type Tell = (fault: Omit<BundleFault, "code">) => void;

const GIVEN = "the earlier checkpoint that you gave";
const TWO_LOGS = "there are two versions of this log";

/**
 * Whether the signed log is the one that the reader knows from an earlier day, only longer: its size then, where that is proved, else
 * undefined with the reason told. `own` are the bundle's files of the log.
 */
export function continuesGiven(
  given: GivenCheckpoint,
  log: SignedLog,
  own: ReadonlyMap<string, Uint8Array>,
  tell: Tell,
): number | undefined {
  const { checkpoint } = log;
  const altered = (path: string | undefined, detail: string) => {
    tell({ kind: "altered", path, detail });
    return undefined;
  };
  const read = readGiven(given.checkpoint);
  if (!read.ok) return altered(undefined, `${GIVEN} does not read: ${read.problem}`);
  const { origin, size, root } = read.value.checkpoint;
  if (origin !== checkpoint.origin) {
    return altered(undefined, `${GIVEN} is of another log, ${printable(origin)}`);
  }
  const unsigned = problemOfSignature(read.value, log);
  if (unsigned !== undefined) return altered(undefined, unsigned);
  if (size > checkpoint.size) {
    const detail = `it covers ${checkpoint.size} records, and ${GIVEN} ${size}: the log was cut back, or what you gave is the later of the two`;
    return altered(PATHS.checkpointNote, detail);
  }
  if (size === checkpoint.size) {
    if (sameBytes(root, checkpoint.root)) return size;
    const detail = `${GIVEN} has as many records and another root: ${TWO_LOGS}`;
    return altered(PATHS.checkpointNote, detail);
  }
  const path = consistencyPath(size, checkpoint.size);
  const proof = given.proof ?? own.get(path);
  if (proof === undefined) {
    const detail = `without it nobody can say whether the log continues ${GIVEN}: ask the office for it`;
    tell({ kind: "incomplete", path, detail });
    return undefined;
  }
  const hashes = readHashes(proof);
  const claim = { first: size, firstRoot: root, second: checkpoint.size };
  if (
    hashes !== undefined &&
    verifyConsistency({ ...claim, secondRoot: checkpoint.root, proof: hashes })
  ) {
    return size;
  }
  const notePath = earlierNotePath(size);
  const kept = own.get(notePath);
  const shown = kept === undefined ? undefined : readGiven(kept);
  if (shown?.ok === true && !sameBytes(shown.value.checkpoint.root, root)) {
    return altered(notePath, `${GIVEN} has as many records and another root: ${TWO_LOGS}`);
  }
  const where = given.proof === undefined ? path : undefined;
  const what = given.proof === undefined ? "it" : "the proof that you gave";
  return altered(where, `${what} does not prove that the log continues ${GIVEN}`);
}

interface ReadCheckpoint {
  readonly checkpoint: Checkpoint;
  /** The whole note; undefined where only its text was given. */
  readonly note: string | undefined;
}

function readGiven(bytes: Uint8Array): Parsed<ReadCheckpoint> {
  const text = fromUtf8(bytes);
  const isNote = text?.includes("\n\n") === true;
  const note = isNote ? parseSignedNote(bytes) : undefined;
  if (note?.ok === false) return note;
  const read = parseCheckpoint(note === undefined ? bytes : note.value.text);
  if (!read.ok) return read;
  return { ok: true, value: { checkpoint: read.value, note: isNote ? text : undefined } };
}

/** A text alone needs no signature: it is whoever kept it that vouches for it. */
function problemOfSignature({ note, checkpoint }: ReadCheckpoint, log: SignedLog) {
  if (note === undefined) return undefined;
  const outcome = verifySignedNote(note, logKeysOf(log));
  if (outcome.kind === "signature-fails") return `the log's signature does not fit ${GIVEN}`;
  if (outcome.kind !== "verified") return `the log's key has not signed ${GIVEN}`;
  const signers = outcome.signatures.map(({ key }) => key.publicKey);
  return isKeyOfSize(signers, checkpoint.size, log.terms)
    ? undefined
    : `the key that signed ${GIVEN} was not the log's at that size`;
}
