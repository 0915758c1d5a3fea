import type { NoteId, PersonId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { reportsInSight, type Looker } from "./reach.ts";
import { fieldOpener } from "./report-keys.ts";
import { noteOf } from "./report-words.ts";
import type { DatabaseScope } from "./scope.ts";

/** A note that names somebody. */
export interface Mention {
  readonly noteId: NoteId;
  readonly reportId: ReportId;
  readonly reportCode: string;
  readonly authorName: string;
  readonly text: string;
  readonly at: Instant;
  /** Null until whoever is named said that they read it. */
  readonly seenAt: Instant | null;
}

/** Reading who is named in notes. */
export function mentionReader(scope: DatabaseScope) {
  const { db } = scope;
  // A note that was withdrawn is not shown to whom it named either.
  const standing = (looker: Looker) =>
    db
      .selectFrom("note_mention as mention")
      .innerJoin("report_note as note", "note.id", "mention.note_id")
      .innerJoin("report", "report.id", "mention.report_id")
      .where("mention.person_id", "=", looker.personId)
      .where("note.withdrawn_at", "is", null)
      .where((eb) => reportsInSight(eb as never, looker));
  return {
    /** Notes that name somebody, of reports that they may know of: the newest first. */
    async ofPerson(looker: Looker, limit: number): Promise<Mention[]> {
      const rows = await standing(looker)
        .innerJoin("person as author", "author.id", "note.author_id")
        .select(["note.id", "note.report_id", "note.text", "author.display_name as author"])
        .select(["report.code", "report.draft_id", "mention.at", "mention.seen_at"])
        .orderBy("mention.at", "desc")
        .orderBy("note.id")
        .limit(limit)
        .execute();
      const open = await fieldOpener(
        scope,
        rows.map((row) => row.draft_id),
      );
      return rows.map((row) => ({
        noteId: row.id as NoteId,
        reportId: row.report_id as ReportId,
        reportCode: row.code,
        authorName: row.author,
        text: open(row.draft_id, noteOf(row.id), row.text),
        at: row.at as Instant,
        seenAt: row.seen_at as Instant | null,
      }));
    },
    /** How many of them somebody has not read yet. */
    async unread(looker: Looker): Promise<number> {
      const { n } = await standing(looker)
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .where("mention.seen_at", "is", null)
        .executeTakeFirstOrThrow();
      return Number(n);
    },
    /** The names of those who were told of each note of a report. */
    async ofReport(reportId: ReportId): Promise<ReadonlyMap<NoteId, readonly string[]>> {
      const rows = await db
        .selectFrom("note_mention as mention")
        .innerJoin("person", "person.id", "mention.person_id")
        .select(["mention.note_id", "person.display_name"])
        .where("mention.report_id", "=", reportId)
        .orderBy("person.display_name")
        .execute();
      const told = new Map<NoteId, string[]>();
      for (const row of rows) {
        const id = row.note_id as NoteId;
        told.set(id, [...(told.get(id) ?? []), row.display_name]);
      }
      return told;
    },
  };
}

/** Keeping it. That a note was written, and whom it tells, is recorded with the note. */
export function mentionStore(scope: DatabaseScope) {
  const { db } = scope;
  return {
    ...mentionReader(scope),
    async keep(
      note: { readonly id: NoteId; readonly reportId: ReportId; readonly at: Instant },
      people: readonly PersonId[],
    ): Promise<void> {
      if (people.length === 0) return;
      const { id: note_id, reportId: report_id, at } = note;
      await db
        .insertInto("note_mention")
        .values(people.map((person_id) => ({ note_id, report_id, person_id, at, seen_at: null })))
        .execute();
    },
    /** Somebody read what names them: one note, or all up to now with null. */
    async see(personId: PersonId, noteId: NoteId | null, at: Instant): Promise<void> {
      await db
        .updateTable("note_mention")
        .set({ seen_at: at })
        .where("person_id", "=", personId)
        .where("seen_at", "is", null)
        .$if(noteId !== null, (query) => query.where("note_id", "=", noteId ?? ""))
        .execute();
    },
  };
}
