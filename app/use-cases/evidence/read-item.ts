import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import type { ItemId } from "#app/core/ids.ts";
import { authorise, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { findReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

export type ReadItemOutcome =
  | {
      readonly kind: "item";
      readonly item: EvidenceItem;
      /** True when this person may see exact time, place and device. */
      readonly fullMetadata: boolean;
    }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** What is known of one file of a report, without a byte of it. */
export async function readItem(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person; readonly itemId: ItemId },
): Promise<ReadItemOutcome> {
  const now = tools.clock.now();
  return tools.read(async (stores): Promise<ReadItemOutcome> => {
    const item = await stores.items.find(input.itemId);
    if (item?.reportId == null) return { kind: "not-found" };
    const found = await findReport(stores, input.by, "report.read", item.reportId, now);
    if (found.kind !== "allowed") return found;
    const full = authorise(input.by, "evidence.full-metadata", found.subject, now);
    return { kind: "item", item, fullMetadata: full.allowed };
  });
}
