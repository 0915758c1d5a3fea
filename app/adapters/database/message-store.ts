import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { MessageId, PersonId, ReportId, ThreadId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { ThreadKeyPair } from "#app/core/messages/thread.ts";
import type { AppendEvent } from "./custody-store.ts";
import { fieldOpener, reportFieldSealer } from "./report-keys.ts";
import type { DatabaseScope } from "./scope.ts";
import { wantSearched } from "./search-wants.ts";

/** A message without its words. */
interface MessageFacts {
  readonly id: MessageId;
  readonly from: "office" | "reporter";
  readonly writtenAt: Instant;
  /** When the other side first read it. */
  readonly readAt: Instant | null;
}

/** As the office reads it. Who wrote it is for staff only. */
export interface OfficeMessage extends MessageFacts {
  readonly text: string;
  readonly authorName: string | null;
}

/** As it waits for its reporter: shut. */
export interface ReporterMessage extends MessageFacts {
  readonly threadId: ThreadId;
  readonly box: Uint8Array;
}

export interface NewMessage {
  readonly id: MessageId;
  readonly reportId: ReportId;
  readonly threadId: ThreadId;
  readonly text: string;
  /** Sealed to the thread. */
  readonly box: Uint8Array;
  /** Who of the office writes; null for the reporter. */
  readonly authorId: PersonId | null;
  readonly at: Instant;
}

/** Under what name the office's box of a message is bound to its row. */
export const wordsOf = (id: string) => ({ purpose: "messages", row: id }) as const;

/** Keeps a report's first thread with the report. */
export async function insertThread(
  { db }: DatabaseScope,
  reportId: ReportId,
  thread: ThreadKeyPair | undefined,
  at: Instant,
): Promise<void> {
  if (thread === undefined) return;
  await db
    .insertInto("report_thread")
    .values({
      id: thread.id,
      report_id: reportId,
      public_key: Buffer.from(thread.publicKey),
      wrapped_private_key: Buffer.from(thread.wrappedPrivateKey),
      made_at: at,
    })
    .execute();
}

/** Reading messages between reporters and the office, and the keys to them. */
export function messageReader(scope: DatabaseScope) {
  const { db } = scope;
  const rowsOf = (reportId: ReportId) =>
    db
      .selectFrom("report_message")
      .where("report_message.report_id", "=", reportId)
      .orderBy("written_at")
      .orderBy("report_message.id");
  return {
    /** The newest first: it is in force. None for a report from before there were any. */
    async threads(reportId: ReportId): Promise<ThreadKeyPair[]> {
      const rows = await db
        .selectFrom("report_thread")
        .select(["id", "public_key", "wrapped_private_key"])
        .where("report_id", "=", reportId)
        .orderBy("made_at", "desc")
        .orderBy("id", "desc")
        .execute();
      return rows.map((row) => ({
        id: row.id as ThreadId,
        publicKey: new Uint8Array(row.public_key),
        wrappedPrivateKey: new Uint8Array(row.wrapped_private_key),
      }));
    },
    /** A report's messages in the order in which they were written, opened with the report's key. */
    async forOffice(reportId: ReportId): Promise<OfficeMessage[]> {
      const rows = await rowsOf(reportId)
        .innerJoin("report", "report.id", "report_message.report_id")
        .leftJoin("person", "person.id", "report_message.author_id")
        .select(["report_message.id", "from_office", "office_box", "written_at", "read_at"])
        .select(["report.draft_id", "person.display_name"])
        .execute();
      const open = await fieldOpener(
        scope,
        rows.map((row) => row.draft_id),
      );
      return rows.map((row) => ({
        ...factsOf(row),
        text: open(row.draft_id, wordsOf(row.id), row.office_box),
        authorName: row.display_name,
      }));
    },
    /** The same, shut: only the thread's private key opens them. */
    async forReporter(reportId: ReportId): Promise<ReporterMessage[]> {
      const rows = await rowsOf(reportId)
        .select(["id", "from_office", "thread_id", "reporter_box", "written_at", "read_at"])
        .execute();
      return rows.map((row) => ({
        ...factsOf(row),
        threadId: row.thread_id as ThreadId,
        box: new Uint8Array(row.reporter_box),
      }));
    },
    /** How many one side has written of a report since then. */
    async writtenSince(
      reportId: ReportId,
      from: "office" | "reporter",
      since: Instant,
    ): Promise<number> {
      const { n } = await db
        .selectFrom("report_message")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .where("report_id", "=", reportId)
        .where("from_office", "=", from === "office" ? 1 : 0)
        .where("written_at", ">", since)
        .executeTakeFirstOrThrow();
      return Number(n);
    },
  };
}

/** Reading and writing messages. Each is written once, in two boxes, and never changed. */
export function messageStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  return {
    ...messageReader(scope),
    /** Puts another thread in force; messages of the one before stay with its key. */
    async beginThread(
      reportId: ReportId,
      thread: ThreadKeyPair,
      at: Instant,
      event: CustodyEvent,
    ): Promise<void> {
      await insertThread(scope, reportId, thread, at);
      await append(event);
    },
    async write(message: NewMessage, event: CustodyEvent): Promise<void> {
      const seal = await reportFieldSealer(scope, message.reportId);
      await db
        .insertInto("report_message")
        .values({
          id: message.id,
          report_id: message.reportId,
          thread_id: message.threadId,
          from_office: message.authorId === null ? 0 : 1,
          author_id: message.authorId,
          office_box: seal(wordsOf(message.id), message.text),
          reporter_box: Buffer.from(message.box),
          written_at: message.at,
          read_at: null,
        })
        .execute();
      await wantSearched(scope, [message.reportId]);
      await append(event);
    },
    /** Notes that messages were read for the first time. Those read before stay as they are; with none left nothing is recorded. */
    async markRead(
      ids: readonly MessageId[],
      at: Instant,
      event: (read: readonly MessageId[]) => CustodyEvent,
    ): Promise<void> {
      if (ids.length === 0) return;
      const read = await db
        .updateTable("report_message")
        .set({ read_at: at })
        .where("id", "in", ids)
        .where("read_at", "is", null)
        .returning("id")
        .execute();
      if (read.length === 0) return;
      await append(event(read.map(({ id }) => id as MessageId).toSorted()));
    },
  };
}

function factsOf(row: {
  readonly id: string;
  readonly from_office: number;
  readonly written_at: string;
  readonly read_at: string | null;
}): MessageFacts {
  return {
    id: row.id as MessageId,
    from: row.from_office === 1 ? "office" : "reporter",
    writtenAt: row.written_at as Instant,
    readAt: row.read_at as Instant | null,
  };
}
