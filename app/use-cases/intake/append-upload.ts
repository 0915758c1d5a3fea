import type { Stores } from "#app/adapters/database/stores.ts";
import type { Upload } from "#app/adapters/database/upload-store.ts";
import type { ItemId } from "#app/core/ids.ts";
import { later, type Instant } from "#app/core/instant.ts";
import { fileRefusal, HEAD_BYTES, type FileRefusal } from "#app/core/intake/file-refusal.ts";
import type { PartChecksum } from "#app/core/intake/part-checksum.ts";
import { LARGEST_PART } from "#app/core/intake/upload-limits.ts";
import type { Tools } from "../tools.ts";
import { DRAFT_MILLIS } from "./draft-lifetime.ts";
import { fileRoom, mayUploadGoOn } from "./file-room.ts";
import { peek } from "./peek.ts";
import { finishUpload } from "./finish-upload.ts";
import { giveUpUpload } from "./give-up-upload.ts";

export type AppendOutcome =
  /**
   * So many bytes survive a power cut. At the file's size it is received whole, and its record committed. `cut` says that
   * more came than one part or the file can be, and that the rest was not read.
   */
  | { readonly kind: "appended"; readonly offset: number; readonly cut: boolean }
  | { readonly kind: "other-offset" }
  /** Not the bytes of which their sender gave a checksum; nothing of the part was kept. */
  | { readonly kind: "other-bytes" }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly why: FileRefusal }
  /** The disk, or the office, takes no more now. What had come is kept, and the upload goes on when there is room again. */
  | { readonly kind: "no-room" };

/** After so long without a byte the sweep may be about to let an upload go. */
const LONG_PAUSE_MILLIS = 3_600_000;

/**
 * Takes one part of a file. A part that breaks off keeps what had come: the answer never arrives, and the next question for the
 * offset tells how much there is (security-reliability 3.9, U2). One with a checksum is kept whole or not at all: of what came of it nobody could say that it is right. The last byte makes the file an item, recorded (U3).
 */
export async function appendToUpload(
  tools: Pick<
    Tools,
    | "transact"
    | "read"
    | "clock"
    | "staging"
    | "wakeWorker"
    | "disk"
    | "isDiskFull"
    | "limits"
    | "newDigest"
  >,
  input: {
    readonly itemId: ItemId;
    readonly offset: number;
    readonly source: AsyncIterable<Uint8Array>;
    readonly checksum?: PartChecksum | undefined;
  },
): Promise<AppendOutcome> {
  const { itemId, offset } = input;
  const upload = await tools.read((stores) => stores.uploads.find(itemId));
  if (upload === undefined) return { kind: "not-found" };
  const { head, whole } = await peek(input.source, offset === 0 ? HEAD_BYTES : 0);
  const refusal = offset === 0 ? fileRefusal(head, upload.originalName) : undefined;
  // A first part can be too short to tell; then the first bytes are asked again when the file is whole.
  if (refusal !== undefined && head.length > 0) return refuse(tools, itemId, refusal);

  if ((await tools.disk.state()).level === "full") return { kind: "no-room" };
  if (!(await hasRoom(tools, upload, offset))) return { kind: "no-room" };
  const began = tools.clock.now();
  if (later(upload.lastByteAt, LONG_PAUSE_MILLIS) < began) {
    // Bytes count when they are flushed, and its time may end before these are.
    const isThere = await tools.transact((stores) =>
      noteMoved(stores, { upload, arrived: upload.arrived, now: began }),
    );
    if (!isThere) return { kind: "not-found" };
  }
  const { source, isRight } = checkedBy(input.checksum, whole, tools.newDigest);
  const appended = await tools.staging.append(itemId, offset, source, {
    isRight,
    // A part of unsaid length ends here; whoever sent it is told how far it came and goes on.
    limitBytes: Math.min(upload.size, offset + LARGEST_PART),
  });
  switch (appended.kind) {
    case "missing":
      return { kind: "not-found" };
    case "offset-differs":
      return { kind: "other-offset" };
    case "other-bytes":
      return { kind: "other-bytes" };
    case "no-room":
      // The log and the database get the ballast's room before anything else writes.
      await tools.disk.makeRoom();
      return { kind: "no-room" };
    case "broken-off":
    case "too-large":
    case "appended":
      break;
  }
  const arrived = appended.offset;
  const cut = appended.kind === "too-large";
  if (arrived < upload.size) {
    const now = tools.clock.now();
    const isThere = await tools.transact(
      async (stores) =>
        (await noteMoved(stores, { upload, arrived, now })) || stores.items.isThere(itemId),
    );
    // It was let go while this part came, and its bytes with it: they must not be acknowledged.
    if (!isThere) return { kind: "not-found" };
    return { kind: "appended", offset: arrived, cut };
  }
  const finished = await finishUpload(tools, { itemId });
  return finished.kind === "finished" ? { kind: "appended", offset: arrived, cut } : finished;
}

/** A part's bytes as they come, and whether they were right once all of them came; undefined where its sender gave nothing to check them by. */
function checkedBy(
  checksum: PartChecksum | undefined,
  source: AsyncIterable<Uint8Array>,
  newDigest: Tools["newDigest"],
): { readonly source: AsyncIterable<Uint8Array>; readonly isRight: (() => boolean) | undefined } {
  if (checksum === undefined) return { source, isRight: undefined };
  const digest = newDigest(checksum.algorithm);
  async function* passing(): AsyncGenerator<Uint8Array> {
    for await (const bytes of source) {
      digest.update(bytes);
      yield bytes;
    }
  }
  return { source: passing(), isRight: () => digest.hex() === checksum.hex };
}

/**
 * Whether a file has room. One that was refused for want of it keeps its place all the same, and others can have taken since what there was. Of one
 * that has begun to come `offset` has arrived, or so its sender says, whose part is not taken where that is wrong.
 */
async function hasRoom(
  tools: Parameters<typeof appendToUpload>[0],
  upload: Upload,
  offset: number,
): Promise<boolean> {
  const { itemId, draftId, channel, size } = upload;
  const arrived = offset === 0 ? ((await tools.staging.durableSize(itemId)) ?? 0) : offset;
  if (arrived > 0) return mayUploadGoOn(tools, upload, Math.min(arrived, size));
  const of = channel === "partner-upload" ? "partner-lane" : draftId;
  return size <= (await fileRoom(tools, of, itemId)).bytes;
}

/** A draft lives on while something of it comes. False where the upload was let go meanwhile. */
async function noteMoved(
  { uploads, drafts }: Pick<Stores, "uploads" | "drafts">,
  moved: { readonly upload: Upload; readonly arrived: number; readonly now: Instant },
): Promise<boolean> {
  const { upload, arrived, now } = moved;
  // The draft before its file, as whoever sends or deletes it holds them.
  if (upload.reportId === null) await drafts.touch(upload.draftId, now, later(now, DRAFT_MILLIS));
  return uploads.noteArrived(upload.itemId, arrived, now);
}

async function refuse(
  tools: Pick<Tools, "transact" | "staging" | "clock">,
  itemId: ItemId,
  why: FileRefusal,
): Promise<AppendOutcome> {
  await giveUpUpload(tools, { itemId, why, refused: { at: tools.clock.now(), whole: false } });
  return { kind: "refused", why };
}
