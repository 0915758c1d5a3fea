import type { Stores } from "#app/adapters/database/stores.ts";
import type { ActId, IncidentId, ReportId } from "#app/core/ids.ts";
import { millisOf, type Instant } from "#app/core/instant.ts";
import type { FormFields, Problem } from "#app/core/intake/problem.ts";
import { dayIn } from "#app/core/local-day.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { parseIncidentForm, whyOf, type Incident } from "#app/core/triage/incident.ts";
import { findReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";
import { findIncident, type Unfound } from "./find-incident.ts";
import { incidentEvent } from "./incident-event.ts";
import { putIn, takeOut } from "./move-report.ts";

type Changing = Pick<Tools, "transact" | "clock">;

export type ChangeIncidentOutcome =
  | { readonly kind: "done" }
  /** It was merged: its reports are elsewhere, and it is changed no more. */
  | { readonly kind: "merged" }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] }
  | Unfound;

/** Sets title, place and time. Saying the same again changes and records nothing. */
export async function changeIncident(
  tools: Changing & Pick<Tools, "office">,
  input: { readonly by: Person; readonly incidentId: IncidentId; readonly fields: FormFields },
): Promise<ChangeIncidentOutcome> {
  const today = dayIn(tools.office.timeZone, millisOf(tools.clock.now()));
  const form = parseIncidentForm(input.fields, today);
  if (!form.ok) return { kind: "problems", problems: form.problems };
  const facts = form.value;
  return onIncident<ChangeIncidentOutcome>(tools, input, async ({ incidents }, incident, at) => {
    const { title, place, time } = incident;
    if (JSON.stringify({ title, place, time }) === JSON.stringify(facts)) return { kind: "done" };
    const obj = { incident: incident.id };
    const event = incidentEvent("incident.changed", input.by, obj, { said: facts });
    await incidents.change(incident.id, facts, { byId: input.by.id, at, event });
    return { kind: "done" };
  });
}

/** Closes an incident or opens it again. Done twice, the second time changes and records nothing. */
export async function setIncidentState(
  tools: Changing,
  input: {
    readonly by: Person;
    readonly incidentId: IncidentId;
    readonly state: "open" | "closed";
  },
): Promise<ChangeIncidentOutcome> {
  const { by, state } = input;
  return onIncident<ChangeIncidentOutcome>(tools, input, async ({ incidents }, incident, at) => {
    if (incident.state === state) return { kind: "done" };
    const ev = state === "open" ? "incident.opened" : "incident.closed";
    const event = incidentEvent(ev, by, { incident: incident.id });
    await incidents.setState(incident, state, { byId: by.id, at, event });
    return { kind: "done" };
  });
}

/** `act` is what can be taken back; undefined where it was so already. */
export type MoveOutcome =
  | Exclude<ChangeIncidentOutcome, { readonly kind: "done" }>
  | { readonly kind: "done"; readonly act: ActId | undefined };

/** Puts a report into an incident by hand. It must be in none: an incident that it is in already it leaves first. */
export async function addReportToIncident(
  tools: Changing & Pick<Tools, "newId">,
  input: {
    readonly by: Person;
    readonly incidentId: IncidentId;
    readonly reportId: ReportId;
    readonly why: string;
  },
): Promise<MoveOutcome | { readonly kind: "in-another" }> {
  const { by, incidentId, reportId } = input;
  return onIncident<MoveOutcome | { readonly kind: "in-another" }>(
    tools,
    input,
    async (stores, _incident, now) => {
      const found = await findReport(stores, by, "report.triage", reportId, now);
      if (found.kind !== "allowed") return found;
      const current = (await stores.incidents.currentOf([reportId])).get(reportId);
      if (current !== undefined) {
        return current === incidentId ? { kind: "done", act: undefined } : { kind: "in-another" };
      }
      const link = { incidentId, reportId, how: "hand", from: null, why: whyOf(input.why) };
      return {
        kind: "done",
        act: await putIn(tools, stores, { by, now }, { ...link, how: "hand" }),
      };
    },
  );
}

/** Takes a report out of an incident by hand. One that is not in it changes and records nothing. */
export async function removeReportFromIncident(
  tools: Changing & Pick<Tools, "newId">,
  input: {
    readonly by: Person;
    readonly incidentId: IncidentId;
    readonly reportId: ReportId;
    readonly why: string;
  },
): Promise<MoveOutcome> {
  const { by, reportId } = input;
  return onIncident<MoveOutcome>(tools, input, async (stores, incident, now) => {
    const found = await findReport(stores, by, "report.triage", reportId, now);
    if (found.kind !== "allowed") return found;
    const member = (await stores.incidents.memberships(incident.id)).find(
      (one) => one.reportId === reportId && one.removed === null,
    );
    if (member === undefined) return { kind: "done", act: undefined };
    const removal = { how: "hand", to: null, why: whyOf(input.why) } as const;
    return {
      kind: "done",
      act: await takeOut(tools, stores, { by, now }, { member, removal }),
    };
  });
}

/** Finds the incident for somebody who may triage a report of it; one that was merged is left as it is. */
async function onIncident<Outcome>(
  tools: Changing,
  input: { readonly by: Person; readonly incidentId: IncidentId },
  work: (stores: Stores, incident: Incident, now: Instant) => Promise<Outcome>,
): Promise<Outcome | Unfound | { readonly kind: "merged" }> {
  const now = tools.clock.now();
  return tools.transact(async (stores) => {
    const found = await findIncident(stores, input.by, "report.triage", input.incidentId, now);
    if (found.kind !== "found") return found;
    if (found.incident.state === "merged") return { kind: "merged" } as const;
    return work(stores, found.incident, now);
  });
}
