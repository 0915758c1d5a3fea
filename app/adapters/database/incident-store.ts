import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { IncidentId, IncidentMemberId, PersonId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type {
  AddedHow,
  Incident,
  IncidentActKind,
  IncidentFacts,
  RemovedHow,
} from "#app/core/triage/incident.ts";
import type { AppendEvent } from "./custody-store.ts";
import { incidentField, incidentReader } from "./incident-reader.ts";
import { ensureReportKey, fieldSealer } from "./report-keys.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

/** Who did it and when, with its record. */
interface Done {
  readonly byId: PersonId;
  readonly at: Instant;
  readonly event: CustodyEvent;
}

/** Writing what several reports are about. Nothing is ever taken away: what was said to belong together stays readable. */
export function incidentStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  const reader = incidentReader(scope);

  async function sealer() {
    await ensureReportKey(scope, "office");
    return fieldSealer(scope, "office");
  }

  /** Writes an act into the history of an incident, with its record. */
  async function note(
    id: IncidentId,
    act: { readonly kind: IncidentActKind; readonly other: IncidentId | null },
    said: IncidentFacts,
    { byId, at, event }: Done,
  ): Promise<void> {
    const position = (await reader.acts(id)).length + 1;
    const seal = await sealer();
    const { title, place, time } = said;
    await db
      .insertInto("incident_act")
      .values({
        ...{ incident_id: id, position, act: act.kind, other_id: act.other, by_id: byId, at },
        said: seal(incidentField(id, `act-${position}`), JSON.stringify({ title, place, time })),
      })
      .execute();
    await append(event);
  }

  async function set(
    id: IncidentId,
    to: { readonly state: string; readonly merged_into?: string | null },
  ): Promise<void> {
    const result = await db
      .updateTable("incident")
      .set(to)
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    requireOne(result.numUpdatedRows, "set where the incident stands");
  }

  return {
    ...reader,
    /** Makes an incident without reports; `from` is the one that it was split from. */
    async make(
      incident: IncidentFacts & { readonly id: IncidentId; readonly from: IncidentId | null },
      done: Done,
    ): Promise<void> {
      const { id, title, place, time, from } = incident;
      const seal = await sealer();
      await db
        .insertInto("incident")
        .values({
          id,
          title: seal(incidentField(id, "title"), title),
          place: seal(incidentField(id, "place"), place),
          time: JSON.stringify(time),
          ...{ state: "open", merged_into: null, made_by: done.byId, made_at: done.at },
        })
        .execute();
      await note(id, { kind: "made", other: from }, incident, done);
    },
    /** Sets what an incident is said to be. */
    async change(id: IncidentId, facts: IncidentFacts, done: Done): Promise<void> {
      const seal = await sealer();
      const result = await db
        .updateTable("incident")
        .set({
          title: seal(incidentField(id, "title"), facts.title),
          place: seal(incidentField(id, "place"), facts.place),
          time: JSON.stringify(facts.time),
        })
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "change the incident");
      await note(id, { kind: "changed", other: null }, facts, done);
    },
    async setState(incident: Incident, state: "open" | "closed", done: Done): Promise<void> {
      await set(incident.id, { state });
      const kind = state === "open" ? "opened" : "closed";
      await note(incident.id, { kind, other: null }, incident, done);
    },
    /** Says that an incident went into another one; its reports are moved one by one. */
    async mergeInto(incident: Incident, into: IncidentId, done: Done): Promise<void> {
      await set(incident.id, { state: "merged", merged_into: into });
      await note(incident.id, { kind: "merged", other: into }, incident, done);
    },
    /** Opens an incident again that had been merged into another one; its reports are moved one by one. */
    async unmerge(incident: Incident, from: IncidentId, done: Done): Promise<void> {
      await set(incident.id, { state: "open", merged_into: null });
      await note(incident.id, { kind: "unmerged", other: from }, incident, done);
    },
    /** Says that some reports of an incident went into a new one; they are moved one by one. */
    async noteSplit(incident: Incident, into: IncidentId, done: Done): Promise<void> {
      await note(incident.id, { kind: "split", other: into }, incident, done);
    },
    /** Puts a report into an incident. Fails where it is in one already. */
    async addReport(
      member: {
        readonly id: IncidentMemberId;
        readonly incidentId: IncidentId;
        readonly reportId: ReportId;
        readonly how: AddedHow;
        readonly from: string | null;
        readonly why: string;
      },
      { byId, at, event }: Done,
    ): Promise<void> {
      const { id, incidentId, reportId, how, from, why } = member;
      const seal = await sealer();
      await db
        .insertInto("incident_report")
        .values({
          ...{ id, incident_id: incidentId, report_id: reportId, added_at: at, added_by: byId },
          ...{ added_how: how, added_from: from },
          added_why: seal(incidentField(id, "added-why"), why),
          ...{ removed_at: null, removed_by: null, removed_how: null, removed_to: null },
          removed_why: "",
        })
        .execute();
      await append(event);
    },
    /** Takes a report out of its incident. Fails where it is not in it any more. */
    async removeReport(
      id: IncidentMemberId,
      removal: {
        readonly how: RemovedHow;
        readonly to: IncidentId | null;
        readonly why: string;
      },
      { byId, at, event }: Done,
    ): Promise<void> {
      const seal = await sealer();
      const result = await db
        .updateTable("incident_report")
        .set({
          ...{ removed_at: at, removed_by: byId },
          ...{ removed_how: removal.how, removed_to: removal.to },
          removed_why: seal(incidentField(id, "removed-why"), removal.why),
        })
        .where("id", "=", id)
        .where("removed_at", "is", null)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "take the report out of the incident");
      await append(event);
    },
  };
}
