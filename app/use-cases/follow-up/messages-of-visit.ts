import type { Stores } from "#app/adapters/database/stores.ts";
import { later, type Instant } from "#app/core/instant.ts";
import type { MessageId, ReportId } from "#app/core/ids.ts";
import {
  DAY_MILLIS,
  MESSAGES_A_DAY,
  parseMessage,
  type MessageProblem,
} from "#app/core/messages/message.ts";
import { toHex, toUtf8 } from "#app/core/encoding.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import type { Tools } from "../tools.ts";
import { threadKeysOf } from "./thread-of-visit.ts";
import { REPORTER, visitOf } from "./visit.ts";
import { writeSealed } from "./write-sealed.ts";

/** A message as its reporter reads it. Nothing tells who of the office wrote it. */
export interface VisitMessage {
  readonly id: MessageId;
  readonly from: "office" | "reporter";
  /** Undefined where this receipt code does not open it: it was written before the code was made. */
  readonly text: string | undefined;
  readonly writtenAt: Instant;
  readonly readAt: Instant | null;
}

/**
 * A report's messages for the visit of its reporter, in the order in which they were written; undefined when the visit is over. The office's
 * that open count as read from now on, with a record, before anything is shown.
 */
export async function readVisitMessages(
  tools: Pick<Tools, "read" | "transact" | "clock" | "shortSecrets" | "threadKeys">,
  input: { readonly token: string },
): Promise<readonly VisitMessage[] | undefined> {
  const now = tools.clock.now();
  const found = await tools.read(async (stores) => {
    const visit = await visitOf(tools, stores, input.token, now);
    return visit && { visit, kept: await stores.messages.forReporter(visit.reportId) };
  });
  if (found === undefined) return undefined;
  const { visit, kept } = found;
  const keys = threadKeysOf(tools, visit, input.token);
  const opened: VisitMessage[] = [];
  for (const { box, threadId, ...message } of kept) {
    const privateKey = keys.get(threadId);
    const text =
      privateKey && (await tools.threadKeys.open({ id: threadId, privateKey }, message.id, box));
    opened.push({ ...message, text });
  }
  const news = opened.filter(
    ({ from, text, readAt }) => from === "office" && text !== undefined && readAt === null,
  );
  if (news.length > 0) {
    await tools.transact(({ messages }) =>
      messages.markRead(
        news.map(({ id }) => id),
        now,
        (read) => ({
          ev: "message.read",
          subj: visit.reportId,
          actor: REPORTER,
          obj: { by: "reporter", messages: read },
        }),
      ),
    );
  }
  return opened;
}

export type WriteOutcome =
  | { readonly kind: "written" }
  | { readonly kind: "problem"; readonly problem: MessageProblem }
  /** As many as a day takes were written; the next one is taken later. */
  | { readonly kind: "too-many"; readonly most: number }
  /** No visit, or one that ended: nothing was kept. */
  | { readonly kind: "visit-over" };

/** A message that was written, or waited already, as what is done with it in the same transaction needs it. */
interface Written {
  readonly id: MessageId;
  readonly reportId: ReportId;
  readonly at: Instant;
}

/**
 * Writes a message from a report's reporter to the office, with its record. The same words again while the office has not read them are one
 * message: a form sent twice over a bad line says nothing twice.
 */
export async function writeToOffice(
  tools: Pick<Tools, "read" | "transact" | "clock" | "newId" | "shortSecrets" | "threadKeys">,
  input: { readonly token: string; readonly text: string },
): Promise<WriteOutcome> {
  return writeOf(tools, input, () => Promise.resolve());
}

/** The same, and does something else with the message in the transaction that writes it, or finds it written. */
export async function writeOf(
  tools: Pick<Tools, "read" | "transact" | "clock" | "newId" | "shortSecrets" | "threadKeys">,
  input: { readonly token: string; readonly text: string },
  also: (stores: Pick<Stores, "requests">, message: Written) => Promise<void>,
): Promise<WriteOutcome> {
  const parsed = parseMessage(input.text);
  const visit = await tools.read((stores) =>
    visitOf(tools, stores, input.token, tools.clock.now()),
  );
  if (visit === undefined) return { kind: "visit-over" };
  if (!parsed.ok) return { kind: "problem", problem: parsed.problem };
  const { reportId } = visit;
  const { text } = parsed;
  return writeSealed(tools, { reportId, text }, async (stores, sealed): Promise<WriteOutcome> => {
    const { messages } = stores;
    const now = tools.clock.now();
    // The visit may have ended while the message was sealed, with the code that began it.
    const open = await visitOf(tools, stores, input.token, now);
    if (open?.reportId !== reportId || sealed === undefined) return { kind: "visit-over" };
    const last = (await messages.forOffice(reportId)).at(-1);
    if (last?.from === "reporter" && last.readAt === null && last.text === text) {
      await also(stores, { id: last.id, reportId, at: now });
      return { kind: "written" };
    }
    const since = later(now, -DAY_MILLIS);
    if ((await messages.writtenSince(reportId, "reporter", since)) >= MESSAGES_A_DAY) {
      return { kind: "too-many", most: MESSAGES_A_DAY };
    }
    const { id } = sealed;
    await messages.write(
      { ...sealed, reportId, text, authorId: null, at: now },
      {
        ev: "message.written",
        subj: reportId,
        actor: REPORTER,
        obj: { message: id, from: "reporter" },
        disclosures: [{ name: "statement", value: { sha256: toHex(sha256(toUtf8(text))) } }],
      },
    );
    await also(stores, { id, reportId, at: now });
    await stores.jobs.enqueue({ name: "index-reports" }, now);
    return { kind: "written" };
  });
}
