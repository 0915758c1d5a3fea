import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { ConflictId, PersonId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { EditedPart, EditValues, KeptEdit, TextPart } from "#app/core/triage/edited-part.ts";
import type { HeldEditTable } from "#db/report-work-tables.ts";
import type { AppendEvent } from "./custody-store.ts";
import { fieldOpener, reportFieldSealer } from "./report-keys.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

/** One version of the office's own words about a report. */
export interface ReportText {
  readonly part: TextPart;
  /** Counted from 1. */
  readonly version: number;
  readonly text: string;
  /** The program that made it; empty for a person's own work. */
  readonly madeWith: string;
  readonly authorName: string;
  readonly writtenAt: Instant;
}

/** A change that was not made, because somebody had changed the same before. */
export interface HeldEdit {
  readonly id: ConflictId;
  readonly reportId: ReportId;
  readonly part: EditedPart;
  /** Which link or task; empty where a report has one of it. */
  readonly partId: string;
  readonly seen: number;
  readonly stands: number;
  readonly mine: EditValues;
  readonly stood: EditValues;
  readonly authorId: PersonId;
  readonly heldAt: Instant;
}

/** A held edit as it is read. */
export interface KeptHeldEdit extends HeldEdit {
  readonly authorName: string;
  readonly settledAt: Instant | null;
}

const textOf = (reportId: string, part: string, version: number) =>
  ({ purpose: "notes", row: `${reportId}/${part}/${String(version)}` }) as const;
const editOf = (id: string, column: "mine" | "stood") =>
  ({ purpose: "notes", row: `${id}/${column}` }) as const;

/** Reading the office's own words about reports, and edits that were held. */
export function editReader(scope: DatabaseScope) {
  const { db } = scope;
  const held = () =>
    db
      .selectFrom("held_edit")
      .innerJoin("person", "person.id", "held_edit.author_id")
      .innerJoin("report", "report.id", "held_edit.report_id")
      .selectAll("held_edit")
      .select(["report.draft_id", "person.display_name"]);
  const opened = async (
    rows: readonly (HeldEditTable & { draft_id: string; display_name: string })[],
  ): Promise<KeptHeldEdit[]> => {
    const open = await fieldOpener(
      scope,
      rows.map((row) => row.draft_id),
    );
    const values = (row: (typeof rows)[number], column: "mine" | "stood") =>
      JSON.parse(open(row.draft_id, editOf(row.id, column), row[column])) as EditValues;
    return rows.map((row) => ({
      id: row.id as ConflictId,
      reportId: row.report_id as ReportId,
      part: row.part as EditedPart,
      partId: row.part_id,
      seen: row.seen,
      stands: row.stands,
      mine: values(row, "mine"),
      stood: values(row, "stood"),
      authorId: row.author_id as PersonId,
      authorName: row.display_name,
      heldAt: row.held_at as Instant,
      settledAt: row.settled_at as Instant | null,
    }));
  };
  return {
    /** Every version of a report's texts, newest first. */
    async texts(reportId: ReportId): Promise<ReportText[]> {
      const rows = await db
        .selectFrom("report_text")
        .innerJoin("person", "person.id", "report_text.author_id")
        .innerJoin("report", "report.id", "report_text.report_id")
        .select(["part", "version", "report_text.text as text", "made_with", "written_at"])
        .select(["report.draft_id", "person.display_name"])
        .where("report_text.report_id", "=", reportId)
        .orderBy("part")
        .orderBy("version", "desc")
        .execute();
      const open = await fieldOpener(
        scope,
        rows.map((row) => row.draft_id),
      );
      return rows.map((row) => ({
        part: row.part as TextPart,
        version: row.version,
        text: open(row.draft_id, textOf(reportId, row.part, row.version), row.text),
        madeWith: row.made_with,
        authorName: row.display_name,
        writtenAt: row.written_at as Instant,
      }));
    },
    async find(id: ConflictId): Promise<KeptHeldEdit | undefined> {
      const rows = await held().where("held_edit.id", "=", id).execute();
      return (await opened(rows))[0];
    },
    /** Those of a report about which nobody has decided, oldest first. */
    async unsettled(reportId: ReportId): Promise<KeptHeldEdit[]> {
      const rows = await held()
        .where("held_edit.report_id", "=", reportId)
        .where("held_edit.settled_at", "is", null)
        .orderBy("held_edit.held_at")
        .orderBy("held_edit.id")
        .execute();
      return opened(rows);
    },
  };
}

/** Reading and writing both. Every change writes its custody event in the same transaction. */
export function editStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  return {
    ...editReader(scope),
    /** Writes the next version; those before stay. */
    async writeText(
      written: {
        readonly reportId: ReportId;
        readonly part: TextPart;
        readonly version: number;
        readonly text: string;
        readonly madeWith: string;
        readonly authorId: PersonId;
        readonly at: Instant;
      },
      event: CustodyEvent,
    ): Promise<void> {
      const { reportId, part, version } = written;
      const seal = await reportFieldSealer(scope, reportId);
      await db
        .insertInto("report_text")
        .values({
          ...{ report_id: reportId, part, version, made_with: written.madeWith },
          text: seal(textOf(reportId, part, version), written.text),
          ...{ author_id: written.authorId, written_at: written.at },
        })
        .execute();
      await append(event);
    },
    /** Keeps a change beside what stands. */
    async hold(edit: HeldEdit, event: CustodyEvent): Promise<void> {
      const seal = await reportFieldSealer(scope, edit.reportId);
      await db
        .insertInto("held_edit")
        .values({
          ...{ id: edit.id, report_id: edit.reportId, part: edit.part, part_id: edit.partId },
          ...{ seen: edit.seen, stands: edit.stands },
          mine: seal(editOf(edit.id, "mine"), JSON.stringify(edit.mine)),
          stood: seal(editOf(edit.id, "stood"), JSON.stringify(edit.stood)),
          ...{ author_id: edit.authorId, held_at: edit.heldAt },
          ...{ kept: null, settled_by: null, settled_at: null },
        })
        .execute();
      await append(event);
    },
    /** Notes what a person chose; the edit itself stays. */
    async settle(
      id: ConflictId,
      how: {
        readonly kept: KeptEdit | "again";
        readonly by: PersonId;
        readonly at: Instant;
      },
      event: CustodyEvent,
    ): Promise<void> {
      const result = await db
        .updateTable("held_edit")
        .set({ kept: how.kept, settled_by: how.by, settled_at: how.at })
        .where("id", "=", id)
        .where("settled_at", "is", null)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "settle the edit");
      await append(event);
    },
  };
}
