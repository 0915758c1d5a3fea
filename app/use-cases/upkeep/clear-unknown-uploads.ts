import { later } from "#app/core/instant.ts";
import type { Tools } from "../tools.ts";

/** Between a file's beginning and its row lie milliseconds. A clock that is wrong by hours takes nothing either. */
const SAFE_MILLIS = 24 * 3_600_000;

/**
 * Removes files of uploads that no row names: the process died after the file was begun and before its row was committed, or
 * after the row was let go and before the file was. Nobody was told an id of the first kind, and the second has its record. A file that changed
 * within a day stays, whatever it is, and so does every one that a row names.
 */
export async function clearUnknownUploads(
  tools: Pick<Tools, "read" | "clock" | "staging" | "log">,
): Promise<void> {
  const before = later(tools.clock.now(), -SAFE_MILLIS);
  let files = 0;
  for (const { id, changedAt } of await tools.staging.unfinished()) {
    if (changedAt >= before) continue;
    // Asked after the folder was read, so that a row that was just committed is seen.
    const isKnown = await tools.read(
      async ({ uploads, items }) =>
        (await uploads.find(id)) !== undefined || (await items.find(id)) !== undefined,
    );
    if (isKnown) continue;
    if (await tools.staging.discard(id)) files += 1;
  }
  if (files > 0) tools.log.info("upkeep.uploads-unknown", { files });
}
