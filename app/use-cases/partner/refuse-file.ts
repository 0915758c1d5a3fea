import type { PartnerFile } from "#app/adapters/database/import-store.ts";
import type { ImportId, ItemId } from "#app/core/ids.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { PartnerRefusal } from "#app/core/partner/file-facts.ts";
import type { Tools } from "../tools.ts";
import { dropArriving } from "./arriving-file.ts";
import { refusedEvent } from "./file-events.ts";
import { findImport, importActor, type ImportBy } from "./import-by.ts";

export type PartnerReception =
  | { readonly kind: "received"; readonly itemId: ItemId; readonly sha256: string }
  /** It came before, or the agency handed in these very bytes before: one item is kept. */
  | { readonly kind: "already-here"; readonly itemId: ItemId | null }
  | { readonly kind: "refused"; readonly why: PartnerRefusal; readonly foundSha256?: string }
  | { readonly kind: "not-found" };

/** Notes that a listed file is not taken, with a record; the same refusal again adds none. */
export async function refusePartnerFile(
  tools: Pick<Tools, "transact" | "clock" | "staging">,
  input: {
    readonly by: ImportBy;
    readonly importId: ImportId;
    readonly number: number;
    readonly why: PartnerRefusal;
    readonly foundSha256?: string;
  },
): Promise<PartnerReception> {
  const { by, importId, number, why, foundSha256 } = input;
  const dropped: ItemId[] = [];
  const outcome = await tools.transact(async (stores): Promise<PartnerReception> => {
    const of = await findImport(stores, by, importId, tools.clock.now());
    const file = of === undefined ? undefined : await stores.imports.file(importId, number);
    if (of === undefined || file === undefined) return { kind: "not-found" };
    if (isHere(file)) return { kind: "already-here", itemId: file.itemId };
    const refused = { kind: "refused", why, ...(foundSha256 === undefined ? {} : { foundSha256 }) };
    if (file.why === why && file.foundSha256 === (foundSha256 ?? null)) {
      return refused as PartnerReception;
    }
    const drop = await dropArriving(stores, file);
    if (drop === "sealing") return { kind: "already-here", itemId: file.itemId };
    dropped.push(...drop);
    const event: CustodyEvent = refusedEvent(
      { actor: importActor(by), of, file },
      { why, foundSha256 },
    );
    await stores.imports.settle(
      { importId, number, state: "refused", why, foundSha256: foundSha256 ?? null },
      event,
    );
    return refused as PartnerReception;
  });
  for (const one of dropped) await tools.staging.discard(one);
  return outcome;
}

/** Whether a listed file came already. */
export function isHere({ state }: PartnerFile): boolean {
  return state === "received" || state === "same-bytes";
}

/** Why a file is not taken, in the words of deliveries. */
export function refusalOf(why: PartnerRefusal | "too-many" | "report-full"): PartnerRefusal {
  // A delivery has no bound of its own on files; whatever else is full is room.
  return why === "too-many" || why === "report-full" ? "no-room" : why;
}
