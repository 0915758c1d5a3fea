import type { Stores } from "#app/adapters/database/stores.ts";
import type { IncidentId, ReportId } from "#app/core/ids.ts";
import { millisOf } from "#app/core/instant.ts";
import type { FormFields, Problem } from "#app/core/intake/problem.ts";
import { dayIn } from "#app/core/local-day.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { parseIncidentForm, whyOf, type IncidentFacts } from "#app/core/triage/incident.ts";
import { findReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";
import type { Unfound } from "./find-incident.ts";
import { incidentEvent } from "./incident-event.ts";
import { putIn, type Acting } from "./move-report.ts";

export type MakeIncidentOutcome =
  | { readonly kind: "made"; readonly incidentId: IncidentId }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] }
  /** One of the reports is in an incident already; nothing was made. */
  | { readonly kind: "in-another" }
  | Unfound;

/**
 * Makes an incident of reports that this person may triage, by hand. `fields` are those of `parseIncidentForm` and `why`. Nothing is merged by
 * that: each report stays what it was, and says that it is in it.
 */
export async function makeIncident(
  tools: Pick<Tools, "transact" | "clock" | "newId" | "office">,
  input: {
    readonly by: Person;
    readonly reportIds: readonly [ReportId, ...ReportId[]];
    readonly fields: FormFields;
  },
): Promise<MakeIncidentOutcome> {
  const { by, reportIds, fields } = input;
  const now = tools.clock.now();
  const form = parseIncidentForm(fields, dayIn(tools.office.timeZone, millisOf(now)));
  if (!form.ok) return { kind: "problems", problems: form.problems };
  return tools.transact(async (stores): Promise<MakeIncidentOutcome> => {
    for (const reportId of reportIds) {
      const found = await findReport(stores, by, "report.triage", reportId, now);
      if (found.kind !== "allowed") return found;
    }
    if ((await stores.incidents.currentOf(reportIds)).size > 0) return { kind: "in-another" };
    const incidentId = await makeEmpty(tools, stores, { by, now }, form.value, null);
    const why = whyOf(fields["why"]);
    for (const reportId of new Set(reportIds)) {
      const link = { incidentId, reportId, how: "hand", from: null, why } as const;
      await putIn(tools, stores, { by, now }, link);
    }
    return { kind: "made", incidentId };
  });
}

/** Makes an incident that reports are then put into, within the caller's transaction. */
export async function makeEmpty(
  tools: Pick<Tools, "newId">,
  { incidents }: Pick<Stores, "incidents">,
  { by, now }: Acting,
  facts: IncidentFacts,
  from: IncidentId | null,
): Promise<IncidentId> {
  const id: IncidentId = tools.newId("inc");
  const obj = { incident: id, ...(from === null ? {} : { from }) };
  const event = incidentEvent("incident.made", by, obj, { said: facts });
  await incidents.make({ ...facts, id, from }, { byId: by.id, at: now, event });
  return id;
}
