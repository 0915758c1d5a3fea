import type { OfficeMessage } from "#app/adapters/database/message-store.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import { toHex, toUtf8 } from "#app/core/encoding.ts";
import type { ReportId } from "#app/core/ids.ts";
import { later, type Instant } from "#app/core/instant.ts";
import {
  DAY_MILLIS,
  MESSAGES_A_DAY,
  parseMessage,
  type MessageProblem,
} from "#app/core/messages/message.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import { authorise } from "#app/core/people/authorise.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import { writeSealed, type SealedMessage } from "../follow-up/write-sealed.ts";
import { findReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

type Ended =
  { readonly kind: "not-found" } | { readonly kind: "refused"; readonly reason: Refusal };

export type MessagesOutcome =
  | {
      readonly kind: "messages";
      readonly messages: readonly OfficeMessage[];
      /** False for a report whose code was not used since there are messages: nothing could be written that its reporter can read. */
      readonly hasThread: boolean;
      readonly mayWrite: boolean;
      /** When a new code takes the old one's place: what is written until then stays shut for it. Null where none waits. */
      readonly newCodeOpens: Instant | null;
    }
  | Ended;

/** A report's messages for the desk. Nobody has looked yet: nothing counts as read. */
export async function messagesOf(
  tools: Pick<Tools, "read" | "clock">,
  { by, reportId }: { readonly by: Person; readonly reportId: ReportId },
): Promise<MessagesOutcome> {
  const now = tools.clock.now();
  return tools.read(async (stores): Promise<MessagesOutcome> => {
    const found = await findReport(stores, by, "report.read", reportId, now);
    if (found.kind !== "allowed") return found;
    return {
      kind: "messages",
      messages: await stores.messages.forOffice(reportId),
      hasThread: (await stores.messages.threads(reportId)).length > 0,
      mayWrite: authorise(by, "reporter.answer", found.subject, now).allowed,
      newCodeOpens: (await stores.codeRequests.grantedFor(reportId))?.waitsUntil ?? null,
    };
  });
}

/** True of a message that nobody of the office has read. */
export const isUnread = ({ from, readAt }: OfficeMessage): boolean =>
  from === "reporter" && readAt === null;

/**
 * Of the messages that somebody was shown, and of no others, the new ones count as read by the office from now on, with a record in the name of who
 * looked, and the reporter is told that the office read them.
 */
export async function noteMessagesRead(
  tools: Pick<Tools, "transact" | "clock">,
  { by, reportId }: { readonly by: Person; readonly reportId: ReportId },
  shown: readonly OfficeMessage[],
): Promise<void> {
  const news = shown.filter(isUnread).map(({ id }) => id);
  if (news.length === 0) return;
  await tools.transact(({ messages }) =>
    messages.markRead(news, tools.clock.now(), (read) => ({
      ev: "message.read",
      subj: reportId,
      actor: actorOf(by),
      obj: { by: "office", messages: read },
      disclosures: [actorName(by)],
    })),
  );
}

export type AnswerOutcome =
  | { readonly kind: "written" }
  | { readonly kind: "no-thread" }
  | { readonly kind: "problem"; readonly problem: MessageProblem }
  | { readonly kind: "too-many"; readonly most: number }
  | Ended;

/** Writes from the office to a report's reporter, who reads it with the receipt code and is not told who wrote it. */
export async function writeToReporter(
  tools: Pick<Tools, "read" | "transact" | "clock" | "newId" | "threadKeys">,
  input: { readonly by: Person; readonly reportId: ReportId; readonly text: string },
): Promise<AnswerOutcome> {
  const { by, reportId } = input;
  const parsed = parseMessage(input.text);
  if (!parsed.ok) return { kind: "problem", problem: parsed.problem };
  const { text } = parsed;
  return writeSealed(tools, { reportId, text }, (stores, sealed) =>
    writeAsOffice(stores, sealed, { by, reportId, text, now: tools.clock.now() }),
  );
}

/** Writes what is sealed, where this person may and the day's number is not reached. For use within a transaction of `writeSealed`. */
export async function writeAsOffice(
  stores: Stores,
  sealed: SealedMessage | undefined,
  message: {
    readonly by: Person;
    readonly reportId: ReportId;
    /** As `parseMessage` left it. */
    readonly text: string;
    readonly now: Instant;
  },
): Promise<AnswerOutcome> {
  const { by, reportId, text, now } = message;
  const found = await findReport(stores, by, "reporter.answer", reportId, now);
  if (found.kind !== "allowed") return found;
  if (sealed === undefined) return { kind: "no-thread" };
  const since = later(now, -DAY_MILLIS);
  if ((await stores.messages.writtenSince(reportId, "office", since)) >= MESSAGES_A_DAY) {
    return { kind: "too-many", most: MESSAGES_A_DAY };
  }
  await stores.messages.write(
    { ...sealed, reportId, text, authorId: by.id, at: now },
    {
      ev: "message.written",
      subj: reportId,
      actor: actorOf(by),
      obj: { message: sealed.id, from: "office" },
      disclosures: [
        actorName(by),
        { name: "statement", value: { sha256: toHex(sha256(toUtf8(text))) } },
      ],
    },
  );
  await stores.jobs.enqueue({ name: "index-reports" }, now);
  return { kind: "written" };
}
