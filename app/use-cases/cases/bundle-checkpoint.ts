import type { StoredRecord } from "#app/adapters/database/custody-reader.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import { rulesFor, type Audience } from "#app/core/bundle/audience.ts";
import type { BundleCheckpoint, BundleTimestamp } from "#app/core/bundle/content.ts";
import { policyDigest } from "#app/core/bundle/signed-log-policy.ts";
import { formatTrustPolicy } from "#app/core/custody/format-trust-policy.ts";
import { parseRecord } from "#app/core/custody/record.ts";
import { formatVerifierKey } from "#app/core/custody/verifier-key.ts";
import { verifyCheckpoint } from "#app/core/custody/verify-checkpoint.ts";
import type { CaseId } from "#app/core/ids.ts";
import { parseTimestampResponse } from "#app/core/timestamps/timestamp-response.ts";
import { isOfTestAuthority } from "#app/core/timestamps/timestamp-state.ts";
import { collectCosignatures } from "../custody/collect-cosignatures.ts";
import { logKeyRecords } from "../custody/log-keys.ts";
import { publishCheckpoint, type CheckpointProblem } from "../custody/publish-checkpoint.ts";
import { stampCheckpoint } from "../custody/stamp-checkpoint.ts";
import type { Tools } from "../tools.ts";

/** What signing the log takes, and asking others to vouch for it. */
export type SignTools = Parameters<typeof publishCheckpoint>[0] &
  Parameters<typeof collectCosignatures>[0] &
  Parameters<typeof stampCheckpoint>[0];

/**
 * Why no bundle goes out: the log cannot be signed; too few of the witnesses that the policy asks for have signed it; or
 * the policy is another than when the bundle was asked for.
 */
export interface CheckpointRefusal {
  readonly kind: "refused";
  readonly problem: CheckpointProblem | "quorum-not-met" | "policy-changed";
}

/** The office's trust policy, as it goes into a bundle. */
export function bundlePolicy(tools: Pick<Tools, "trustPolicy">): Uint8Array {
  return formatTrustPolicy(tools.trustPolicy);
}

/**
 * Publishes a checkpoint over all that is in the log, `bundle.prepared` with it, and asks witnesses and the time-stamp
 * authority at once: a bundle shows what they have answered by the time it is written (evidence-standards 4.3).
 */
export async function signForBundle(
  tools: SignTools,
): Promise<{ readonly kind: "signed"; readonly size: number } | CheckpointRefusal> {
  const outcome = await publishCheckpoint(tools, { reason: "export" });
  switch (outcome.kind) {
    case "refused":
      return outcome;
    case "empty":
      throw new Error("a bundle was asked for, and the log is empty");
    case "published":
    case "unchanged": {
      const { size } = outcome.checkpoint;
      // Neither can keep the bundle from being written, but for a policy that asks for witnesses.
      await Promise.all([collectCosignatures(tools, { size }), stampCheckpoint(tools, { size })]);
      return { kind: "signed", size };
    }
  }
}

/** The checkpoint of that size with the proofs of these records, as the bundle will show it. */
export async function checkpointFor(
  tools: Pick<Tools, "logKey" | "trustPolicy" | "timestampVerifier">,
  stores: ReadStores,
  shown: {
    readonly size: number;
    readonly records: readonly StoredRecord[];
  },
): Promise<{ readonly kind: "found"; readonly checkpoint: BundleCheckpoint } | CheckpointRefusal> {
  const { size, records } = shown;
  const stored = await stores.checkpoints.ofSize(size);
  if (stored === undefined) throw new Error("the checkpoint of a bundle is gone");
  const { note } = stored;
  const policy = bundlePolicy(tools);
  if (!isPolicyOf(records[0], policy)) return { kind: "refused", problem: "policy-changed" };
  if (verifyCheckpoint({ note, policy: tools.trustPolicy }).kind === "quorum-not-met") {
    return { kind: "refused", problem: "quorum-not-met" };
  }
  const keyRecords = await replacedKeys(stores, size);
  const inclusion = new Map<number, readonly Uint8Array[]>();
  for (const { seq } of [...records, ...keyRecords]) {
    inclusion.set(seq, await stores.custody.inclusionProof(seq, size));
  }
  const earlier = await earlierCheckpoint(stores, records[0], size);
  return {
    kind: "found",
    checkpoint: {
      note,
      vkey: formatVerifierKey(tools.logKey.verifierKey),
      policy,
      keyRecords: keyRecords.map(({ leaf }) => leaf),
      inclusion,
      timestamps: (await stores.checkpoints.timestamps(size)).map(({ response }) =>
        timestampOf(tools, response),
      ),
      ...(earlier === undefined ? {} : { earlier }),
    },
  };
}

/** The records of the log's keys up to a size; none where no key was replaced, since one key needs no history. */
async function replacedKeys(stores: ReadStores, size: number): Promise<readonly StoredRecord[]> {
  const known = (await logKeyRecords(stores)).map(({ stored }) => stored);
  const records = known.filter(({ seq }) => seq < size);
  return records.length > 1 ? records : [];
}

/** Whether `bundle.prepared` names this policy; one from before policies were named there names none. */
function isPolicyOf(prepared: StoredRecord | undefined, policy: Uint8Array): boolean {
  const named = prepared === undefined ? undefined : memberOf(prepared, "policy_sha256");
  return named === undefined || named === policyDigest(policy);
}

/** Size of the newest checkpoint that a finished bundle of the case shows, of which this audience may know; 0 where none does. */
export async function newestShownSize(
  stores: Pick<ReadStores, "bundles" | "custody">,
  caseId: CaseId,
  audience: Audience,
): Promise<number> {
  const isHidden = rulesFor(audience)?.knowsNoGrandJury === true;
  const ready = (await stores.bundles.ofCase(caseId)).filter(
    (one) => one.state === "ready" && !(isHidden && one.audience === "GJ"),
  );
  const records = await stores.custody.ofSubjects(ready.map(({ id }) => id));
  const sizes = records
    .filter(({ ev }) => ev === "bundle.exported")
    .map((record) => memberOf(record, "checkpoint_size"))
    .filter((shown) => typeof shown === "number");
  return Math.max(0, ...sizes);
}

/**
 * The checkpoint that the case's bundle before this one shows, as `bundle.prepared` names it; undefined for its first.
 * One from before that was named there shows none.
 */
async function earlierCheckpoint(
  stores: ReadStores,
  prepared: StoredRecord | undefined,
  size: number,
): Promise<BundleCheckpoint["earlier"]> {
  const named = prepared === undefined ? undefined : memberOf(prepared, "continues_size");
  const first = typeof named === "number" ? named : 0;
  const stored = first === 0 ? undefined : await stores.checkpoints.ofSize(first);
  if (stored === undefined) return undefined;
  return { note: stored.note, proof: await stores.custody.consistencyProof(first, size) };
}

function timestampOf(
  { timestampVerifier }: Pick<Tools, "timestampVerifier">,
  response: Uint8Array,
): BundleTimestamp {
  const read = parseTimestampResponse(response);
  const token = read.ok ? read.value.token : undefined;
  // What does not say whose it is must not look like a real one.
  const isTest = token === undefined || isOfTestAuthority(token, timestampVerifier.roots);
  return { response, isTest };
}

function memberOf(record: StoredRecord, name: string) {
  const read = parseRecord(record.leaf);
  return read.ok ? read.value.obj[name] : undefined;
}
