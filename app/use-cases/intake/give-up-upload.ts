import type { Stores } from "#app/adapters/database/stores.ts";
import type { UploadStanding } from "#app/adapters/database/upload-store.ts";
import type { ItemId } from "#app/core/ids.ts";
import type { FileRefusal } from "#app/core/intake/file-refusal.ts";
import type { Instant } from "#app/core/instant.ts";
import { releaseListedFile } from "../partner/arriving-file.ts";
import type { Tools } from "../tools.ts";
import { givenUpEvent, type GivenUp, type TimeOver } from "./given-up.ts";

/**
 * Lets go of a file that did not arrive whole, with a record. Nothing happens when it is no upload any more. `refused`: one of a kind that is not
 * taken, after its first part or, `whole`, once all of it had come. Its sender may not be there to be told, and the desk is not: so what is known of it
 * stays with a report that was sent.
 */
export async function giveUpUpload(
  tools: Pick<Tools, "transact" | "staging">,
  input: {
    readonly itemId: ItemId;
  } & (
    | { readonly why: Exclude<GivenUp, "upload-expired" | FileRefusal>; readonly refused?: never }
    | {
        readonly why: FileRefusal;
        readonly refused: { readonly at: Instant; readonly whole: boolean };
      }
  ),
): Promise<void> {
  const { itemId, why, refused } = input;
  const given = await tools.transact(async (stores) => {
    const upload = await stores.uploads.standing(itemId);
    if (upload === undefined) return false;
    const isReporters = upload.channel !== "partner-upload";
    if (refused !== undefined && upload.reportId !== null && isReporters) {
      const arrived = refused.whole ? upload.size : upload.arrived;
      await stores.uploads.keepEnded(itemId, { arrived, at: refused.at, why });
    }
    return letGo(stores, upload, why);
  });
  if (given) await tools.staging.discard(itemId);
}

/**
 * The same for one whose time is over. What is known of a reporter's stays, so that they and the desk are told. Only where its last byte came
 * before `idleSince`: somebody may go on with it at this very moment. False where nothing was let go.
 */
export async function endOverdueUpload(
  tools: Pick<Tools, "transact" | "staging">,
  input: { readonly itemId: ItemId; readonly idleSince: Instant; readonly over: TimeOver },
): Promise<boolean> {
  const { itemId, idleSince, over } = input;
  const given = await tools.transact(async (stores) => {
    const upload = await stores.uploads.standing(itemId);
    if (upload === undefined || upload.lastByteAt >= idleSince) return false;
    if (upload.channel !== "partner-upload") {
      const arrived = over.staged ?? upload.arrived;
      await stores.uploads.keepEnded(itemId, { arrived, at: over.at, why: "upload-expired" });
    }
    return letGo(stores, upload, "upload-expired", over);
  });
  if (given) await tools.staging.discard(itemId);
  return given;
}

/** The same in the caller's transaction; the staged bytes are discarded once it is committed. */
export async function letGo(
  stores: Pick<Stores, "uploads" | "imports">,
  upload: UploadStanding,
  why: GivenUp,
  over?: TimeOver,
): Promise<boolean> {
  if (upload.channel === "partner-upload") await releaseListedFile(stores, upload, why);
  return stores.uploads.giveUp(upload.itemId, givenUpEvent(upload, why, over));
}
