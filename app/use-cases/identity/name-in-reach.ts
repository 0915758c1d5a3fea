import type { ReadStores, Stores } from "#app/adapters/database/stores.ts";
import type { ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { opensDespiteWithdrawal } from "#app/core/messages/reporter-request.ts";
import type { Opening } from "#app/core/identity/opening.ts";
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

/** Whether the reporter withdrew, and the name is not wanted for what it still opens for. */
export async function isShutByWithdrawal(
  { requests }: Pick<ReadStores | Stores, "requests">,
  { reportId, toldAs }: Pick<Opening, "reportId" | "toldAs">,
): Promise<boolean> {
  return !opensDespiteWithdrawal(toldAs) && (await requests.isWithdrawn(reportId));
}
