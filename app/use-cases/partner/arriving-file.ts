import type { PartnerFile, PartnerImport } from "#app/adapters/database/import-store.ts";
import type { ReadStores, Stores } from "#app/adapters/database/stores.ts";
import type { Upload, UploadStanding } from "#app/adapters/database/upload-store.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { ItemId } from "#app/core/ids.ts";
import { givenUpEvent, type GivenUp } from "../intake/given-up.ts";
import { arrivedEvent, refusedEvent } from "./file-events.ts";

/** The listed file as which an upload or an item comes, with its delivery; undefined for what a reporter sends. */
export async function listedFileOf(
  stores: Pick<ReadStores | Stores, "imports">,
  itemId: ItemId,
): Promise<{ readonly of: PartnerImport; readonly file: PartnerFile } | undefined> {
  const file = (await stores.imports.filesOfItems([itemId])).get(itemId);
  const of = file === undefined ? undefined : await stores.imports.find(file.importId);
  return file === undefined || of === undefined ? undefined : { of, file };
}

/** The record of an agency's file that came whole in parts. */
export async function arrivalOf(
  stores: Pick<Stores, "imports">,
  upload: Upload,
): Promise<CustodyEvent> {
  const listed = await listedFileOf(stores, upload.itemId);
  if (listed === undefined) throw new Error("an agency's upload is of no listed file");
  const about = { ...listed, actor: bringerOf(upload) };
  return arrivedEvent(about, upload.itemId, { size: upload.size, begunAt: upload.begunAt });
}

/**
 * Lets go of what came in parts of a listed file, in the transaction that takes or refuses the file otherwise. Answers whose staged
 * bytes are to be discarded then. `sealing`: all of it came and is an item that waits to be sealed, which will decide.
 */
export async function dropArriving(
  stores: Pick<Stores, "uploads">,
  { state, itemId }: PartnerFile,
): Promise<readonly ItemId[] | "sealing"> {
  if (state !== "arriving" || itemId === null) return [];
  const upload = await stores.uploads.find(itemId);
  if (upload === undefined) return "sealing";
  await stores.uploads.giveUp(itemId, givenUpEvent(upload, "begun-anew"));
  return [itemId];
}

/** Says of the listed file that its upload was let go: refused for what it is, else expected anew. Nothing for a reporter's. */
export async function releaseListedFile(
  stores: Pick<Stores, "imports">,
  upload: UploadStanding,
  why: GivenUp,
): Promise<void> {
  const listed = await listedFileOf(stores, upload.itemId);
  if (listed === undefined) return;
  const { importId, number } = listed.file;
  if (why !== "program" && why !== "web-page") {
    await stores.imports.settle({ importId, number, state: "expected" });
    return;
  }
  const about = { ...listed, actor: bringerOf(upload) };
  await stores.imports.settle(
    { importId, number, state: "refused", why },
    refusedEvent(about, { why, foundSha256: undefined }),
  );
}

function bringerOf({ broughtBy }: UploadStanding) {
  if (broughtBy === undefined) throw new Error("an agency's upload says who brings it");
  return broughtBy;
}
