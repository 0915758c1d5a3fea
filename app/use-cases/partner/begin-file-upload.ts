import type { PartnerFile, PartnerImport } from "#app/adapters/database/import-store.ts";
import type { ImportId, ItemId } from "#app/core/ids.ts";
import { fileRefusal } from "#app/core/intake/file-refusal.ts";
import type { PartnerRefusal } from "#app/core/partner/file-facts.ts";
import { fileRoom } from "../intake/file-room.ts";
import { giveUpUpload } from "../intake/give-up-upload.ts";
import { readUpload } from "../intake/read-uploads.ts";
import type { Tools } from "../tools.ts";
import { findImport, importActor, type ImportBy } from "./import-by.ts";
import { isHere, refusalOf, refusePartnerFile } from "./refuse-file.ts";

export type BeginFileOutcome =
  /** Send what is behind `arrived`, counted in octets; at `size` all of it is here and waits to be sealed. */
  | {
      readonly kind: "begun";
      readonly itemId: ItemId;
      readonly size: number;
      readonly arrived: number;
    }
  | { readonly kind: "already-here"; readonly itemId: ItemId | null }
  | { readonly kind: "refused"; readonly why: PartnerRefusal }
  | { readonly kind: "not-found" };

type Beginning = Pick<
  Tools,
  | "transact"
  | "read"
  | "clock"
  | "newId"
  | "staging"
  | "limits"
  | "disk"
  | "isDiskFull"
  | "wakeWorker"
>;

interface Wanted {
  readonly by: ImportBy;
  readonly importId: ImportId;
  readonly number: number;
  /** Octets of the whole file. */
  readonly size: number;
}

const NO_BYTES = new Uint8Array();

/**
 * Begins a listed file that will come in parts, or finds the one that was begun. Its place on disk is flushed and its row committed
 * before anybody is told its id. Begun with another size, what came of it is let go, with a record.
 */
export async function beginFileUpload(tools: Beginning, wanted: Wanted): Promise<BeginFileOutcome> {
  const { by, importId, number, size } = wanted;
  const found = await tools.read(async (stores) => {
    const of = await findImport(stores, by, importId, tools.clock.now());
    const file = of === undefined ? undefined : await stores.imports.file(importId, number);
    return of === undefined || file === undefined ? undefined : { of, file };
  });
  if (found === undefined) return { kind: "not-found" };
  const { of, file } = found;
  if (isHere(file)) return { kind: "already-here", itemId: file.itemId };
  const begun = await onItsWay(tools, file, size);
  if (begun !== undefined) return begun;
  const why = await refusalBefore(tools, file, size);
  if (why !== undefined) return refused(tools, wanted, why);
  return begin(tools, { ...wanted, of, file });
}

/** What came of a file that was begun; undefined when there is nothing that could be gone on with. */
async function onItsWay(
  tools: Beginning,
  { state, itemId }: PartnerFile,
  size: number,
): Promise<BeginFileOutcome | undefined> {
  if (state !== "arriving" || itemId === null) return undefined;
  const progress = await readUpload(tools, { itemId });
  if (progress === undefined) return undefined;
  if (progress.waitsForRoom) return { kind: "refused", why: "no-room" };
  // What came whole is compared with its digest, whatever is on the sender's disk now.
  if (progress.size === size || progress.arrived === progress.size) {
    return { kind: "begun", itemId, size: progress.size, arrived: progress.arrived };
  }
  await giveUpUpload(tools, { itemId, why: "begun-anew" });
  return undefined;
}

async function refusalBefore(
  tools: Beginning,
  { facts }: PartnerFile,
  size: number,
): Promise<PartnerRefusal | undefined> {
  if (size <= 0) return "empty";
  if (size > tools.limits.fileBytes) return "too-large";
  // The name alone tells of most programs; the bytes are asked as soon as there are any.
  if (fileRefusal(NO_BYTES, facts.path) === "program") return "program";
  const room = await fileRoom(tools, "partner-lane");
  return size > room.bytes ? refusalOf(room.why) : undefined;
}

async function begin(
  tools: Beginning,
  input: Wanted & { readonly of: PartnerImport; readonly file: PartnerFile },
): Promise<BeginFileOutcome> {
  const { by, importId, number, size, of } = input;
  const itemId = tools.newId("itm");
  const now = tools.clock.now();
  try {
    await tools.staging.begin({ id: itemId, owner: of.draftId });
  } catch (error) {
    if (!tools.isDiskFull(error)) throw error;
    await tools.disk.makeRoom();
    return refused(tools, input, "no-room");
  }
  const begun = await tools.transact(async (stores): Promise<BeginFileOutcome> => {
    // Held first, so that two runs of one delivery take turns.
    await stores.imports.find(importId);
    const file = await stores.imports.file(importId, number);
    if (file === undefined) return { kind: "not-found" };
    if (isHere(file)) return { kind: "already-here", itemId: file.itemId };
    if (file.state === "arriving" && file.itemId !== input.file.itemId && file.itemId !== null) {
      // Another run began it a moment ago.
      return { kind: "begun", itemId: file.itemId, size: file.size ?? size, arrived: 0 };
    }
    await stores.uploads.begin({
      ...{ itemId, draftId: of.draftId, reportId: of.reportId, size, begunAt: now },
      ...{ originalName: file.facts.path, declaredType: "", sample: "" },
      ...{ channel: "partner-upload", broughtBy: importActor(by) },
    });
    await stores.imports.settle({ importId, number, state: "arriving", itemId, size });
    return { kind: "begun", itemId, size, arrived: 0 };
  });
  if (begun.kind !== "begun" || begun.itemId !== itemId) await tools.staging.discard(itemId);
  return begun;
}

async function refused(
  tools: Beginning,
  { by, importId, number }: Wanted,
  why: PartnerRefusal,
): Promise<BeginFileOutcome> {
  const outcome = await refusePartnerFile(tools, { by, importId, number, why });
  return outcome.kind === "received" ? { kind: "not-found" } : outcome;
}
