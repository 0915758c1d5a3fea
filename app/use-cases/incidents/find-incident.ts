import type { Looker } from "#app/adapters/database/reach.ts";
import type { ReadStores, Stores } from "#app/adapters/database/stores.ts";
import type { IncidentId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type { Incident } from "#app/core/triage/incident.ts";
import { lookerOf } from "../people/sight.ts";

export type Unfound =
  { readonly kind: "not-found" } | { readonly kind: "refused"; readonly reason: Refusal };

export type FoundIncident =
  | {
      readonly kind: "found";
      readonly incident: Incident;
      readonly looker: Looker;
      /** Its reports, now or once, that this person may know of: never empty. */
      readonly seen: ReadonlyMap<ReportId, { readonly code: string }>;
    }
  | Unfound;

/**
 * Finds an incident. Whoever may know of none of its reports is answered as if it did not exist; of the others, nobody learns more than
 * of those that they may know of. Who knows of them by an emergency opening alone changes nothing of it.
 */
export async function findIncident(
  stores: Pick<ReadStores | Stores, "incidents">,
  by: Person,
  ability: "report.read" | "report.triage",
  id: IncidentId,
  now: Instant,
): Promise<FoundIncident> {
  const decision = authorise(by, ability, OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const looker = lookerOf(by, decision, now);
  const incident = await stores.incidents.find(id);
  if (incident === undefined) return { kind: "not-found" };
  const seen = await stores.incidents.reportsInSight(id, looker);
  if (seen.size === 0) return { kind: "not-found" };
  if (ability === "report.triage") {
    const own = { ...looker, withoutOpened: true } as const;
    if ((await stores.incidents.reportsInSight(id, own)).size === 0) {
      return { kind: "refused", reason: "not-this-record" };
    }
  }
  return { kind: "found", incident, looker, seen };
}
