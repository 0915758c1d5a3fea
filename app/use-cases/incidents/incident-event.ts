import type { CustodyEvent, Disclosed } from "#app/core/custody/event.ts";
import { SYSTEM_SUBJECT, type IncidentId, type ReportId } from "#app/core/ids.ts";
import type { Json, JsonObject } from "#app/core/json.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { AddedHow, IncidentFacts, RemovedHow } from "#app/core/triage/incident.ts";

type IncidentEvent =
  | "incident.made"
  | "incident.changed"
  | "incident.closed"
  | "incident.opened"
  | "incident.merged"
  | "incident.split";

/**
 * The record of an act on an incident as a whole. The office is its subject: an incident is nobody's report. What it is called stands in a
 * disclosure, as it was called then.
 */
export function incidentEvent(
  ev: IncidentEvent,
  by: Person,
  obj: JsonObject & { readonly incident: IncidentId },
  told: { readonly said?: IncidentFacts; readonly why?: string } = {},
): CustodyEvent {
  return {
    ev,
    subj: SYSTEM_SUBJECT,
    actor: actorOf(by),
    obj,
    disclosures: [
      actorName(by),
      ...(told.said === undefined ? [] : [{ name: "note" as const, value: saidOf(told.said) }]),
      ...reason(told.why),
    ],
  };
}

/** That a report came into an incident; `from` is the suggestion or the incident that it came from, `more` the act that it was. */
export function linkedEvent(
  by: Person,
  reportId: ReportId,
  more: JsonObject,
  link: {
    readonly incident: IncidentId;
    readonly how: AddedHow;
    readonly from: string | null;
    readonly why: string;
  },
): CustodyEvent {
  const { incident, how, from, why } = link;
  return {
    ...{ ev: "report.linked", subj: reportId, actor: actorOf(by) },
    obj: { incident, how, ...(from === null ? {} : { from }), ...more },
    disclosures: [actorName(by), ...reason(why)],
  };
}

/** That a report left an incident; `to` is the one that it went to. */
export function unlinkedEvent(
  by: Person,
  reportId: ReportId,
  more: JsonObject,
  link: {
    readonly incident: IncidentId;
    readonly how: RemovedHow;
    readonly to: IncidentId | null;
    readonly why: string;
  },
): CustodyEvent {
  const { incident, how, to, why } = link;
  return {
    ...{ ev: "report.unlinked", subj: reportId, actor: actorOf(by) },
    obj: { incident, how, ...(to === null ? {} : { to }), ...more },
    disclosures: [actorName(by), ...reason(why)],
  };
}

function saidOf({ title, place, time }: IncidentFacts): Json {
  return { title, place, time: { ...time } };
}

function reason(why: string | undefined): Disclosed[] {
  return why === undefined || why === "" ? [] : [{ name: "reason", value: why }];
}
