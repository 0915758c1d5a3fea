import type { EntryFacts } from "#app/core/intake/entry.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import type { DraftId, PersonId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { NewReport } from "./new-report.ts";
import { fieldOpener, fieldSealer } from "./report-keys.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

/** A report that somebody of the office is typing in. */
export interface Entry {
  readonly draftId: DraftId;
  /** The draft's secret, sealed for who types; null once it is filed. */
  readonly tokenBox: Uint8Array | null;
  /** What was typed so far, as it was typed, without contact details. */
  readonly form: FormFields;
  /** The report that it became. */
  readonly reportId: ReportId | null;
}

/** One that is not filed yet, in a list. */
export interface OpenEntry {
  readonly draftId: DraftId;
  readonly begunAt: Instant;
  /** Until when it is kept. */
  readonly expiresAt: Instant;
}

const formOf = (draftId: string) => ({ purpose: "answers", row: `${draftId}/entry` }) as const;
const factsOf = (draftId: string) => ({ purpose: "answers", row: `${draftId}/came` }) as const;

/** Reading what the office types in. */
export function entryReader(scope: DatabaseScope) {
  const { db } = scope;
  return {
    /** The entry of that draft, if this person types it. */
    async own(draftId: DraftId, personId: PersonId): Promise<Entry | undefined> {
      const row = await db
        .selectFrom("report_entry")
        .select(["draft_id", "token_box", "form", "report_id"])
        .where("draft_id", "=", draftId)
        .where("person_id", "=", personId)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const open = await fieldOpener(scope, row.form === "" ? [] : [row.draft_id]);
      const form = open(row.draft_id, formOf(row.draft_id), row.form);
      return {
        draftId: row.draft_id as DraftId,
        tokenBox: row.token_box,
        form: (form === "" ? {} : JSON.parse(form)) as FormFields,
        reportId: row.report_id as ReportId | null,
      };
    },
    /** Those of a person that are not filed and whose time is not over, newest first. */
    async openOf(personId: PersonId, now: Instant): Promise<OpenEntry[]> {
      const rows = await db
        .selectFrom("report_entry")
        .innerJoin("draft", "draft.id", "report_entry.draft_id")
        .select(["report_entry.draft_id", "report_entry.begun_at", "draft.expires_at"])
        .where("report_entry.person_id", "=", personId)
        .where("report_entry.report_id", "is", null)
        .where("draft.expires_at", ">", now)
        .orderBy("report_entry.begun_at", "desc")
        .limit(100)
        .execute();
      return rows.map((row) => ({
        draftId: row.draft_id as DraftId,
        begunAt: row.begun_at as Instant,
        expiresAt: row.expires_at as Instant,
      }));
    },
    /** How a report came that the office typed in, and who typed it; undefined for every other. */
    async ofReport(
      reportId: ReportId,
    ): Promise<{ readonly facts: EntryFacts; readonly enteredBy: string } | undefined> {
      const row = await db
        .selectFrom("report_entry")
        .innerJoin("person", "person.id", "report_entry.person_id")
        .select(["report_entry.draft_id", "report_entry.facts", "person.display_name"])
        .where("report_entry.report_id", "=", reportId)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const open = await fieldOpener(scope, [row.draft_id]);
      return {
        facts: JSON.parse(open(row.draft_id, factsOf(row.draft_id), row.facts)) as EntryFacts,
        enteredBy: row.display_name,
      };
    },
  };
}

/** Reading and writing them. Like a draft, an entry is nobody's record before it is filed. */
export function entryStore(scope: DatabaseScope) {
  const { db } = scope;
  return {
    ...entryReader(scope),
    async begin(entry: {
      readonly draftId: DraftId;
      readonly personId: PersonId;
      readonly tokenBox: Uint8Array;
      readonly at: Instant;
    }): Promise<void> {
      await db
        .insertInto("report_entry")
        .values({
          ...{ draft_id: entry.draftId, person_id: entry.personId, form: "", facts: "" },
          ...{ token_box: Buffer.from(entry.tokenBox), report_id: null, begun_at: entry.at },
        })
        .execute();
    },
    async save(draftId: DraftId, form: FormFields): Promise<void> {
      const seal = await fieldSealer(scope, draftId);
      await db
        .updateTable("report_entry")
        .set({ form: seal(formOf(draftId), JSON.stringify(form)) })
        .where("draft_id", "=", draftId)
        .where("report_id", "is", null)
        .execute();
    },
  };
}

/** Keeps how it came, in the transaction in which its report is received; the draft's secret and what was typed end there. */
export async function fileEntry(scope: DatabaseScope, report: NewReport): Promise<void> {
  const { draftId, entry } = report;
  if (entry === undefined) return;
  const seal = await fieldSealer(scope, draftId);
  const result = await scope.db
    .updateTable("report_entry")
    .set({
      ...{ report_id: report.id, token_box: null, form: "" },
      facts: seal(factsOf(draftId), JSON.stringify(entry)),
    })
    .where("draft_id", "=", draftId)
    .where("report_id", "is", null)
    .executeTakeFirst();
  requireOne(result.numUpdatedRows, "file what was typed in");
}
