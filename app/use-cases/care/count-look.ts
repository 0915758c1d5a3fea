import type { Stores } from "#app/adapters/database/stores.ts";
import type { ItemId, PersonId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { daysOfLooks } from "./days-of-looks.ts";

/** The small picture of a list is fetched for every file at once, and blurred: seeing that one opens nothing. */
const LISTED = "preview-320";

/** Counts, for the person's own eyes, that they opened a file that is said to be graphic. Within the transaction of the look. */
export async function countLook(
  { care }: Pick<Stores, "care">,
  look: {
    readonly personId: PersonId;
    readonly itemId: ItemId;
    readonly representation: string;
    readonly now: Instant;
    readonly zone: string;
  },
): Promise<void> {
  const { personId, itemId, representation, now, zone } = look;
  if (representation === LISTED) return;
  if ((await care.ofItems([itemId])).get(itemId)?.graphic !== true) return;
  const { today, since } = daysOfLooks(zone, now);
  await care.countLook({ personId, itemId, day: today }, since);
}
