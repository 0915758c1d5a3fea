import type { CaseFile } from "#app/adapters/database/case-store.ts";
import type { ReadStores, Stores } from "#app/adapters/database/stores.ts";
import type { CaseId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Ability } from "#app/core/people/ability.ts";
import { authorise, type Person, type Refusal } from "#app/core/people/authorise.ts";

export type CaseAccess =
  | { readonly kind: "allowed"; readonly file: CaseFile }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** Finds a case and asks whether the person may use the ability on it. */
export async function findCase(
  stores: Pick<ReadStores | Stores, "cases">,
  by: Person,
  ability: Ability,
  caseId: CaseId,
  now: Instant,
): Promise<CaseAccess> {
  const file = await stores.cases.find(caseId);
  if (file === undefined) return { kind: "not-found" };
  const subject = { kind: "record", team: file.team, assigneeId: null } as const;
  const decision = authorise(by, ability, subject, now);
  return decision.allowed
    ? { kind: "allowed", file }
    : { kind: "refused", reason: decision.reason };
}
