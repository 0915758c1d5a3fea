import type { StoredCheckpoint } from "#app/adapters/database/checkpoint-store.ts";
import { parseCheckpoint } from "#app/core/custody/checkpoint.ts";
import { isInForce, problemOfTerm, type LogKeyTerm } from "#app/core/custody/log-keys.ts";
import { parseSignedNote, verifySignedNote } from "#app/core/custody/signed-note.ts";
import type { TreeCheck } from "#app/core/custody/tree-check.ts";
import type { VerifierKey } from "#app/core/custody/verifier-key.ts";
import { sameBytes, toBase64 } from "#app/core/encoding.ts";
import type { AuditFault, FaultName } from "./fault.ts";

/**
 * What is wrong with a checkpoint, given the tree at its size: every key that was in force there must have signed it and none that
 * was not, no known witness's signature may fail, and its root must be the tree's.
 */
export function faultsOfCheckpoint(check: {
  readonly terms: readonly LogKeyTerm[];
  readonly witnesses: readonly VerifierKey[];
  readonly checkpoint: StoredCheckpoint;
  readonly tree: TreeCheck;
}): readonly AuditFault[] {
  const { terms, witnesses, checkpoint, tree } = check;
  const { size } = checkpoint;
  const faultOf = (fault: FaultName, detail: string): AuditFault[] => [
    { fault, seq: size - 1, subject: null, detail },
  ];
  const logKeys = terms.map(({ key }) => key);
  const note = verifySignedNote(checkpoint.note, logKeys);
  const signers = note.kind === "verified" ? note.signatures.map(({ key }) => key) : [];
  const strange = terms.find((term) => signers.includes(term.key) && !isInForce(term, size));
  if (strange !== undefined) {
    const detail = `the checkpoint of ${size} records: ${problemOfTerm(strange, size) ?? ""}`;
    return faultOf("checkpoint-by-other-key", detail);
  }
  const isUnsigned = terms.some((term) => isInForce(term, size) && !signers.includes(term.key));
  if (note.kind !== "verified" || note.text !== checkpoint.body || isUnsigned) {
    const detail = `the checkpoint of ${size} records is not signed by the log's key`;
    return faultOf("checkpoint-not-signed", detail);
  }
  if (verifySignedNote(checkpoint.note, [...logKeys, ...witnesses]).kind !== "verified") {
    const detail = `a witness's signature under the checkpoint of ${size} records does not hold`;
    return faultOf("cosignature-fails", detail);
  }
  const head = parseCheckpoint(checkpoint.body);
  if (!head.ok || head.value.size !== size || !sameBytes(head.value.root, tree.root())) {
    return faultOf("history-rewritten", `the first ${size} records are not those that were signed`);
  }
  return [];
}

/** Whether a note holds a line of that name and key id. Whether it verifies is for those who have the key. */
export function hasSignature(
  { note }: StoredCheckpoint,
  key: Pick<VerifierKey, "name" | "keyId">,
): boolean {
  const parsed = parseSignedNote(note);
  return (
    parsed.ok &&
    parsed.value.signatures.some(({ name, keyId }) => name === key.name && keyId === key.keyId)
  );
}

/** The root that a checkpoint names, in base64; undefined where it does not read. */
export function rootOf({ body }: StoredCheckpoint): string | undefined {
  const head = parseCheckpoint(body);
  return head.ok ? toBase64(head.value.root) : undefined;
}
