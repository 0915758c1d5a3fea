import { TICKET_MILLIS as MEDIA_TICKET_MILLIS } from "#app/core/evidence/media-ticket.ts";
import { SPENT_MILLIS } from "#app/core/flood/ticket.server.ts";
import { later } from "#app/core/instant.ts";
import { servedSince, type ServedTime } from "#app/core/intake/served-time.ts";
import { CLOCK_SLACK_MILLIS } from "#app/core/people/in-time.ts";
import { FAILURE_WINDOW_MILLIS } from "#app/core/people/password-path.ts";
import { SESSION_MILLIS } from "#app/core/people/session.ts";
import { PRESENCE_MILLIS } from "#app/core/triage/presence.ts";
import { FOLLOW_UP_IDLE_MILLIS } from "../follow-up/visit.ts";
import { RECEIPT_PAGE_MILLIS } from "../intake/draft-lifetime.ts";
import { hashOfName } from "../people/check-password.ts";
import { ANSWER_MILLIS } from "../tokens/answer-once.ts";
import type { Tools } from "../tools.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SIGN_INS_MILLIS = 90 * DAY;
const JOBS_MILLIS = 30 * DAY;

/**
 * Removes what opens something for whoever has it and is over: sessions, visits, tickets for media, who has a report open, and counts of failed tries. By the clock alone, because the
 * sooner end is the safer one (decision 0052): a clock set ahead ends them, and so does one that is set back, since nobody knows how long they lasted.
 */
export async function endOldSessions(tools: Pick<Tools, "transact" | "clock">): Promise<void> {
  const now = tools.clock.now();
  const beyond = later(now, CLOCK_SLACK_MILLIS);
  await tools.transact(async ({ passkeys, presence, sessions, tickets }) => {
    const owners = await passkeys.ownersNames();
    await sessions.sweep({
      keepLocked: owners.map(hashOfName),
      staff: { before: later(now, -SESSION_MILLIS), beyond },
      followUp: { before: later(now, -FOLLOW_UP_IDLE_MILLIS), beyond },
      // Those of a clock that was set back by less still count (`password-path.ts`).
      failures: { before: later(now, -DAY), beyond: later(now, FAILURE_WINDOW_MILLIS) },
    });
    await presence.forget({ before: later(now, -PRESENCE_MILLIS), beyond });
    await tickets.sweep({ before: now, beyond: later(beyond, MEDIA_TICKET_MILLIS) });
  });
}

/**
 * Forgets what was kept for somebody's sake and had its time, counted in time that the office served: codes of receipts, answers to calls of the API, forms that
 * were stopped on their way, past sign-ins, finished jobs, and what slows floods. What a clock that ran ahead dated is kept for twice its time at most.
 */
export async function forgetWhatRanOut(
  tools: Pick<Tools, "transact" | "clock">,
  { unserved }: ServedTime,
): Promise<void> {
  const now = tools.clock.now();
  const since = (millis: number) => servedSince(now, millis, unserved);
  const within = (millis: number) => ({ before: since(millis), beyond: later(now, millis) });
  await tools.transact(async (stores) => {
    await stores.drafts.forgetReceipts(since(RECEIPT_PAGE_MILLIS));
    await stores.answers.sweep(since(ANSWER_MILLIS));
    await stores.sessions.forget({ keptForms: since(DAY), signIns: within(SIGN_INS_MILLIS) });
    await stores.jobs.sweep(within(JOBS_MILLIS));
    await stores.flood.sweep({
      spent: { before: since(0), beyond: later(now, SPENT_MILLIS + CLOCK_SLACK_MILLIS) },
      failures: { before: since(HOUR), beyond: later(now, CLOCK_SLACK_MILLIS) },
    });
  });
}
