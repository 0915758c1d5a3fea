import type { Stores } from "#app/adapters/database/stores.ts";
import type { IncidentId, ReportId } from "#app/core/ids.ts";
import { millisOf } from "#app/core/instant.ts";
import type { FormFields, Problem } from "#app/core/intake/problem.ts";
import { dayIn } from "#app/core/local-day.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { parseIncidentForm, whyOf, type Membership } from "#app/core/triage/incident.ts";
import { findReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";
import { findIncident, type Unfound } from "./find-incident.ts";
import { incidentEvent } from "./incident-event.ts";
import { makeEmpty } from "./make-incident.ts";
import { moveOver, type Acting } from "./move-report.ts";

type Changing = Pick<Tools, "transact" | "clock" | "newId">;

export type SplitOutcome =
  | { readonly kind: "split"; readonly incidentId: IncidentId }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] }
  /** No report of it was chosen. */
  | { readonly kind: "none-chosen" }
  | { readonly kind: "merged" }
  | Unfound;

/** Puts some reports of an incident into a new one, which `fields` name as in `parseIncidentForm`, with `why`. */
export async function splitIncident(
  tools: Changing & Pick<Tools, "office">,
  input: {
    readonly by: Person;
    readonly incidentId: IncidentId;
    readonly reportIds: readonly ReportId[];
    readonly fields: FormFields;
  },
): Promise<SplitOutcome> {
  const { by, fields } = input;
  const now = tools.clock.now();
  const form = parseIncidentForm(fields, dayIn(tools.office.timeZone, millisOf(now)));
  if (!form.ok) return { kind: "problems", problems: form.problems };
  const why = whyOf(fields["why"]);
  return tools.transact(async (stores): Promise<SplitOutcome> => {
    const found = await findIncident(stores, by, "report.triage", input.incidentId, now);
    if (found.kind !== "found") return found;
    const { incident } = found;
    if (incident.state === "merged") return { kind: "merged" };
    const members = await inReach(stores, { by, now }, incident.id);
    const chosen = members.filter(({ reportId }) => input.reportIds.includes(reportId));
    if (chosen.length === 0) return { kind: "none-chosen" };
    const into = await makeEmpty(tools, stores, { by, now }, form.value, incident.id);
    const obj = { incident: incident.id, into, reports: chosen.length };
    const event = incidentEvent("incident.split", by, obj, { why });
    await stores.incidents.noteSplit(incident, into, { byId: by.id, at: now, event });
    await moveAll(tools, stores, { by, now }, { members: chosen, into, how: "split", why });
    return { kind: "split", incidentId: into };
  });
}

export type MergeOutcome =
  | { readonly kind: "merged"; readonly into: IncidentId }
  | { readonly kind: "same" }
  /** One of the two was merged before. */
  | { readonly kind: "merged-before" }
  | Unfound;

/**
 * Puts the reports of an incident into another one and ends the first. Reports that this person may not triage stay where they are, and the
 * first one with them: nobody moves what they may not know of.
 */
export async function mergeIncidents(
  tools: Changing,
  input: {
    readonly by: Person;
    readonly from: IncidentId;
    readonly into: IncidentId;
    readonly why: string;
  },
): Promise<MergeOutcome> {
  const { by, from, into } = input;
  if (from === into) return { kind: "same" };
  const now = tools.clock.now();
  const why = whyOf(input.why);
  return tools.transact(async (stores): Promise<MergeOutcome> => {
    // Always in one order, so that two people who merge two incidents into each other wait for one another.
    const [first, second] = [from, into].sort() as [IncidentId, IncidentId];
    const one = await findIncident(stores, by, "report.triage", first, now);
    if (one.kind !== "found") return one;
    const other = await findIncident(stores, by, "report.triage", second, now);
    if (other.kind !== "found") return other;
    const { incident } = first === from ? one : other;
    if (one.incident.state === "merged" || other.incident.state === "merged") {
      return { kind: "merged-before" };
    }
    const members = await inReach(stores, { by, now }, from);
    await moveAll(tools, stores, { by, now }, { members, into, how: "merge", why });
    const left = (await stores.incidents.memberships(from)).filter((member) => !member.removed);
    const obj = { incident: from, into, reports: members.length };
    const event = incidentEvent("incident.merged", by, obj, { why });
    const done = { byId: by.id, at: now, event };
    if (left.length === 0) await stores.incidents.mergeInto(incident, into, done);
    else await stores.incidents.noteSplit(incident, into, done);
    return { kind: "merged", into };
  });
}

/** Reports that are in an incident now and that this person may triage. */
export async function inReach(
  stores: Stores,
  { by, now }: Acting,
  incidentId: IncidentId,
): Promise<Membership[]> {
  const members: Membership[] = [];
  for (const member of await stores.incidents.memberships(incidentId)) {
    if (member.removed !== null) continue;
    const found = await findReport(stores, by, "report.triage", member.reportId, now);
    if (found.kind === "allowed") members.push(member);
  }
  return members;
}

/** Moves reports from the incident that they are in to another one, each with its records. */
export async function moveAll(
  tools: Pick<Tools, "newId">,
  stores: Stores,
  acting: Acting,
  move: {
    readonly members: readonly Membership[];
    readonly into: IncidentId;
    readonly how: "split" | "merge" | "undo";
    readonly why: string;
  },
): Promise<void> {
  const { members, ...where } = move;
  for (const member of members) await moveOver(tools, stores, acting, { member, ...where });
}
