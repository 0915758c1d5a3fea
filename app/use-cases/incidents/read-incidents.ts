import type { IncidentReport } from "#app/adapters/database/incident-report-reader.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { IncidentId, PersonId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type {
  Incident,
  IncidentAct,
  IncidentListPage,
  IncidentState,
  ListedIncident,
  Membership,
} from "#app/core/triage/incident.ts";
import { findReport, lookerOf } from "../people/sight.ts";
import type { Tools } from "../tools.ts";
import { findIncident, type Unfound } from "./find-incident.ts";

type Reading = Pick<Tools, "read" | "clock">;

/** Incidents with a report that this person may know of, newest first. */
export async function listIncidents(
  tools: Reading,
  input: { readonly by: Person; readonly page: IncidentListPage; readonly state?: IncidentState },
): Promise<
  | { readonly kind: "incidents"; readonly incidents: readonly ListedIncident[] }
  | { readonly kind: "refused"; readonly reason: Refusal }
> {
  const { by, page, state } = input;
  const now = tools.clock.now();
  const decision = authorise(by, "report.read", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const looker = lookerOf(by, decision, now);
  const only = state === undefined ? {} : { state };
  return {
    kind: "incidents",
    incidents: await tools.read(({ incidents }) => incidents.list(looker, { page, ...only })),
  };
}

/** One line of the history of a report in an incident. */
export interface ShownMembership extends Membership {
  readonly code: string;
  readonly addedBy: string;
  readonly removedBy: string | null;
}

export type ReadIncidentOutcome =
  | {
      readonly kind: "incident";
      readonly incident: Incident;
      /** Those that are in it now. */
      readonly reports: readonly IncidentReport[];
      /** Of the reports that this person may know of, those that are in it and those that were. */
      readonly memberships: readonly ShownMembership[];
      readonly acts: readonly IncidentAct[];
      /** Titles of the other incidents that acts and memberships name, as far as this person may know of them. */
      readonly others: ReadonlyMap<IncidentId, string>;
    }
  | Unfound;

/** One incident with its reports and its history, as far as this person may know of them. */
export async function readIncident(
  tools: Reading,
  input: { readonly by: Person; readonly incidentId: IncidentId },
): Promise<ReadIncidentOutcome> {
  const { by, incidentId } = input;
  const now = tools.clock.now();
  return tools.read(async (stores): Promise<ReadIncidentOutcome> => {
    const found = await findIncident(stores, by, "report.read", incidentId, now);
    if (found.kind !== "found") return found;
    const names = new Map((await stores.people.all()).map((one) => [one.id, one.displayName]));
    const memberships = shownMemberships(
      await stores.incidents.memberships(incidentId),
      found.seen,
      names,
    );
    const acts = await stores.incidents.acts(incidentId);
    const named = [
      found.incident.mergedInto,
      ...acts.map(({ other }) => other),
      ...memberships.map(({ removed }) => removed?.to ?? null),
    ].filter((id): id is IncidentId => id !== null);
    return {
      kind: "incident",
      incident: found.incident,
      reports: await stores.incidents.reportsOf(incidentId, found.looker),
      memberships,
      acts,
      others: await titlesOf(stores, by, named, now),
    };
  });
}

function shownMemberships(
  all: readonly Membership[],
  seen: ReadonlyMap<ReportId, { readonly code: string }>,
  names: ReadonlyMap<PersonId, string>,
): ShownMembership[] {
  const nameOf = (id: PersonId) => names.get(id) ?? "Somebody who left";
  return all.flatMap((one) => {
    const report = seen.get(one.reportId);
    if (report === undefined) return [];
    const { added, removed } = one;
    const removedBy = removed === null ? null : nameOf(removed.by);
    return [{ ...one, code: report.code, addedBy: nameOf(added.by), removedBy }];
  });
}

async function titlesOf(
  stores: Pick<ReadStores, "incidents">,
  by: Person,
  ids: readonly IncidentId[],
  now: Instant,
): Promise<ReadonlyMap<IncidentId, string>> {
  const titles = new Map<IncidentId, string>();
  for (const id of new Set(ids)) {
    const found = await findIncident(stores, by, "report.read", id, now);
    if (found.kind === "found") titles.set(id, found.incident.title);
  }
  return titles;
}

/** What a report's page says of incidents: the one that it is in, and those that it could be put into by hand. */
export async function readIncidentOfReport(
  tools: Reading,
  input: { readonly by: Person; readonly reportId: ReportId },
): Promise<
  | {
      readonly kind: "incident";
      readonly current: Pick<Incident, "id" | "title" | "state"> | undefined;
      readonly open: readonly Pick<Incident, "id" | "title">[];
    }
  | Unfound
> {
  const { by, reportId } = input;
  const now = tools.clock.now();
  return tools.read(async (stores) => {
    const found = await findReport(stores, by, "report.read", reportId, now);
    if (found.kind !== "allowed") return found;
    const decision = authorise(by, "report.read", OFFICE, now);
    if (!decision.allowed) return { kind: "refused", reason: decision.reason };
    const id = (await stores.incidents.currentOf([reportId])).get(reportId);
    const current = id === undefined ? undefined : await stores.incidents.find(id);
    const open =
      current !== undefined
        ? []
        : await stores.incidents.list(lookerOf(by, decision, now), {
            page: { after: null, limit: MOST_OFFERED },
            state: "open",
          });
    return {
      kind: "incident" as const,
      current: current && { id: current.id, title: current.title, state: current.state },
      open: open.map(({ id: openId, title }) => ({ id: openId, title })),
    };
  });
}

/** The newest are offered in a list; any other is found on its own page. */
const MOST_OFFERED = 50;
