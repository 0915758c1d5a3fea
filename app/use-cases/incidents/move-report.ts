import type { Stores } from "#app/adapters/database/stores.ts";
import type { IncidentId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { AddedHow, Membership, RemovedHow } from "#app/core/triage/incident.ts";
import type { Tools } from "../tools.ts";
import { linkedEvent, unlinkedEvent } from "./incident-event.ts";

/** Who acts, and when: the same for every report of one act. */
export interface Acting {
  readonly by: Person;
  readonly now: Instant;
}

/** Puts a report into an incident, with its record. */
export async function putIn(
  tools: Pick<Tools, "newId">,
  { incidents }: Pick<Stores, "incidents">,
  { by, now }: Acting,
  link: {
    readonly incidentId: IncidentId;
    readonly reportId: ReportId;
    readonly how: AddedHow;
    readonly from: string | null;
    readonly why: string;
  },
): Promise<void> {
  const { incidentId: incident, reportId } = link;
  const event = linkedEvent(by, reportId, { ...link, incident });
  await incidents.addReport({ ...link, id: tools.newId("imb") }, { byId: by.id, at: now, event });
}

/** Takes a report out of the incident that it is in, with its record. */
export async function takeOut(
  { incidents }: Pick<Stores, "incidents">,
  { by, now }: Acting,
  member: Membership,
  removal: { readonly how: RemovedHow; readonly to: IncidentId | null; readonly why: string },
): Promise<void> {
  const event = unlinkedEvent(by, member.reportId, { ...removal, incident: member.incidentId });
  await incidents.removeReport(member.id, removal, { byId: by.id, at: now, event });
}
