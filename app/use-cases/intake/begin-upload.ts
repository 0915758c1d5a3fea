import type { Upload } from "#app/adapters/database/upload-store.ts";
import type { ItemId } from "#app/core/ids.ts";
import { later } from "#app/core/instant.ts";
import { fileRefusal, type FileRefusal } from "#app/core/intake/file-refusal.ts";
import type { Tools } from "../tools.ts";
import { DRAFT_MILLIS } from "./draft-lifetime.ts";
import { heldBy, type Holder } from "./upload-holder.ts";

export type BeginOutcome =
  | { readonly kind: "begun"; readonly itemId: ItemId }
  | {
      readonly kind: "refused";
      readonly why: FileRefusal | "empty" | "too-large" | "too-many" | "no-room";
    }
  | { readonly kind: "no-draft" };

const NO_BYTES = new Uint8Array();

/**
 * Begins a file that will come in parts. Its row is committed and its place on disk flushed before anybody is told its id
 * (security-reliability 3.9, U1). Only a draft that was not sent takes new files.
 */
export async function beginUpload(
  tools: Pick<
    Tools,
    "transact" | "read" | "clock" | "newId" | "staging" | "shortSecrets" | "limits"
  >,
  input: {
    readonly holder: Holder;
    readonly size: number;
    readonly originalName: string;
    readonly declaredType: string;
    /** The sender's mark of the file, 64 hexadecimal digits; empty when there is none. */
    readonly sample: string;
  },
): Promise<BeginOutcome> {
  const { limits } = tools;
  const now = tools.clock.now();
  const open = await tools.read(async (stores) => {
    const { draft } = await heldBy(tools, stores, input.holder, now);
    if (draft === undefined) return undefined;
    const items = await stores.items.ofDraft(draft.id);
    const uploads = await stores.uploads.ofDraft(draft.id);
    const again = uploads.find((upload) => isSameBeginning(upload, input));
    return { draft, again, count: items.length + uploads.length };
  });
  if (open === undefined) return { kind: "no-draft" };
  // The answer to the first try was lost on the way.
  if (open.again !== undefined && (await tools.staging.durableSize(open.again.itemId)) === 0) {
    return { kind: "begun", itemId: open.again.itemId };
  }
  if (open.count >= limits.reportFiles) return { kind: "refused", why: "too-many" };
  if (input.size <= 0) return { kind: "refused", why: "empty" };
  if (input.size > limits.fileBytes) return { kind: "refused", why: "too-large" };
  // The name alone tells of most programs; the bytes are asked as soon as there are any.
  const refusal = fileRefusal(NO_BYTES, input.originalName);
  if (refusal === "program") return { kind: "refused", why: refusal };

  const itemId = tools.newId("itm");
  await tools.staging.begin({ id: itemId, owner: open.draft.id });
  const begun = await tools.transact(async (stores) => {
    const { draft } = await heldBy(tools, stores, input.holder, now);
    if (draft?.id !== open.draft.id) return false;
    await stores.uploads.begin({
      itemId,
      draftId: draft.id,
      reportId: null,
      originalName: input.originalName,
      declaredType: input.declaredType,
      size: input.size,
      sample: input.sample,
      begunAt: now,
    });
    await stores.drafts.touch(draft.id, now, later(now, DRAFT_MILLIS));
    return true;
  });
  if (begun) return { kind: "begun", itemId };
  await tools.staging.discard(itemId);
  return { kind: "no-draft" };
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
