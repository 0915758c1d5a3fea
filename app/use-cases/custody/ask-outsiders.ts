import type {
  CheckpointReason,
  StoredCheckpoint,
} from "#app/adapters/database/checkpoint-store.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import { later, millisOf } from "#app/core/instant.ts";
import type { Job } from "../jobs.ts";
import type { Tools } from "../tools.ts";

// Authorities and witnesses are other bodies' machines: what is asked of them is asked by jobs, after the checkpoint is
// published and whatever becomes of the asking.

type OutsideJob = Extract<Job, { name: "stamp-checkpoint" | "collect-cosignatures" }>;

const AGAIN_MILLIS = 3_600_000;
/** A stamp says that the log existed at its time: after so long one of a later checkpoint says as much. */
const STAMP_WITHIN_MILLIS = 30 * 24 * 3_600_000;

/** Asks for what a new checkpoint is to have, in the transaction that publishes it. */
export async function enqueueAsking(
  tools: Pick<Tools, "timestampAuthorities" | "trustPolicy" | "clock">,
  { jobs }: Pick<Stores, "jobs">,
  { size, reason }: Pick<StoredCheckpoint, "size" | "reason">,
): Promise<void> {
  const now = tools.clock.now();
  if (tools.timestampAuthorities.length > 0 && isStamped(reason)) {
    await jobs.enqueue({ name: "stamp-checkpoint", size }, now);
  }
  if (tools.trustPolicy.witnesses.some(({ url }) => url !== undefined)) {
    await jobs.enqueue({ name: "collect-cosignatures", size }, now);
  }
}

/** Whether checkpoints made for this reason get a time-stamp. That of a rotation bounds what the old key can have signed. */
export function isStamped(reason: CheckpointReason): boolean {
  return reason === "daily" || reason === "export" || reason === "key-rotation";
}

/**
 * Asks once more in an hour, when a job has failed for good: an authority may be down for a day. Cosignatures are only
 * asked for the newest checkpoint, for whoever signs a later one vouches for all before.
 */
export async function askAgainLater(
  tools: Pick<Tools, "transact" | "clock" | "log">,
  { job }: { readonly job: OutsideJob },
): Promise<void> {
  await tools.transact(async ({ checkpoints, jobs }) => {
    const now = tools.clock.now();
    const { size, name } = job;
    const checkpoint = await checkpoints.ofSize(size);
    if (checkpoint === undefined) return;
    if (name === "collect-cosignatures" && (await checkpoints.latest())?.size !== size) return;
    if (
      name === "stamp-checkpoint" &&
      millisOf(now) - millisOf(checkpoint.madeAt) > STAMP_WITHIN_MILLIS
    ) {
      tools.log.warn("timestamp.given-up", { size });
      return;
    }
    await jobs.enqueue(job, later(now, AGAIN_MILLIS));
  });
}
