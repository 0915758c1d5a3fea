import type { StoredCheckpoint } from "#app/adapters/database/checkpoint-store.ts";
import type { LogKey } from "#app/adapters/security/log-signer.ts";
import { keyRotationFacts } from "#app/core/custody/log-keys.ts";
import { formatVerifierKey } from "#app/core/custody/verifier-key.ts";
import { toBase64 } from "#app/core/encoding.ts";
import type { KeyId } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";
import { logKeyRecords } from "./log-keys.ts";
import {
  problemOfSigning,
  signLog,
  type CheckpointProblem,
  type PublishTools,
} from "./publish-checkpoint.ts";

/** Why a key is replaced, in the log's words. */
export const ROTATION_REASONS = ["planned", "staff-left", "suspected", "stolen"] as const;
export type RotationReason = (typeof ROTATION_REASONS)[number];

export type RotateOutcome =
  | {
      readonly kind: "rotated";
      readonly oldKey: string;
      readonly newKey: string;
      /** The one that both keys signed. */
      readonly checkpoint: StoredCheckpoint;
    }
  | { readonly kind: "refused"; readonly problem: CheckpointProblem | "no-first-key" }
  | { readonly kind: "no-key"; readonly problem: string };

export type PrepareOutcome =
  | { readonly kind: "prepared"; readonly newKey: string; readonly isNew: boolean }
  | { readonly kind: "no-key"; readonly problem: string };

/** Makes the log's next key without using it, so that witnesses can learn it first. Answers the same one until it is used. */
export async function prepareLogKey(tools: Pick<Tools, "nextLogKey">): Promise<PrepareOutcome> {
  const next = await tools.nextLogKey.prepare();
  if (!next.ok) return { kind: "no-key", problem: next.problem };
  const newKey = formatVerifierKey(next.value.verifierKey);
  return { kind: "prepared", newKey, isNew: next.created };
}

/**
 * Replaces the log's key (evidence-standards 3.2). The next key is on the disk before the log names it. Then, in one
 * transaction: the log as it stands is checked, `key.rotated` with the old key's signature is appended, and the log up
 * to and with that record is signed by both keys. Last, the next key takes the old one's place, which ends it. After a
 * crash before the transaction the old key is in force and the next one is kept for another try; after it, the next
 * opening of the office puts the next one in place. Nobody else may sign meanwhile: the caller holds the office alone.
 */
export async function rotateLogKey(
  tools: PublishTools & Pick<Tools, "nextLogKey">,
  input: { readonly reason: RotationReason },
): Promise<RotateOutcome> {
  const next = await tools.nextLogKey.prepare();
  if (!next.ok) return { kind: "no-key", problem: next.problem };
  const outcome = await nameNextKey(tools, next.value, input.reason);
  if (outcome.kind === "rotated") await tools.nextLogKey.adopt(next.value);
  return outcome;
}

function nameNextKey(
  tools: PublishTools,
  next: LogKey,
  reason: RotationReason,
): Promise<RotateOutcome> {
  const { logKey } = tools;
  return tools.transact(async (stores): Promise<RotateOutcome> => {
    const problem = await problemOfSigning(tools, stores);
    if (problem !== undefined) return { kind: "refused", problem };
    const [first] = await logKeyRecords(stores);
    if (first === undefined) return { kind: "refused", problem: "no-first-key" };
    await stores.office.set("log-public-key", toBase64(next.verifierKey.publicKey));
    await stores.custody.appendSystemEvent({
      ev: "key.rotated",
      // All keys of the log are one subject, so that none can be left out of their row.
      subj: first.record.subj as KeyId,
      actor: { kind: "system", id: "svc-operator" },
      obj: keyRotationFacts({
        old: logKey.verifierKey,
        oldSigner: logKey.signer,
        next: next.verifierKey,
        reason,
      }),
    });
    const signers = [logKey.signer, next.signer];
    const checkpoint = await signLog(tools, stores, { reason: "key-rotation", signers });
    return {
      kind: "rotated",
      oldKey: formatVerifierKey(logKey.verifierKey),
      newKey: formatVerifierKey(next.verifierKey),
      checkpoint,
    };
  });
}
