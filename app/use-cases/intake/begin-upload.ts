import type { Upload } from "#app/adapters/database/upload-store.ts";
import { isKeyGone } from "#app/core/encryption/key-gone.ts";
import type { DraftId, ItemId } from "#app/core/ids.ts";
import { later, type Instant } from "#app/core/instant.ts";
import type { UploadChannel } from "#app/core/intake/channel.ts";
import { fileRefusal, type FileRefusal } from "#app/core/intake/file-refusal.ts";
import type { LimitReached } from "#app/core/intake/upload-limits.ts";
import { actorOf } from "#app/core/people/actor.ts";
import type { Tools } from "../tools.ts";
import { DRAFT_MILLIS } from "./draft-lifetime.ts";
import { fileRoom } from "./file-room.ts";
import { fileAddedEvent } from "./file-added.ts";
import { targetOf, type Holder } from "./upload-holder.ts";

export type BeginOutcome =
  | { readonly kind: "begun"; readonly itemId: ItemId }
  | {
      readonly kind: "refused";
      readonly why: FileRefusal | "empty" | "too-large" | LimitReached;
    }
  | { readonly kind: "no-draft" };

const NO_BYTES = new Uint8Array();

/**
 * Begins a file that will come in parts. Its row is committed and its place on disk flushed before anybody is told its id
 * (security-reliability 3.9, U1). A report that was sent takes more files as a draft does, within the same limits, and has a record of each. A file
 * that the disk has no room for is refused, but its place is kept for as long as an unfinished upload: it can be brought later, also with the
 * receipt code. On a full disk none is kept: what is left is for words, and with the code a file can be brought without a place.
 */
export async function beginUpload(
  tools: Pick<
    Tools,
    | "transact"
    | "read"
    | "clock"
    | "newId"
    | "staging"
    | "shortSecrets"
    | "limits"
    | "disk"
    | "isDiskFull"
  >,
  input: {
    readonly holder: Holder;
    readonly size: number;
    readonly originalName: string;
    readonly declaredType: string;
    /** The sender's mark of the file, 64 hexadecimal digits; empty when there is none. */
    readonly sample: string;
    /** When the sender's device says that it last wrote the file. */
    readonly modifiedAt?: Instant | undefined;
    /** `web-upload` unless told otherwise. */
    readonly channel?: UploadChannel;
    /** The draft, sent or not, whose file it is to be; whatever the holder has open where nobody says. */
    readonly draftId?: string;
  },
): Promise<BeginOutcome> {
  const about = { now: tools.clock.now(), wanted: input.draftId };
  const target = await tools.read((stores) => targetOf(tools, stores, input.holder, about));
  if (target === undefined) return { kind: "no-draft" };
  const { draftId } = target;
  if (input.size <= 0) return { kind: "refused", why: "empty" };
  if (input.size > tools.limits.fileBytes) return { kind: "refused", why: "too-large" };
  // The name alone tells of most programs; the bytes are asked as soon as there are any.
  const refusal = fileRefusal(NO_BYTES, input.originalName);
  if (refusal === "program") return { kind: "refused", why: refusal };

  const place = await placeOf(tools, draftId, input);
  const room = await fileRoom(tools, draftId, place);
  if (input.size <= room.bytes) {
    if (place !== undefined) return { kind: "begun", itemId: place };
    const itemId = await begin(tools, draftId, input);
    return itemId === undefined ? { kind: "no-draft" } : { kind: "begun", itemId };
  }
  if (room.why === "no-room" && place === undefined && input.sample !== "") {
    await keepPlace(tools, draftId, input);
  }
  return { kind: "refused", why: room.why };
}

interface Wanted {
  readonly holder: Holder;
  readonly size: number;
  readonly originalName: string;
  readonly declaredType: string;
  readonly sample: string;
  readonly modifiedAt?: Instant | undefined;
  readonly channel?: UploadChannel;
}

/** A file of this draft that was begun and brought nothing yet, and is the one that is wanted: its answer was lost, or had no room. */
async function placeOf(
  tools: Pick<Tools, "read" | "staging">,
  draftId: DraftId,
  input: Wanted,
): Promise<ItemId | undefined> {
  const uploads = await tools.read((stores) => stores.uploads.ofDraft(draftId));
  const again = uploads.find((upload) => isSameBeginning(upload, input))?.itemId;
  if (again === undefined) return undefined;
  return (await tools.staging.durableSize(again)) === 0 ? again : undefined;
}

/** Whether an upload that was begun is of the same file; without the sender's mark nobody can tell. */
function isSameBeginning(
  upload: Upload,
  input: { readonly size: number; readonly originalName: string; readonly sample: string },
): boolean {
  return (
    input.sample !== "" &&
    upload.sample === input.sample &&
    upload.size === input.size &&
    upload.originalName === input.originalName
  );
}

/** Notes a file that has no room now, so that whoever sent the report can bring it later with the receipt code. */
async function keepPlace(
  tools: Parameters<typeof beginUpload>[0],
  draftId: DraftId,
  input: Wanted,
): Promise<void> {
  // Begun by the thousand, their rows and files would take the room that the ballast gave to the log.
  if ((await tools.disk.state()).level === "full") return;
  try {
    await begin(tools, draftId, input);
  } catch (error) {
    // Not even for a name: the answer is the same, and words still go through.
    if (!tools.isDiskFull(error)) throw error;
  }
}

async function begin(
  tools: Parameters<typeof beginUpload>[0],
  draftId: DraftId,
  input: Wanted,
): Promise<ItemId | undefined> {
  const itemId = tools.newId("itm");
  const now = tools.clock.now();
  try {
    await tools.staging.begin({ id: itemId, owner: draftId });
  } catch (error) {
    // The draft was deleted since it was looked for.
    if (isKeyGone(error)) return undefined;
    throw error;
  }
  const begun = await tools.transact(async (stores) => {
    // Asked again: it may have been sent, or deleted, since.
    const about = { now, wanted: draftId };
    const target = await targetOf(tools, stores, input.holder, about);
    if (target === undefined) return false;
    const { reportId } = target;
    const upload = {
      itemId,
      draftId,
      reportId,
      originalName: input.originalName,
      declaredType: input.declaredType,
      size: input.size,
      sample: input.sample,
      modifiedAt: input.modifiedAt,
      begunAt: now,
      channel: input.channel ?? ("web-upload" as const),
      broughtBy: input.holder.by === undefined ? undefined : actorOf(input.holder.by),
    };
    const added = reportId === null ? undefined : fileAddedEvent(reportId, upload, "begun");
    await stores.uploads.begin(upload, added);
    await stores.drafts.touch(draftId, now, later(now, DRAFT_MILLIS));
    return true;
  });
  if (begun) return itemId;
  await tools.staging.discard(itemId);
  return undefined;
}
