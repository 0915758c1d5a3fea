import type { UploadStanding } from "#app/adapters/database/upload-store.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { DraftId, ItemId } from "#app/core/ids.ts";
import { later, type Instant } from "#app/core/instant.ts";
import { newFileBytes } from "#app/core/intake/disk-floors.ts";
import { isScarce, mayGoOn } from "#app/core/intake/room-to-go-on.ts";
import { roomForFile, type FileRoom } from "#app/core/intake/upload-limits.ts";
import type { Tools } from "../tools.ts";

const DAY_MILLIS = 86_400_000;
/** An upload that brought nothing for so long holds no room any more; it may still go on. */
const HOUR_MILLIS = 3_600_000;
/**
 * How large one more file of a draft may be: by the office's limits, and by the room that the disk has. `partner-lane` stands for an
 * agency's delivery, which has no bound of its own on files: hundreds of cameras are one delivery.
 */
export async function fileRoom(
  tools: Pick<Tools, "limits" | "disk" | "clock" | "read">,
  draftId: DraftId | "partner-lane",
  /** A place that is kept for this very file and must not be counted twice. */
  place?: ItemId,
): Promise<FileRoom> {
  const { limits } = tools;
  const now = tools.clock.now();
  const disk = await tools.disk.state();
  return tools.read(async (stores) => {
    const moving = await stores.uploads.bytesOnTheWay(later(now, -HOUR_MILLIS));
    const byLimits = roomForFile(limits, {
      report:
        draftId === "partner-lane"
          ? { files: 0, bytes: 0, hour: 0 }
          : await ofReport(stores, draftId, later(now, -HOUR_MILLIS), place),
      day: (await stores.items.bytesReceived(later(now, -DAY_MILLIS))) + moving.whole,
      // Adding up everything there is takes its time: only where somebody set a bound.
      total:
        limits.totalBytes === null ? 0 : (await stores.items.bytesReceived(null)) + moving.whole,
    });
    const { copies } = disk;
    const toCopy = moving.whole + (await stores.items.bytesToSeal());
    const reserved = moving.outstanding + copies * toCopy;
    const onDisk = disk.level === "full" ? 0 : newFileBytes(disk.space, reserved, copies);
    return onDisk < byLimits.bytes ? { bytes: onDisk, why: "no-room" } : byLimits;
  });
}

/**
 * Whether a file of which `arrived` octets have come may go on. Always, where the disk takes new files; below that floor the oldest that still fit
 * together with their own sealed copies do. One that stood still for an hour keeps nobody waiting.
 */
export async function mayUploadGoOn(
  tools: Pick<Tools, "disk" | "clock" | "read">,
  upload: Pick<UploadStanding, "itemId" | "begunAt" | "size">,
  arrived: number,
): Promise<boolean> {
  const { space, copies } = await tools.disk.state();
  if (!isScarce(space)) return true;
  const since = later(tools.clock.now(), -HOUR_MILLIS);
  return tools.read(async ({ uploads, items }) => {
    const older = await uploads.comingBefore(upload, since);
    const own = { size: upload.size, arrived };
    return mayGoOn(space, await items.bytesToSeal(), { older, own }, copies);
  });
}

async function ofReport(
  stores: ReadStores,
  draftId: DraftId,
  hourAgo: Instant,
  place: ItemId | undefined,
) {
  const items = await stores.items.ofDraft(draftId);
  const uploads = (await stores.uploads.ofDraft(draftId)).filter((one) => one.itemId !== place);
  const files = [...items, ...uploads];
  const sum = (some: readonly { readonly size: number }[]) =>
    some.reduce((bytes, { size }) => bytes + size, 0);
  const ofHour = [
    ...items.filter(({ receivedAt }) => receivedAt >= hourAgo),
    ...uploads.filter(({ begunAt }) => begunAt >= hourAgo),
  ];
  return { files: files.length, bytes: sum(files), hour: sum(ofHour) };
}
