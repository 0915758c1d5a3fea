import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { NoteId, PersonId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { AppendEvent } from "./custody-store.ts";
import { fieldOpener, fieldSealer } from "./report-keys.ts";
import { noteOf } from "./report-words.ts";
import { wantSearched } from "./search-wants.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

export interface ReportNote {
  readonly id: NoteId;
  readonly authorName: string;
  readonly text: string;
  readonly writtenAt: Instant;
  /** By whom and when it was withdrawn; null while it stands. */
  readonly withdrawn: { readonly byName: string; readonly at: Instant } | null;
}

/** Reading what staff noted about a report. */
export function noteReader(scope: DatabaseScope) {
  const { db } = scope;
  return {
    async notes(id: ReportId): Promise<ReportNote[]> {
      const rows = await db
        .selectFrom("report_note")
        .innerJoin("person", "person.id", "report_note.author_id")
        .innerJoin("report", "report.id", "report_note.report_id")
        .leftJoin("person as withdrawer", "withdrawer.id", "report_note.withdrawn_by")
        .select([
          "report_note.id as id",
          "report.draft_id as draft_id",
          "person.display_name as author",
          "report_note.text as text",
          "report_note.written_at as written_at",
          "report_note.withdrawn_at as withdrawn_at",
          "withdrawer.display_name as withdrawer",
        ])
        .where("report_id", "=", id)
        .orderBy("written_at")
        .orderBy("report_note.id")
        .execute();
      const open = await fieldOpener(
        scope,
        rows.map((row) => row.draft_id),
      );
      return rows.map((row) => ({
        id: row.id as NoteId,
        authorName: row.author,
        text: open(row.draft_id, noteOf(row.id), row.text),
        writtenAt: row.written_at as Instant,
        withdrawn:
          row.withdrawn_at === null
            ? null
            : { byName: row.withdrawer ?? "", at: row.withdrawn_at as Instant },
      }));
    },
  };
}

/** Writing and withdrawing notes, each with its custody event in the same transaction. */
export function noteStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  return {
    /** Withdraws a note, or with null makes it stand again. Its words are kept either way; the search finds it while it stands. */
    async setNoteWithdrawn(
      id: NoteId,
      withdrawn: { readonly by: PersonId; readonly at: Instant } | null,
      event: CustodyEvent,
    ): Promise<void> {
      const changed = await db
        .updateTable("report_note")
        .set({ withdrawn_at: withdrawn?.at ?? null, withdrawn_by: withdrawn?.by ?? null })
        .where("id", "=", id)
        .returning("report_id")
        .execute();
      requireOne(BigInt(changed.length), "withdraw the note");
      await wantSearched(
        scope,
        changed.map((row) => row.report_id),
      );
      await append(event);
    },
    async addNote(
      note: {
        readonly id: NoteId;
        readonly reportId: ReportId;
        readonly authorId: PersonId;
        readonly text: string;
        readonly at: Instant;
      },
      event: CustodyEvent,
    ): Promise<void> {
      const report = await db
        .selectFrom("report")
        .select("draft_id")
        .where("id", "=", note.reportId)
        .executeTakeFirst();
      if (report === undefined) throw new Error("could not add a note: no such report");
      const seal = await fieldSealer(scope, report.draft_id);
      await db
        .insertInto("report_note")
        .values({
          id: note.id,
          report_id: note.reportId,
          author_id: note.authorId,
          text: seal(noteOf(note.id), note.text),
          written_at: note.at,
          withdrawn_at: null,
          withdrawn_by: null,
        })
        .execute();
      await wantSearched(scope, [note.reportId]);
      await append(event);
    },
  };
}
