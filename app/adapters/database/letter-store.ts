import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { CaseId, LetterId, MessageId, PersonId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { LetterKind } from "#app/core/office/office-pack.ts";
import type { LetterWay } from "#app/core/office/sent-letter.ts";
import type { AppendEvent } from "./custody-store.ts";
import { ensureReportKey, fieldOpener, fieldSealer } from "./report-keys.ts";
import type { DatabaseScope } from "./scope.ts";

/** A letter that goes out, about a report, a case, or both. */
export interface NewSentLetter {
  readonly id: LetterId;
  readonly reportId: ReportId | null;
  readonly caseId: CaseId | null;
  /** The letter that it was made from, its kind, its title, and which text of it that was. */
  readonly template: string;
  readonly kind: LetterKind;
  readonly title: string;
  readonly source: string;
  /** BCP 47. */
  readonly language: string;
  readonly way: LetterWay;
  /** The message as which its reporter reads it. */
  readonly messageId: MessageId | null;
  /** As it was written; empty for the reporter, whom nothing here names. */
  readonly recipient: string;
  readonly text: string;
  readonly sentBy: PersonId;
  readonly sentAt: Instant;
}

/** As it is read. */
export interface SentLetter extends NewSentLetter {
  readonly senderName: string;
  /** When its reporter first read it; null before, and for one that no message carries. */
  readonly readAt: Instant | null;
}

const fieldOf = (id: string, column: "recipient" | "text") =>
  ({ purpose: "notes", row: `${id}/${column}` }) as const;

/** What opens a letter that is about no report. */
const OFFICE = "office";

/** Reading letters that went out. */
export function letterReader(scope: DatabaseScope) {
  const { db } = scope;
  return {
    /** Those about a report, or about a case and no report, newest first: who reads a case need not know of every report. */
    async sent(about: ReportId | CaseId): Promise<SentLetter[]> {
      const rows = await db
        .selectFrom("sent_letter")
        .innerJoin("person", "person.id", "sent_letter.sent_by")
        .leftJoin("report", "report.id", "sent_letter.report_id")
        .leftJoin("report_message", "report_message.id", "sent_letter.message_id")
        .selectAll("sent_letter")
        .select(["person.display_name", "report.draft_id", "report_message.read_at"])
        .where(
          about.startsWith("rpt_") ? "sent_letter.report_id" : "sent_letter.case_id",
          "=",
          about,
        )
        .$if(!about.startsWith("rpt_"), (query) => query.where("sent_letter.report_id", "is", null))
        .orderBy("sent_letter.sent_at", "desc")
        .orderBy("sent_letter.id", "desc")
        .execute();
      const open = await fieldOpener(
        scope,
        rows.map((row) => row.draft_id ?? OFFICE),
      );
      return rows.map((row) => ({
        id: row.id as LetterId,
        reportId: row.report_id as ReportId | null,
        caseId: row.case_id as CaseId | null,
        template: row.template,
        kind: row.kind as LetterKind,
        title: row.title,
        source: row.pack,
        language: row.language,
        way: row.way as LetterWay,
        messageId: row.message_id as MessageId | null,
        recipient: open(row.draft_id ?? OFFICE, fieldOf(row.id, "recipient"), row.recipient),
        text: open(row.draft_id ?? OFFICE, fieldOf(row.id, "text"), row.text),
        sentBy: row.sent_by as PersonId,
        sentAt: row.sent_at as Instant,
        senderName: row.display_name,
        readAt: row.read_at as Instant | null,
      }));
    },
  };
}

/** Reading and keeping them. Each is written once, with its custody event, and never changed. */
export function letterStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  async function ownerOf(reportId: ReportId | null): Promise<string> {
    if (reportId === null) {
      await ensureReportKey(scope, OFFICE);
      return OFFICE;
    }
    const { draft_id } = await db
      .selectFrom("report")
      .select("draft_id")
      .where("id", "=", reportId)
      .executeTakeFirstOrThrow();
    return draft_id;
  }
  return {
    ...letterReader(scope),
    async keep(letter: NewSentLetter, event: CustodyEvent): Promise<void> {
      const seal = await fieldSealer(scope, await ownerOf(letter.reportId));
      await db
        .insertInto("sent_letter")
        .values({
          ...{ id: letter.id, report_id: letter.reportId, case_id: letter.caseId },
          ...{ template: letter.template, kind: letter.kind },
          ...{ title: letter.title, pack: letter.source },
          ...{ language: letter.language, way: letter.way, message_id: letter.messageId },
          recipient: seal(fieldOf(letter.id, "recipient"), letter.recipient),
          text: seal(fieldOf(letter.id, "text"), letter.text),
          ...{ sent_by: letter.sentBy, sent_at: letter.sentAt },
        })
        .execute();
      await append(event);
    },
  };
}
