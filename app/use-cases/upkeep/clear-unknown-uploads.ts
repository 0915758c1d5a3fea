import { later } from "#app/core/instant.ts";
import { hasRow, waitingUploads } from "../evidence/found-uploads.ts";
import type { Tools } from "../tools.ts";

/** Between a file's beginning and its row lie milliseconds. A clock that is wrong by hours takes nothing either. */
const SAFE_MILLIS = 24 * 3_600_000;

/**
 * Removes files of uploads that no row names and that nobody was told are kept: one without a byte, whose process died after the file was begun and
 * before its row was committed, and one whose record says that it was taken back, refused or let go, where the process died before the file was removed.
 * Every other stays, whole or in part: its bytes were acknowledged, and the database may be of an earlier day than the files. So does a file that changed
 * within a day, whatever it is, and one that a row names.
 */
export async function clearUnknownUploads(
  tools: Pick<Tools, "read" | "clock" | "staging" | "log">,
): Promise<void> {
  const before = later(tools.clock.now(), -SAFE_MILLIS);
  const parts = await tools.staging.unfinished();
  const empty = parts
    .filter(({ hasBytes }) => !hasBytes)
    .map(({ id, changedAt }) => ({ id, receivedAt: changedAt, isEmpty: true }));
  const kept = (await waitingUploads(tools)).map((one) => ({ ...one, isEmpty: false }));
  let files = 0;
  for (const { id, receivedAt, isEmpty } of [...empty, ...kept]) {
    if (receivedAt >= before) continue;
    // Asked after the folder was read, so that a row that was just committed is seen.
    const isNobodys = await tools.read(
      async (stores) =>
        !(await hasRow(stores, id)) && (isEmpty || (await stores.custody.isDisposed(id))),
    );
    if (isNobodys && (await tools.staging.discard(id))) files += 1;
  }
  if (files > 0) tools.log.info("upkeep.uploads-unknown", { files });
}
