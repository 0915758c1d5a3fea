import type { ItemCare } from "#app/core/evidence/item-care.ts";
import type { ItemId } from "#app/core/ids.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import { findReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

/** Notes whether a file shows what can hurt, and whether two people are to look at it together. What is said already is not recorded again. */
export async function noteCare(
  tools: Pick<Tools, "transact" | "clock">,
  input: { readonly by: Person; readonly itemId: ItemId; readonly care: ItemCare },
): Promise<
  { readonly kind: "noted" | "not-found" } | { readonly kind: "refused"; readonly reason: Refusal }
> {
  const { by, itemId, care } = input;
  return tools.transact(async (stores) => {
    const now = tools.clock.now();
    const item = await stores.items.find(itemId);
    if (item?.reportId == null) return { kind: "not-found" };
    const found = await findReport(stores, by, "report.triage", item.reportId, now);
    if (found.kind !== "allowed") return found;
    const { graphic, twoPeople } = care;
    const before = (await stores.care.ofItems([itemId])).get(itemId);
    if (before?.graphic === graphic && before.twoPeople === twoPeople) return { kind: "noted" };
    await stores.care.note(
      itemId,
      { graphic, twoPeople, by: by.id, at: now },
      {
        ev: "item.care_noted",
        subj: itemId,
        actor: actorOf(by),
        obj: { graphic, two_people: twoPeople },
        disclosures: [actorName(by)],
      },
    );
    return { kind: "noted" };
  });
}
