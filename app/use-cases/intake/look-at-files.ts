import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import type { FileToLookInto } from "#app/adapters/media/first-look.ts";
import type { Assessment } from "#app/core/claims/assessment.ts";
import { correctedLook, firstLookOf, type FirstLook } from "#app/core/claims/first-look.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { ItemId } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";
import { listHeldFiles } from "./read-uploads.ts";
import type { Holder } from "./upload-holder.ts";

export type Looking = Pick<
  Tools,
  "read" | "transact" | "clock" | "shortSecrets" | "staging" | "blobs" | "firstLooker" | "log"
>;

const LOOKER = { kind: "system", id: "svc-first-look" } as const;

/** A page waits no longer. A look that has begun goes on behind it, and is told with the next page. */
export const LOOK_PATIENCE_MILLIS = 4_000;
const AT_ONCE = 2;

/**
 * What the files of whoever brings these secrets hold, as far as their sender is told: at once when a file has come whole, from where it
 * waits to be sealed, and kept with its record. Files that nobody could look into yet are left out; asking again goes on with them. A look
 * that fails takes nothing from anybody: the file is received all the same.
 */
export async function lookAtFiles(
  tools: Looking,
  input: { readonly holder: Holder },
): Promise<ReadonlyMap<ItemId, FirstLook>> {
  const { items } = await listHeldFiles(tools, input);
  const kept = await tools.read((stores) =>
    stores.fileStatements.firstLooks(items.map(({ id }) => id)),
  );
  const looks = new Map(kept);
  for (const item of items) {
    const told = kept.get(item.id);
    const look = told === undefined ? undefined : await corrected(tools, item, told);
    if (look !== undefined) looks.set(item.id, look);
  }
  const waiting = items.filter(
    ({ id, state }) => !looks.has(id) && (state === "received" || state === "sealed"),
  );
  if (waiting.length === 0) return looks;
  const patience = AbortSignal.timeout(LOOK_PATIENCE_MILLIS);
  const over = new Promise<undefined>((resolve) => {
    patience.addEventListener("abort", () => resolve(undefined), { once: true });
  });
  const lookOn = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      const look = await Promise.race([lookAt(tools, item, patience), over]);
      if (look !== undefined) looks.set(item.id, look);
      if (patience.aborted) return;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lookOn));
  return looks;
}

async function lookAt(
  tools: Looking,
  item: EvidenceItem,
  patience: AbortSignal,
): Promise<FirstLook | undefined> {
  try {
    const assessment = await assessmentOf(tools, item, patience);
    if (assessment === undefined) return undefined;
    const look = firstLookOf(assessment);
    return (await keep(tools, item.id, look, assessment)) ? look : undefined;
  } catch (error) {
    tools.log.error("first-look.failed", error);
    return undefined;
  }
}

/** What an examination since then found beyond what its sender was told; undefined where that is all, or it cannot be kept now. */
async function corrected(
  tools: Looking,
  { id, examination, assessment }: EvidenceItem,
  told: FirstLook,
): Promise<FirstLook | undefined> {
  if (examination !== "done" || assessment === null) return undefined;
  const look = correctedLook(told, assessment);
  if (look === undefined) return undefined;
  try {
    await tools.transact(async (stores) => {
      const event = eventOf(tools, id, { look, assessment, corrects: true });
      await stores.fileStatements.correctFirstLook(id, look, tools.clock.now(), event);
    });
    return look;
  } catch (error) {
    tools.log.error("first-look.failed", error);
    return undefined;
  }
}

/** What a file says: as it was examined, or else as a first look finds it. Undefined where that cannot be done now. */
export async function assessmentOf(
  tools: Looking,
  item: EvidenceItem,
  patience: AbortSignal,
): Promise<Assessment | undefined> {
  return item.examination === "done" && item.assessment !== null
    ? item.assessment
    : assessed(tools, item, patience);
}

/** Looks into the staged bytes, or those of the store where the file was sealed meanwhile; undefined where it cannot be done now. */
async function assessed(
  tools: Looking,
  item: EvidenceItem,
  patience: AbortSignal,
): Promise<Assessment | undefined> {
  if (!tools.firstLooker.hasRoom()) return undefined;
  const context = { declaredName: item.originalName, receivedAt: item.receivedAt };
  const staged = await tools.staging.openAt(item.id);
  if (staged !== undefined) {
    try {
      return await tools.firstLooker.look(
        { ...context, file: staged, size: staged.size },
        patience,
      );
    } finally {
      await staged.close();
    }
  }
  const stored = await tools.blobs.stat(item.id);
  if (stored === undefined) return undefined;
  const file = inStore(tools, item.id);
  return tools.firstLooker.look({ ...context, file, size: stored.size }, patience);
}

function inStore({ blobs }: Pick<Tools, "blobs">, id: ItemId): FileToLookInto["file"] {
  return {
    read: async (buffer, offset, length, position) => {
      const blob = await blobs.open(id, { start: position, end: position + length });
      let bytesRead = 0;
      for await (const piece of (blob?.stream ?? []) as AsyncIterable<Uint8Array>) {
        buffer.set(piece, offset + bytesRead);
        bytesRead += piece.length;
      }
      return { bytesRead };
    },
  };
}

/** False where the file was taken back meanwhile. Two pages at once may both look; one of them is kept. */
async function keep(
  tools: Looking,
  itemId: ItemId,
  look: FirstLook,
  assessment: Assessment,
): Promise<boolean> {
  return tools.transact(async (stores) => {
    const item = await stores.items.find(itemId);
    if (item === undefined || item.state === "withdrawn") return false;
    if ((await stores.fileStatements.firstLooks([itemId])).has(itemId)) return true;
    const event = eventOf(tools, itemId, { look, assessment, corrects: false });
    await stores.fileStatements.keepFirstLook(itemId, look, tools.clock.now(), event);
    return true;
  });
}

function eventOf(
  { firstLooker }: Pick<Looking, "firstLooker">,
  subj: ItemId,
  told: {
    readonly look: FirstLook;
    readonly assessment: Assessment;
    /** What was told before is told otherwise now. */
    readonly corrects: boolean;
  },
): CustodyEvent {
  const { look, assessment, corrects } = told;
  return {
    ev: "item.metadata_extracted",
    subj,
    actor: LOOKER,
    obj: {
      tool: "bearwitness-first-look",
      tool_version: firstLooker.looksWith,
      media_type: assessment.mediaType,
      time_level: assessment.bestTime?.level ?? null,
      place_level: assessment.bestPlace?.level ?? null,
      location_status: assessment.locationStatus,
      told_sender: { time: look.time.kind, place: look.place.kind },
      ...(corrects ? { corrects_what_was_told: true } : {}),
      problems: assessment.problems,
    },
  };
}
