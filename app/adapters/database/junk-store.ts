import type { PersonId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { firstWordsOf } from "#app/core/triage/first-words.ts";
import type { ReportStatus } from "#app/core/triage/status.ts";
import { reportsInSight, type Looker } from "./reach.ts";
import { reportWords } from "./report-words.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

/** That a report is called junk now, and what it was before. */
export interface JunkLabel {
  readonly reportId: ReportId;
  readonly labelledAt: Instant;
  readonly labelledBy: PersonId;
  readonly statusBefore: ReportStatus;
}

/** A report that was called junk and waits for a second person to look. */
export interface JunkToCheck extends JunkLabel {
  readonly code: string;
  readonly firstWords: string;
  readonly labelledByName: string;
}

const FIRST_WORDS = 600;

/** Reading who called what junk. */
export function junkReader(scope: DatabaseScope) {
  const { db } = scope;
  return {
    /** The label that stands. */
    async standing(reportId: ReportId): Promise<JunkLabel | undefined> {
      const row = await db
        .selectFrom("junk_label")
        .select(["report_id", "labelled_at", "labelled_by", "status_before"])
        .where("report_id", "=", reportId)
        .where("lifted_at", "is", null)
        .orderBy("labelled_at", "desc")
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        reportId: row.report_id as ReportId,
        labelledAt: row.labelled_at as Instant,
        labelledBy: row.labelled_by as PersonId,
        statusBefore: row.status_before as ReportStatus,
      };
    },
    /** Labels since an instant, or all, that stand and were not drawn. */
    async standingSince(
      since: Instant | undefined,
    ): Promise<{ reportId: ReportId; labelledAt: Instant }[]> {
      const rows = await db
        .selectFrom("junk_label")
        .select(["report_id", "labelled_at"])
        .where("labelled_at", ">=", since ?? "")
        .where("lifted_at", "is", null)
        .where("sampled_at", "is", null)
        .orderBy("labelled_at")
        .orderBy("report_id")
        .execute();
      return rows.map((row) => ({
        reportId: row.report_id as ReportId,
        labelledAt: row.labelled_at as Instant,
      }));
    },
    async lastSample(): Promise<Instant | undefined> {
      const row = await db
        .selectFrom("junk_label")
        .select((eb) => eb.fn.max("sampled_at").as("at"))
        .executeTakeFirst();
      return (row?.at ?? undefined) as Instant | undefined;
    },
    /** Drawn reports that nobody checked, of those this person may know of and did not label. */
    async toCheck(looker: Looker, limit: number): Promise<JunkToCheck[]> {
      const rows = await db
        .selectFrom("report")
        .innerJoin("junk_label as label", "label.report_id", "report.id")
        .innerJoin("person", "person.id", "label.labelled_by")
        .select(["report.id", "report.draft_id", "report.code", "report.narrative"])
        .select(["label.labelled_at", "label.labelled_by", "label.status_before"])
        .select("person.display_name as labeller")
        .where("label.sampled_at", "is not", null)
        .where("label.checked_at", "is", null)
        .where("label.lifted_at", "is", null)
        .where("label.labelled_by", "!=", looker.personId)
        .where((eb) => reportsInSight(eb as never, looker))
        .orderBy("label.sampled_at")
        .orderBy("report.id")
        .limit(limit)
        .execute();
      const words = await reportWords(scope, rows);
      return rows.map((row) => ({
        reportId: row.id as ReportId,
        code: row.code,
        firstWords: firstWordsOf(words.narrative(row), FIRST_WORDS),
        labelledAt: row.labelled_at as Instant,
        labelledBy: row.labelled_by as PersonId,
        labelledByName: row.labeller,
        statusBefore: row.status_before as ReportStatus,
      }));
    },
  };
}

/** Writing who called what junk. The report's own status and its custody record change in the same transaction. */
export function junkStore(scope: DatabaseScope) {
  const { db } = scope;
  return {
    ...junkReader(scope),
    async label(label: JunkLabel): Promise<void> {
      await db
        .insertInto("junk_label")
        .values({
          report_id: label.reportId,
          labelled_at: label.labelledAt,
          labelled_by: label.labelledBy,
          status_before: label.statusBefore,
          lifted_at: null,
          lifted_by: null,
          sampled_at: null,
          checked_at: null,
          checked_by: null,
        })
        .execute();
    },
    /** Takes back what stands; nothing where nothing does. */
    async lift(reportId: ReportId, by: PersonId, at: Instant): Promise<void> {
      await db
        .updateTable("junk_label")
        .set({ lifted_at: at, lifted_by: by })
        .where("report_id", "=", reportId)
        .where("lifted_at", "is", null)
        .execute();
    },
    /** Draws a label for a second person. */
    async draw(label: Pick<JunkLabel, "reportId" | "labelledAt">, at: Instant): Promise<void> {
      const result = await db
        .updateTable("junk_label")
        .set({ sampled_at: at })
        .where("report_id", "=", label.reportId)
        .where("labelled_at", "=", label.labelledAt)
        .executeTakeFirst();
      requireOne(result.numUpdatedRows, "draw the label");
    },
    /** A second person looked and agrees. */
    async confirm(reportId: ReportId, by: PersonId, at: Instant): Promise<void> {
      const result = await db
        .updateTable("junk_label")
        .set({ checked_at: at, checked_by: by })
        .where("report_id", "=", reportId)
        .where("lifted_at", "is", null)
        .where("checked_at", "is", null)
        .executeTakeFirst();
      requireOne(result.numUpdatedRows, "check the label");
    },
  };
}
