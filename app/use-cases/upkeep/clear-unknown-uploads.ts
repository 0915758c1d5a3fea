import { later } from "#app/core/instant.ts";
import { hasRow } from "../evidence/found-uploads.ts";
import type { Tools } from "../tools.ts";

/** Between a file's beginning and its row lie milliseconds. A clock that is wrong by hours takes nothing either. */
const SAFE_MILLIS = 24 * 3_600_000;

/**
 * Removes files of uploads that no row names. Of one that did not come whole nobody was told: the process died after the file was begun and before
 * its row was committed. One that came whole goes only where its record says that it was taken back, refused or let go, and the process died
 * before the file was removed. A file that changed within a day stays, whatever it is, and so does every one that a row names.
 */
export async function clearUnknownUploads(
  tools: Pick<Tools, "read" | "clock" | "staging" | "log">,
): Promise<void> {
  const before = later(tools.clock.now(), -SAFE_MILLIS);
  const arriving = (await tools.staging.unfinished()).map(({ id, changedAt }) => ({
    ...{ id, changedAt, isWhole: false },
  }));
  const whole = (await tools.staging.list()).map(({ id, receivedAt }) => ({
    ...{ id, changedAt: receivedAt, isWhole: true },
  }));
  let files = 0;
  for (const { id, changedAt, isWhole } of [...arriving, ...whole]) {
    if (changedAt >= before) continue;
    // Asked after the folder was read, so that a row that was just committed is seen.
    const isNobodys = await tools.read(
      async (stores) =>
        !(await hasRow(stores, id)) && (!isWhole || (await stores.custody.isDisposed(id))),
    );
    if (isNobodys && (await tools.staging.discard(id))) files += 1;
  }
  if (files > 0) tools.log.info("upkeep.uploads-unknown", { files });
}
