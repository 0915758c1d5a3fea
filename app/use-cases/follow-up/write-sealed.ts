import type { Stores } from "#app/adapters/database/stores.ts";
import type { MessageId, ReportId, ThreadId } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";
import { endOldCodes } from "./end-old-codes.ts";

/** A message as it waits for its reporter, and the thread that opens it. */
export interface SealedMessage {
  readonly id: MessageId;
  readonly threadId: ThreadId;
  readonly box: Uint8Array;
}

/** A report's thread changes when its code does, which takes two people of the office: more than one change in a row is none. */
const MOST_TRIES = 3;

/**
 * Seals a message to a report's thread and hands it to the transaction that writes it; undefined where the report has no thread. In that
 * transaction old codes whose time is over have ended, the report is held, and the thread is the one in force: where another took its place
 * while the message was sealed, it is sealed anew, so that nobody writes to a key that nobody has any more. Throws where the thread changes
 * at every try.
 */
export async function writeSealed<Outcome>(
  tools: Pick<Tools, "read" | "transact" | "clock" | "newId" | "threadKeys">,
  { reportId, text }: { readonly reportId: ReportId; readonly text: string },
  write: (stores: Stores, sealed: SealedMessage | undefined) => Promise<Outcome>,
): Promise<Outcome> {
  const id = tools.newId("msg");
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const [thread] = await tools.read(({ messages }) => messages.threads(reportId));
    const sealed = thread && {
      ...{ id, threadId: thread.id },
      box: await tools.threadKeys.seal(thread, id, text),
    };
    const written = await tools.transact(async (stores) => {
      await endOldCodes(stores, tools.clock.now());
      // Held until the end: no code is replaced between looking at the thread and writing to it.
      await stores.reports.find(reportId);
      const [inForce] = await stores.messages.threads(reportId);
      if (inForce?.id !== sealed?.threadId) return undefined;
      return { outcome: await write(stores, sealed) };
    });
    if (written !== undefined) return written.outcome;
  }
  throw new Error("the thread of a report changed each time a message was sealed to it");
}
