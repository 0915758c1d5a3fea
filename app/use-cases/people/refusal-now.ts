import type { Stores } from "#app/adapters/database/stores.ts";
import type { Instant } from "#app/core/instant.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";

/**
 * Why somebody may not manage people any more, asked in the transaction that changes another's account; undefined while they may. Two
 * administrators who take each other's rights at once would leave the office with none.
 */
export async function refusalNow(
  stores: Pick<Stores, "people">,
  by: Person,
  now: Instant,
): Promise<{ readonly kind: "refused"; readonly reason: Refusal } | undefined> {
  const acting = await stores.people.acting(by.id);
  if (acting === undefined) return { kind: "refused", reason: "disabled" };
  const decision = authorise(acting, "people.manage", OFFICE, now);
  return decision.allowed ? undefined : { kind: "refused", reason: decision.reason };
}
