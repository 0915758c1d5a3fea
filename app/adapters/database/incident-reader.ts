import type { ExpressionBuilder, Selectable } from "kysely";
import type { IncidentId, IncidentMemberId, PersonId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type {
  AddedHow,
  Incident,
  IncidentAct,
  IncidentActKind,
  IncidentFacts,
  IncidentListPage,
  IncidentState,
  ListedIncident,
  Membership,
  RemovedHow,
} from "#app/core/triage/incident.ts";
import type { IncidentReportTable, IncidentTable } from "#db/incident-tables.ts";
import type { Schema } from "#db/schema.ts";
import { incidentReportReader } from "./incident-report-reader.ts";
import { reportsInSight, type Looker } from "./reach.ts";
import { fieldOpener } from "./report-keys.ts";
import type { DatabaseScope } from "./scope.ts";

/** Under what name each field of an incident, a membership or an act is bound to its row. */
export const incidentField = (
  id: string,
  part: "title" | "place" | "added-why" | "removed-why" | `act-${number}`,
) => ({ purpose: "notes", row: `${id}/${part}` }) as const;

/** A report that is in an incident now, and that a looker may know of. */
function seenMembers(eb: ExpressionBuilder<Schema, "incident">, looker: Looker) {
  return eb
    .selectFrom("incident_report as member")
    .innerJoin("report", "report.id", "member.report_id")
    .whereRef("member.incident_id", "=", "incident.id")
    .where("member.removed_at", "is", null)
    .where((inner) => reportsInSight(inner as never, looker));
}

/** Reading what several reports are about. */
export function incidentReader(scope: DatabaseScope) {
  const { db, holdsRows } = scope;
  const opener = async () => {
    const open = await fieldOpener(scope, ["office"]);
    return (place: ReturnType<typeof incidentField>, box: string) => open("office", place, box);
  };
  async function membershipsOf(
    by: { readonly incidentId: IncidentId } | { readonly reportId: ReportId },
  ): Promise<Membership[]> {
    const rows = await db
      .selectFrom("incident_report")
      .selectAll()
      .$if("incidentId" in by, (query) =>
        query.where("incident_id", "=", "incidentId" in by ? by.incidentId : ""),
      )
      .$if("reportId" in by, (query) =>
        query.where("report_id", "=", "reportId" in by ? by.reportId : ""),
      )
      .orderBy("added_at")
      .orderBy("id")
      .execute();
    const open = await opener();
    return rows.map((row) => membershipOf(row, open));
  }
  return {
    ...incidentReportReader(scope),
    async find(id: IncidentId): Promise<Incident | undefined> {
      const row = await db
        .selectFrom("incident")
        .selectAll()
        .where("id", "=", id)
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .executeTakeFirst();
      return row && incidentOf(row, await opener());
    },
    /** Everything that was ever in an incident, also what was taken out, in the order in which it came. */
    memberships: (incidentId: IncidentId) => membershipsOf({ incidentId }),
    /** Every incident that a report was ever in, in the order in which it came there. */
    membershipsOfReport: (reportId: ReportId) => membershipsOf({ reportId }),
    /** The incident that each of these reports is in now; those in none are left out. */
    async currentOf(reportIds: readonly ReportId[]): Promise<ReadonlyMap<ReportId, IncidentId>> {
      if (reportIds.length === 0) return new Map();
      const rows = await db
        .selectFrom("incident_report")
        .select(["report_id", "incident_id"])
        .where("report_id", "in", reportIds)
        .where("removed_at", "is", null)
        .execute();
      return new Map(rows.map((row) => [row.report_id as ReportId, row.incident_id as IncidentId]));
    },
    /** The incident that each of these reports is in now, with its title; those in none are left out. Whoever may know of the report may know of it. */
    async titledOf(
      reportIds: readonly ReportId[],
    ): Promise<ReadonlyMap<ReportId, Pick<Incident, "id" | "title">>> {
      if (reportIds.length === 0) return new Map();
      const rows = await db
        .selectFrom("incident_report as member")
        .innerJoin("incident", "incident.id", "member.incident_id")
        .select(["member.report_id", "incident.id", "incident.title"])
        .where("member.report_id", "in", reportIds)
        .where("member.removed_at", "is", null)
        .execute();
      if (rows.length === 0) return new Map();
      const open = await opener();
      return new Map(
        rows.map((row) => [
          row.report_id as ReportId,
          { id: row.id as IncidentId, title: open(incidentField(row.id, "title"), row.title) },
        ]),
      );
    },
    /** A report with all that stand in its incident now; alone where it is in none. */
    async together(reportId: ReportId): Promise<ReportId[]> {
      const rows = await db
        .selectFrom("incident_report as own")
        .innerJoin("incident_report as member", "member.incident_id", "own.incident_id")
        .select("member.report_id")
        .where("own.report_id", "=", reportId)
        .where("own.removed_at", "is", null)
        .where("member.removed_at", "is", null)
        .execute();
      return rows.length === 0 ? [reportId] : rows.map((row) => row.report_id as ReportId);
    },
    /** Reports of an incident that this person may know of, now or once in it, with their codes. */
    async reportsInSight(
      id: IncidentId,
      looker: Looker,
    ): Promise<ReadonlyMap<ReportId, { readonly code: string }>> {
      const rows = await db
        .selectFrom("report")
        .select(["report.id", "report.code"])
        .where("report.id", "in", (eb) =>
          eb
            .selectFrom("incident_report as member")
            .select("member.report_id")
            .where("member.incident_id", "=", id),
        )
        .where((eb) => reportsInSight(eb as never, looker))
        .execute();
      return new Map(rows.map((row) => [row.id as ReportId, { code: row.code }]));
    },
    /** What was done to an incident as a whole, oldest first. */
    async acts(id: IncidentId): Promise<IncidentAct[]> {
      const rows = await db
        .selectFrom("incident_act")
        .innerJoin("person", "person.id", "incident_act.by_id")
        .select(["position", "act", "other_id", "said", "person.display_name as by_name", "at"])
        .where("incident_id", "=", id)
        .orderBy("position")
        .execute();
      const open = await opener();
      return rows.map((row) => ({
        act: row.act as IncidentActKind,
        other: row.other_id as IncidentId | null,
        said: JSON.parse(
          open(incidentField(id, `act-${Number(row.position)}`), row.said),
        ) as IncidentFacts,
        byName: row.by_name,
        at: row.at as Instant,
      }));
    },
    /** Incidents with a report that this person may know of, newest first; those in a state alone where one is named. */
    async list(
      looker: Looker,
      { page, state }: { readonly page: IncidentListPage; readonly state?: IncidentState },
    ): Promise<ListedIncident[]> {
      const { after, limit } = page;
      const rows = await db
        .selectFrom("incident")
        .selectAll("incident")
        .select((eb) =>
          seenMembers(eb, looker)
            .select((inner) => inner.fn.countAll<number>().as("n"))
            .as("seen"),
        )
        .where((eb) => eb.exists(seenMembers(eb, looker).select("member.id")))
        .$if(state !== undefined, (query) => query.where("state", "=", state ?? ""))
        .$if(after !== null, (query) =>
          query.where((eb) =>
            eb(
              eb.refTuple("incident.made_at", "incident.id"),
              "<",
              eb.tuple<string, string>(after?.madeAt ?? "", after?.id ?? ""),
            ),
          ),
        )
        .orderBy("incident.made_at", "desc")
        .orderBy("incident.id", "desc")
        .limit(limit)
        .execute();
      const open = await opener();
      return rows.map((row) => ({ ...incidentOf(row, open), reports: Number(row.seen ?? 0) }));
    },
  };
}

type Open = (place: ReturnType<typeof incidentField>, box: string) => string;

function incidentOf(row: Selectable<IncidentTable>, open: Open): Incident {
  return {
    id: row.id as IncidentId,
    title: open(incidentField(row.id, "title"), row.title),
    place: open(incidentField(row.id, "place"), row.place),
    time: JSON.parse(row.time) as Incident["time"],
    state: row.state as IncidentState,
    mergedInto: row.merged_into as IncidentId | null,
    madeAt: row.made_at as Instant,
  };
}

function membershipOf(row: Selectable<IncidentReportTable>, open: Open): Membership {
  const { removed_at: removedAt, removed_by: removedBy } = row;
  return {
    id: row.id as IncidentMemberId,
    incidentId: row.incident_id as IncidentId,
    reportId: row.report_id as ReportId,
    added: {
      at: row.added_at as Instant,
      by: row.added_by as PersonId,
      how: row.added_how as AddedHow,
      from: row.added_from,
      why: open(incidentField(row.id, "added-why"), row.added_why),
    },
    removed:
      removedAt === null || removedBy === null
        ? null
        : {
            at: removedAt as Instant,
            by: removedBy as PersonId,
            how: row.removed_how as RemovedHow,
            to: row.removed_to as IncidentId | null,
            why: open(incidentField(row.id, "removed-why"), row.removed_why),
          },
  };
}
