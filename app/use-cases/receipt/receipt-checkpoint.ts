import type { ReadStores } from "#app/adapters/database/stores.ts";
import {
  formatSignedNote,
  parseSignedNote,
  verifySignedNote,
} from "#app/core/custody/signed-note.ts";
import type { VerifierKey } from "#app/core/custody/verifier-key.ts";
import { cosignedAt } from "#app/core/receipt/format-receipt.ts";

/** A signed state of the log as a receipt shows it. */
export interface ReceiptCheckpoint {
  readonly size: number;
  readonly note: string;
  /** Witnesses whose signatures are in the note, in its order. */
  readonly witnessKeys: readonly VerifierKey[];
}

/** Witnesses sign the newest checkpoint, so one of the next may have what the first lacks. */
const LOOKED_AT = 20;

/**
 * The checkpoint to prove a record in: of those that cover it the one most witnesses signed, and of equal ones the
 * first, which bounds the time most closely. Undefined when none covers it that the office's present key signed.
 */
export async function checkpointCovering(
  checkpoints: Pick<ReadStores["checkpoints"], "from">,
  wanted: {
    readonly seq: number;
    readonly logKey: VerifierKey;
    /** Size of the first checkpoint that the key signs: the office's present key is the one people can compare. */
    readonly signsFrom: number;
    readonly witnessKeys: readonly VerifierKey[];
  },
): Promise<ReceiptCheckpoint | undefined> {
  const { seq, logKey, signsFrom, witnessKeys } = wanted;
  let best: ReceiptCheckpoint | undefined;
  const from = Math.max(seq + 1, signsFrom);
  for (const { size, note } of await checkpoints.from(from, LOOKED_AT)) {
    const shown = shownNote(note, logKey, witnessKeys);
    if (shown === undefined) continue;
    if (best === undefined || shown.witnessKeys.length > best.witnessKeys.length) {
      best = { size, ...shown };
    }
  }
  return best;
}

/** The note with the signatures that a reader can check: the office's first, then each known witness's that holds. */
function shownNote(
  note: string,
  logKey: VerifierKey,
  witnessKeys: readonly VerifierKey[],
): Pick<ReceiptCheckpoint, "note" | "witnessKeys"> | undefined {
  const parsed = parseSignedNote(note);
  if (!parsed.ok) return undefined;
  const { text, signatures } = parsed.value;
  const [ours, ...theirs] = [logKey, ...witnessKeys].map((key) => {
    const line = signatures.find(({ name, keyId }) => name === key.name && keyId === key.keyId);
    if (line === undefined) return undefined;
    const alone = formatSignedNote({ text, signatures: [line] });
    const verified = verifySignedNote(alone, [key]).kind === "verified";
    const timely = key === logKey || cosignedAt(key, line) !== undefined;
    return verified && timely ? { key, line } : undefined;
  });
  if (ours === undefined) return undefined;
  const held = theirs.filter((one) => one !== undefined);
  return {
    note: formatSignedNote({ text, signatures: [ours, ...held].map(({ line }) => line) }),
    witnessKeys: held.map(({ key }) => key),
  };
}
