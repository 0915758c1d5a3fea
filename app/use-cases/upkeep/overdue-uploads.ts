import type { UploadStanding } from "#app/adapters/database/upload-store.ts";
import type { ItemId } from "#app/core/ids.ts";
import { servedSince, type ServedTime } from "#app/core/intake/served-time.ts";
import { finishUpload } from "../intake/finish-upload.ts";
import { endOverdueUpload } from "../intake/give-up-upload.ts";
import { stagedBytes } from "../intake/staged-bytes.ts";
import type { Tools } from "../tools.ts";

const UPLOADS_AT_ONCE = 500;
const ENDED_AT_ONCE = 1_000;

/**
 * Finishes uploads whose every byte is here and whose sender never asked again: the phone died after the last byte, or the process did before
 * it could say so. Each becomes an item with its record, in its report or its draft. A draft whose time is over is left to end as a whole.
 * Fails, once all others are done, where one of them did.
 */
export async function finishWholeUploads(
  tools: Parameters<typeof finishUpload>[0] & Pick<Tools, "log">,
): Promise<void> {
  const isLongEnough = await lengthsOnDisk(tools);
  const failures: unknown[] = [];
  let finished = 0;
  for (let after = ""; ;) {
    const from = after;
    const page = await tools.read(({ uploads }) => uploads.standings(from, UPLOADS_AT_ONCE));
    for (const upload of page.filter(isLongEnough)) {
      try {
        if (await finishWhole(tools, upload)) finished += 1;
      } catch (error) {
        if ((error as { code?: unknown } | null)?.code === "storage-suspect") throw error;
        failures.push(error);
      }
    }
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.itemId;
  }
  if (finished > 0) tools.log.info("upkeep.uploads-finished", { uploads: finished });
  if (failures.length > 0) {
    throw new Error("an upload could not be finished", { cause: failures[0] });
  }
}

/** By the lengths of the files alone, so that none of the many that still arrive has to be opened. */
async function lengthsOnDisk({
  staging,
}: Pick<Tools, "staging">): Promise<(upload: UploadStanding) => boolean> {
  const whole = new Set<ItemId>((await staging.list()).map(({ id }) => id));
  const parts = new Map((await staging.unfinished()).map(({ id, fileBytes }) => [id, fileBytes]));
  return ({ itemId, size }) => whole.has(itemId) || (parts.get(itemId) ?? 0) >= size;
}

async function finishWhole(
  tools: Parameters<typeof finishUpload>[0],
  upload: UploadStanding,
): Promise<boolean> {
  const { itemId, draftId, reportId, size } = upload;
  if (reportId === null) {
    const draft = await tools.read(({ drafts }) => drafts.standing(draftId));
    if (draft === undefined || draft.expiresAt < tools.clock.now()) return false;
  }
  if ((await stagedBytes(tools, itemId)) !== size) return false;
  return (await finishUpload(tools, { itemId })).kind === "finished";
}

/**
 * Lets go of uploads that did not go on in time, each with its record; a report they belong to stays. Only time that the office served counts. One that is
 * here whole is never let go, whatever keeps it from being finished.
 */
export async function endOverdueUploads(
  tools: Pick<Tools, "transact" | "read" | "clock" | "staging" | "limits">,
  { unserved }: ServedTime,
): Promise<void> {
  const now = tools.clock.now();
  const idleSince = servedSince(now, tools.limits.unfinishedMillis, unserved);
  const idle = await tools.read((stores) => stores.uploads.idleSince(idleSince, ENDED_AT_ONCE));
  for (const itemId of idle) {
    const upload = await tools.read(({ uploads }) => uploads.standing(itemId));
    if (upload === undefined) continue;
    const staged = await stagedBytes(tools, itemId);
    if (staged === upload.size) continue;
    await endOverdueUpload(tools, { itemId, idleSince, over: { at: now, staged } });
  }
}
