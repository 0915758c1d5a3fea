import type { ReadStores, Stores } from "#app/adapters/database/stores.ts";
import type { ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { authorise, type Person } from "#app/core/people/authorise.ts";
import { findReport } from "../people/sight.ts";

/**
 * Whether a report is near enough to a person for asking who sent it. `only-glass`: they see it through an emergency opening,
 * which never reaches the sealed identity. What the role may ask for, and when, the rules of approval say.
 */
export async function nameInReach(
  stores: Pick<ReadStores | Stores, "access" | "reports">,
  by: Person,
  reportId: ReportId,
  now: Instant,
): Promise<"in-reach" | "only-glass" | "not-found"> {
  const found = await findReport(stores, by, "report.read", reportId, now);
  if (found.kind !== "allowed") return "not-found";
  const asking = authorise(by, "identity.open", found.subject, now, "request");
  return !asking.allowed && asking.reason === "not-this-record" ? "only-glass" : "in-reach";
}
