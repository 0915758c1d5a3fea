import type { Stores } from "#app/adapters/database/stores.ts";
import type { ActId, IncidentId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { JsonObject } from "#app/core/json.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { AddedHow, Membership, RemovedHow } from "#app/core/triage/incident.ts";
import type { Tools } from "../tools.ts";
import { keep } from "../triage/keep-act.ts";
import { linkedEvent, unlinkedEvent } from "./incident-event.ts";

/** Who acts, and when: the same for every report of one act. */
export interface Acting {
  readonly by: Person;
  readonly now: Instant;
  /** The act that this one takes back. */
  readonly undoes?: ActId;
  /** More facts for its custody records. */
  readonly facts?: JsonObject;
}

type Moving = Pick<Stores, "incidents" | "triageActs">;

interface Link {
  readonly incidentId: IncidentId;
  readonly reportId: ReportId;
  readonly how: AddedHow;
  readonly from: string | null;
  readonly why: string;
}

interface Removal {
  readonly how: RemovedHow;
  readonly to: IncidentId | null;
  readonly why: string;
}

/** Puts a report into an incident, with its record; answers the act, which can be taken back. */
export async function putIn(
  tools: Pick<Tools, "newId">,
  stores: Moving,
  acting: Acting,
  link: Link,
): Promise<ActId> {
  const id: ActId = tools.newId("act");
  await add(tools, stores, acting, { link, id });
  return note(stores, acting, { id, reportId: link.reportId, was: null, became: link.incidentId });
}

/** Takes a report out of the incident that it is in, with its record. */
export async function takeOut(
  tools: Pick<Tools, "newId">,
  stores: Moving,
  acting: Acting,
  { member, removal }: { readonly member: Membership; readonly removal: Removal },
): Promise<ActId> {
  const id: ActId = tools.newId("act");
  await remove(stores, acting, { member, removal, id });
  const { reportId, incidentId: was } = member;
  return note(stores, acting, { id, reportId, was, became: null });
}

/** Moves a report from the incident that it is in to another one: one act with a record for either. */
export async function moveOver(
  tools: Pick<Tools, "newId">,
  stores: Moving,
  acting: Acting,
  move: {
    readonly member: Membership;
    readonly into: IncidentId;
    readonly how: AddedHow & RemovedHow;
    readonly why: string;
  },
): Promise<ActId> {
  const { member, into, how, why } = move;
  const { reportId, incidentId: from } = member;
  const id: ActId = tools.newId("act");
  await remove(stores, acting, { member, removal: { how, to: into, why }, id });
  await add(tools, stores, acting, { link: { incidentId: into, reportId, how, from, why }, id });
  return note(stores, acting, { id, reportId, was: from, became: into });
}

async function add(
  tools: Pick<Tools, "newId">,
  { incidents }: Moving,
  acting: Acting,
  { link, id }: { readonly link: Link; readonly id: ActId },
): Promise<void> {
  const { by, now } = acting;
  const { incidentId: incident, reportId } = link;
  const event = linkedEvent(by, reportId, factsOf(acting, id), { ...link, incident });
  await incidents.addReport({ ...link, id: tools.newId("imb") }, { byId: by.id, at: now, event });
}

async function remove(
  { incidents }: Moving,
  acting: Acting,
  of: { readonly member: Membership; readonly removal: Removal; readonly id: ActId },
): Promise<void> {
  const { by, now } = acting;
  const { member, removal, id } = of;
  const link = { ...removal, incident: member.incidentId };
  const event = unlinkedEvent(by, member.reportId, factsOf(acting, id), link);
  await incidents.removeReport(member.id, removal, { byId: by.id, at: now, event });
}

function factsOf({ undoes, facts = {} }: Acting, act: ActId): JsonObject {
  return { ...facts, act, ...(undoes === undefined ? {} : { undoes }) };
}

async function note(
  stores: Moving,
  acting: Acting,
  move: {
    readonly id: ActId;
    readonly reportId: ReportId;
    readonly was: IncidentId | null;
    readonly became: IncidentId | null;
  },
): Promise<ActId> {
  const { reportId, ...change } = move;
  return keep(stores, { ...acting, report: { id: reportId } }, { ...change, about: "incident" });
}
