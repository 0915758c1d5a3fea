import type { Stores } from "#app/adapters/database/stores.ts";
import type { UploadStanding } from "#app/adapters/database/upload-store.ts";
import type { ItemId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { releaseListedFile } from "../partner/arriving-file.ts";
import type { Tools } from "../tools.ts";
import { givenUpEvent, type GivenUp } from "./given-up.ts";

/** Lets go of a file that did not arrive whole, with a record. Nothing happens when it is no upload any more. */
export async function giveUpUpload(
  tools: Pick<Tools, "transact" | "staging">,
  input: {
    readonly itemId: ItemId;
    readonly why: GivenUp;
    /** Only where its last byte came before this: somebody may go on with it at this very moment. */
    readonly onlyIdleSince?: Instant;
  },
): Promise<void> {
  const { itemId, why, onlyIdleSince } = input;
  const given = await tools.transact(async (stores) => {
    const upload = await stores.uploads.standing(itemId);
    if (upload === undefined) return false;
    if (onlyIdleSince !== undefined && upload.lastByteAt >= onlyIdleSince) return false;
    return letGo(stores, upload, why);
  });
  if (given) await tools.staging.discard(itemId);
}

/** The same in the caller's transaction; the staged bytes are discarded once it is committed. */
export async function letGo(
  stores: Pick<Stores, "uploads" | "imports">,
  upload: UploadStanding,
  why: GivenUp,
): Promise<boolean> {
  if (upload.channel === "partner-upload") await releaseListedFile(stores, upload, why);
  return stores.uploads.giveUp(upload.itemId, givenUpEvent(upload, why));
}
