import { instantFromMillis, later, millisOf, type Instant } from "#app/core/instant.ts";
import {
  entryLine,
  entryOf,
  hourOf,
  SECURITY_LOG_DAYS,
  sideOf,
  type SecurityEntry,
  type SecurityOccurrence,
  type SecurityRecorder,
} from "#app/core/people/security-event.ts";
import type { Log } from "./log.ts";
import type { SecurityLogSink } from "./security-log-sinks.ts";

/** The log of who came in, what was refused and what was changed. Apart from custody: it never stands in an act's way. */
export interface SecurityLog extends SecurityRecorder {
  /** False when lines have waited longer than they should, at the sink or at the database. */
  readonly isKeepingUp: () => boolean;
  /** Resolves when all that was recorded so far was offered to both places once; sums of the hour included. */
  readonly flush: () => Promise<void>;
  /** Writes what waits, as far as the places take it, and ends. */
  readonly close: () => Promise<void>;
}

/** How often lines leave, and how often one says that the log is alive. */
const SHIP_MILLIS = 1_000;
const ALIVE_MILLIS = 60_000;
/** Behind for this long is said; with the interval above well within five minutes (security-reliability 3.14). */
const BEHIND_MILLIS = 120_000;
const MOST_WAITING = 10_000;
const BATCH = 200;
const DAY = 86_400_000;

/** What one of the two places still has to take. */
interface Outbox {
  readonly name: "shipping" | "storing";
  readonly waiting: SecurityEntry[];
  readonly send: (entries: readonly SecurityEntry[]) => Promise<void>;
  lost: number;
  behindSince: number | undefined;
  told: number;
}

/** Joins the sink (lines that leave) and the table (what the auditor's page reads); neither waits for the other. */
export function createSecurityLog(tools: {
  readonly sink: SecurityLogSink;
  /** Stores a batch, in a transaction of its own. */
  readonly store: (entries: readonly SecurityEntry[]) => Promise<void>;
  readonly clock: { now(): Instant };
  readonly log: Log;
}): SecurityLog {
  const { clock, log, sink } = tools;
  const outboxes: readonly Outbox[] = [
    outbox("shipping", (entries) => sink.write(entries.map(entryLine).join(""))),
    outbox("storing", tools.store),
  ];
  /** Public events of the running hour, by what they are: written as sums when the hour is over. */
  let sums = new Map<string, SecurityEntry>();
  let lastAlive = 0;
  let lastForgotten = 0;

  const add = (entry: SecurityEntry, boxes = outboxes) => {
    for (const box of boxes) {
      if (box.waiting.length >= MOST_WAITING) {
        box.waiting.shift();
        box.lost += 1;
      }
      box.waiting.push(entry);
    }
  };
  const sum = (entry: SecurityEntry) => {
    const key = entryLine(entry);
    const before = sums.get(key);
    // The catalogue bounds how many kinds there are, but a bound costs nothing.
    if (before === undefined && sums.size >= MOST_WAITING) return;
    sums.set(key, { ...entry, times: (before?.times ?? 0) + 1 });
  };
  const writeSums = (due: (entry: SecurityEntry) => boolean) => {
    const kept = new Map<string, SecurityEntry>();
    for (const [key, entry] of sums) {
      if (due(entry)) add(entry);
      else kept.set(key, entry);
    }
    sums = kept;
  };
  const record = (occurrence: SecurityOccurrence) => {
    try {
      const entry = entryOf(occurrence, clock.now());
      if (sideOf(entry.event) === "public") sum(entry);
      else add(entry);
    } catch (error) {
      log.error("security-log.not-recorded", error);
    }
  };

  async function empty(box: Outbox): Promise<void> {
    const [shipping] = outboxes;
    try {
      while (box.waiting.length > 0) {
        const batch = box.waiting.slice(0, BATCH);
        await box.send(batch);
        // New ones may have pushed old ones out meanwhile: what was sent is found by identity.
        const sent = new Set(batch);
        const rest = box.waiting.filter((entry) => !sent.has(entry));
        box.waiting.splice(0, box.waiting.length, ...rest);
      }
      box.behindSince = undefined;
      if (box.lost > 0) {
        const { lost } = box;
        box.lost = 0;
        record({ event: "security-log.lost", facts: { events: lost } });
      }
    } catch (error) {
      const now = performance.now();
      box.behindSince ??= now;
      if (now - box.behindSince > BEHIND_MILLIS && now - box.told > ALIVE_MILLIS) {
        box.told = now;
        log.error("security-log.behind", error, {
          shipping: box === shipping,
          waiting: box.waiting.length,
        });
      }
    }
  }

  let turn: Promise<void> = Promise.resolve();
  const emptyAll = () => {
    turn = turn.then(async () => {
      await Promise.all(outboxes.map(empty));
    });
    return turn;
  };
  const tick = () => {
    const now = performance.now();
    const hour = hourOf(clock.now());
    writeSums((entry) => entry.at < hour);
    if (now - lastAlive >= ALIVE_MILLIS) {
      lastAlive = now;
      // Only for the host that reads the lines: it can tell silence from peace.
      const alive = entryOf({ event: "security-log.alive" }, clock.now());
      add(alive, outboxes.slice(0, 1));
    }
    const wall = millisOf(clock.now());
    if (wall - lastForgotten > DAY) {
      lastForgotten = wall;
      const day = later(instantFromMillis(wall), -SECURITY_LOG_DAYS * DAY).slice(0, 10);
      void sink.forgetBefore(day).catch(() => undefined);
    }
    void emptyAll();
  };
  const timer = setInterval(tick, SHIP_MILLIS);
  timer.unref();

  return {
    record,
    isKeepingUp: () =>
      outboxes.every(
        (box) =>
          box.behindSince === undefined || performance.now() - box.behindSince <= BEHIND_MILLIS,
      ),
    flush: async () => {
      writeSums(() => true);
      await emptyAll();
    },
    close: async () => {
      clearInterval(timer);
      writeSums(() => true);
      await emptyAll();
      await sink.close();
    },
  };
}

function outbox(name: Outbox["name"], send: Outbox["send"]): Outbox {
  return {
    name,
    waiting: [],
    send,
    lost: 0,
    behindSince: undefined,
    told: Number.NEGATIVE_INFINITY,
  };
}
