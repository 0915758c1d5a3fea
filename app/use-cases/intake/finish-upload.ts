import type { Upload } from "#app/adapters/database/upload-store.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { ItemId } from "#app/core/ids.ts";
import { later, type Instant } from "#app/core/instant.ts";
import { fileRefusal, HEAD_BYTES, type FileRefusal } from "#app/core/intake/file-refusal.ts";
import { arrivalOf } from "../partner/arriving-file.ts";
import type { Tools } from "../tools.ts";
import { declaredTypeFact } from "./declared-type-fact.ts";
import { DRAFT_MILLIS } from "./draft-lifetime.ts";
import { giveUpUpload } from "./give-up-upload.ts";
import { peek } from "./peek.ts";

export type FinishOutcome =
  | { readonly kind: "finished" }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly why: FileRefusal }
  /** The disk has not even room to say that the file is whole. Its bytes stay, and the same works once there is room. */
  | { readonly kind: "no-room" };

/**
 * Makes a file whose last byte is durable an evidence item: received whole, recorded, and on its way to be sealed, all in one
 * transaction (security-reliability 3.9, U3). Its digests are taken when it is sealed, so the answer waits for no hash. May run
 * again after a crash at any point.
 */
export async function finishUpload(
  tools: Pick<
    Tools,
    "transact" | "read" | "clock" | "staging" | "wakeWorker" | "disk" | "isDiskFull"
  >,
  input: { readonly itemId: ItemId },
): Promise<FinishOutcome> {
  const { itemId } = input;
  const upload = await tools.read((stores) => stores.uploads.find(itemId));
  if (upload === undefined) {
    const item = await tools.read((stores) => stores.items.find(itemId));
    return item === undefined ? { kind: "not-found" } : { kind: "finished" };
  }
  try {
    await tools.staging.finish(itemId);
  } catch (error) {
    if (!tools.isDiskFull(error)) throw error;
    await tools.disk.makeRoom();
    return { kind: "no-room" };
  }
  const staged = await tools.staging.open(itemId);
  if (staged === undefined) return { kind: "not-found" };
  const { head } = await peek(staged.bytes, HEAD_BYTES).finally(() => staged.close());
  const refusal = fileRefusal(head, upload.originalName);
  if (refusal !== undefined) {
    const refused = { at: tools.clock.now(), whole: true };
    await giveUpUpload(tools, { itemId, why: refusal, refused });
    return { kind: "refused", why: refusal };
  }
  const now = tools.clock.now();
  const finished = await tools.transact(async (stores) => {
    // Held first, as by whoever sends or deletes it: else two could wait for each other.
    await stores.drafts.standing(upload.draftId);
    const current = await stores.uploads.find(itemId);
    if (current === undefined) return (await stores.items.find(itemId)) !== undefined;
    await stores.uploads.become(itemId);
    if (current.reportId === null) {
      await stores.drafts.touch(current.draftId, now, later(now, DRAFT_MILLIS));
    }
    await stores.items.receive(
      {
        id: itemId,
        draftId: current.draftId,
        reportId: current.reportId,
        originalName: current.originalName,
        declaredType: current.declaredType,
        size: current.size,
        sha256: "",
        sha512: "",
        receivedAt: now,
        afterSending: current.afterSending,
      },
      current.channel === "partner-upload"
        ? await arrivalOf(stores, current)
        : receivedEvent(current, await stores.uploads.senderModified(itemId)),
    );
    await stores.jobs.enqueue({ name: "seal-evidence", itemId }, now);
    return true;
  });
  if (!finished) return { kind: "not-found" };
  tools.wakeWorker();
  return { kind: "finished" };
}

/** The reporter brought it, unless a program began it with somebody's token of the API. */
function receivedEvent(upload: Upload, modifiedAt: Instant | undefined): CustodyEvent {
  return {
    ev: "item.received",
    subj: upload.itemId,
    actor: upload.broughtBy ?? { kind: "public", id: "reporter" },
    obj: {
      size: upload.size,
      declared_type: declaredTypeFact(upload.declaredType),
      channel: upload.channel,
      begun_at: upload.begunAt,
      ...(modifiedAt === undefined ? {} : { modified_on_device: modifiedAt }),
      hashed: "when-sealed",
    },
    disclosures: [{ name: "original_name", value: upload.originalName }],
  };
}
