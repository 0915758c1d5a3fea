import type {
  CheckpointReason,
  StoredCheckpoint,
} from "#app/adapters/database/checkpoint-store.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import { officeDay } from "#app/core/bundle/office-time.ts";
import { parseCheckpoint } from "#app/core/custody/checkpoint.ts";
import { verifyConsistency } from "#app/core/custody/merkle-proof.ts";
import { signCheckpoint, type Signer } from "#app/core/custody/signer.ts";
import { leafHash } from "#app/core/custody/tree-hash.ts";
import { sameBytes, toBase64 } from "#app/core/encoding.ts";
import { SYSTEM_SUBJECT } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Tools } from "../tools.ts";
import { enqueueAsking } from "./ask-outsiders.ts";

export type PublishOutcome =
  | { readonly kind: "published" | "unchanged"; readonly checkpoint: StoredCheckpoint }
  /** The log does not continue the one signed last, or a record is not what its hash says: nothing was signed. */
  | { readonly kind: "refused"; readonly problem: CheckpointProblem }
  | { readonly kind: "empty" };

export type CheckpointProblem =
  | "not-a-continuation"
  | "record-altered"
  | "tree-behind"
  /** The log has another key since this process began: it has to be started again with that one. */
  | "key-replaced";

/** What signing takes, and asking other bodies to add to it. */
export type PublishTools = Pick<
  Tools,
  "transact" | "clock" | "logKey" | "office" | "timestampAuthorities" | "trustPolicy" | "wakeWorker"
>;

const RECORDS_AT_ONCE = 500;

/**
 * Signs the log as it stands and keeps the checkpoint. Only what was read again is signed: every record since the last
 * checkpoint is hashed anew, and the consistency proof from the last one must hold (evidence-standards 3.1). A log that
 * gained nothing but the record of its last checkpoint is not signed again, except on request of an export. The first
 * one of each office day is a `daily` one. What other bodies are to add, they are asked for afterwards.
 */
export async function publishCheckpoint(
  tools: PublishTools,
  input: { readonly reason: CheckpointReason },
): Promise<PublishOutcome> {
  const outcome = await tools.transact(async (stores): Promise<PublishOutcome> => {
    const last = await stores.checkpoints.latest();
    const size = await stores.custody.size();
    if (size === 0) return { kind: "empty" };
    if (last !== undefined && !(await hasNews(stores, last.size, size, input.reason))) {
      return { kind: "unchanged", checkpoint: last };
    }
    const problem = await problemOfSigning(tools, stores);
    if (problem !== undefined) return { kind: "refused", problem };
    const reason = isFirstOfDay(tools, last) && input.reason !== "export" ? "daily" : input.reason;
    const checkpoint = await signLog(tools, stores, { reason, signers: [tools.logKey.signer] });
    return { kind: "published", checkpoint };
  });
  if (outcome.kind === "published") tools.wakeWorker();
  return outcome;
}

/** Why the log as it stands must not be signed with the key in hand; undefined when nothing speaks against it. */
export async function problemOfSigning(
  { logKey }: Pick<Tools, "logKey">,
  stores: Stores,
): Promise<CheckpointProblem | undefined> {
  const inForce = await stores.office.get("log-public-key");
  if (inForce !== undefined && inForce !== toBase64(logKey.verifierKey.publicKey)) {
    return "key-replaced";
  }
  const last = await stores.checkpoints.latest();
  return problemSince(stores, last, await stores.custody.size());
}

/** Signs the log as it stands, keeps the checkpoint, and has other bodies asked for what they add. */
export async function signLog(
  tools: Pick<PublishTools, "clock" | "logKey" | "timestampAuthorities" | "trustPolicy">,
  stores: Stores,
  by: { readonly reason: CheckpointReason; readonly signers: readonly Signer<"ed25519">[] },
): Promise<StoredCheckpoint> {
  const { reason, signers } = by;
  const size = await stores.custody.size();
  const root = await stores.custody.rootAt(size);
  const note = signCheckpoint({ origin: tools.logKey.verifierKey.name, size, root }, signers);
  const body = note.slice(0, note.lastIndexOf("\n\n") + 1);
  const checkpoint = { size, body, note, reason, madeAt: tools.clock.now() };
  await stores.checkpoints.add(checkpoint);
  await enqueueAsking(tools, stores, checkpoint);
  await stores.custody.appendSystemEvent({
    ev: "checkpoint.published",
    subj: SYSTEM_SUBJECT,
    actor: { kind: "system", id: "svc-log" },
    obj: { size, root: toBase64(root), reason_code: reason },
  });
  return checkpoint;
}

/** Whatever made it: so every day on which the log was signed has one that is stamped. */
function isFirstOfDay(
  { clock, office }: Pick<Tools, "clock" | "office">,
  last: StoredCheckpoint | undefined,
): boolean {
  const dayOf = (at: Instant) => officeDay(at, office.timeZone);
  return last === undefined || dayOf(last.madeAt) !== dayOf(clock.now());
}

/** An export always gets a checkpoint over its own records; a timer only signs what is more than its own echo. */
async function hasNews(
  stores: Stores,
  signed: number,
  size: number,
  reason: CheckpointReason,
): Promise<boolean> {
  if (size <= signed) return false;
  if (reason === "export") return true;
  const since = await stores.custody.from(signed, RECORDS_AT_ONCE);
  return since.length === RECORDS_AT_ONCE || since.some((record) => !isEcho(record.ev));
}

function isEcho(ev: string): boolean {
  return (
    ev === "checkpoint.published" || ev === "checkpoint.timestamped" || ev === "checkpoint.cosigned"
  );
}

async function problemSince(
  stores: Stores,
  last: StoredCheckpoint | undefined,
  size: number,
): Promise<CheckpointProblem | undefined> {
  if ((await stores.custody.treeSize()) !== size) return "tree-behind";
  const from = last?.size ?? 0;
  for (let at = from; at < size; at += RECORDS_AT_ONCE) {
    const count = Math.min(RECORDS_AT_ONCE, size - at);
    const records = await stores.audit.records(at, count);
    const leaves = await stores.audit.nodes(records.map(({ seq }) => ({ level: 0, index: seq })));
    const inTree = new Map(leaves.map(({ index, hash }) => [index, hash]));
    for (const [place, record] of records.entries()) {
      const hash = leafHash(record.leaf);
      const node = inTree.get(record.seq);
      if (record.seq !== at + place || node === undefined) return "record-altered";
      if (!sameBytes(hash, record.leafHash) || !sameBytes(hash, node)) return "record-altered";
    }
    if (records.length !== count) return "record-altered";
  }
  if (last === undefined) return undefined;
  const signed = parseCheckpoint(last.body);
  if (!signed.ok) return "not-a-continuation";
  const holds = verifyConsistency({
    first: last.size,
    second: size,
    firstRoot: signed.value.root,
    secondRoot: await stores.custody.rootAt(size),
    proof: await stores.custody.consistencyProof(last.size, size),
  });
  return holds ? undefined : "not-a-continuation";
}
