import type { PartnerImport } from "#app/adapters/database/import-store.ts";
import type { ReadStores, Stores } from "#app/adapters/database/stores.ts";
import type { Actor, Disclosed } from "#app/core/custody/event.ts";
import type { ImportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Ability } from "#app/core/people/ability.ts";
import { actorOf } from "#app/core/people/actor.ts";
import { authorise, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { recordSubject } from "#app/core/people/subject.ts";

/** Who brings a delivery: the operator at the office's machine for an agency, or the agency's own account. */
export type ImportBy =
  { readonly kind: "operator" } | { readonly kind: "partner"; readonly person: Person };

/** As custody records name them. */
export function importActor(by: ImportBy): Actor {
  return by.kind === "operator" ? { kind: "system", id: "svc-operator" } : actorOf(by.person);
}

/** The agency and the custodian it names, kept in a disclosure. */
export function submitterOf(agency: string, custodian: string): Disclosed {
  return { name: "submitter", value: { agency, custodian } };
}

/** Why somebody may not bring this agency's files; undefined when they may. */
export function refusalFor(
  by: ImportBy,
  agency: string,
  now: Instant,
  ability: Ability = "submission.file",
): Refusal | undefined {
  if (by.kind === "operator") return undefined;
  const decision = authorise(by.person, ability, recordSubject({ agencies: [agency] }), now);
  return decision.allowed ? undefined : decision.reason;
}

/** A delivery that they may go on with; another agency's is answered as if it did not exist. */
export async function findImport(
  stores: Pick<ReadStores | Stores, "imports">,
  by: ImportBy,
  importId: ImportId,
  now: Instant,
  ability: Ability = "submission.file",
): Promise<PartnerImport | undefined> {
  const found = await stores.imports.find(importId);
  if (found === undefined) return undefined;
  return refusalFor(by, found.agency, now, ability) === undefined ? found : undefined;
}
