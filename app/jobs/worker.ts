import type { Database } from "#app/adapters/database/open.ts";
import type { ClaimedJob } from "#app/adapters/database/job-store.ts";
import type { Log } from "#app/adapters/logging/log.ts";
import { later, type Instant } from "#app/core/instant.ts";
import { LONGEST_WAIT_MILLIS } from "#app/core/job-wait.ts";
import { storeFaultOf } from "#app/core/store-away.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import type { Job } from "#app/use-cases/jobs.ts";
import { jobsOf, LANES, type Lane } from "./lanes.ts";
import { giveUpJob, runJob } from "./registry.ts";

/** Looks for due work this often when nobody wakes it: retries and other processes' jobs. */
const POLL_MILLIS = 2_000;
const SWEEP_MILLIS = 3_600_000;
/** How long a record can wait until a signed state of the log covers it. */
const CHECKPOINT_MILLIS = 10 * 60_000;
const MOST_ATTEMPTS = 5;
/** A process that dies of one job serves everybody else at least this long between two deaths. */
const SUSPECTED_WAIT_MILLIS = 30_000;
/** How long a job is put off whose failure is nothing of its own. Sending again what came back wrong costs the whole file. */
const WAIT_MILLIS = {
  "disk-full": 15_000,
  "store-unavailable": 15_000,
  "store-mismatch": 600_000,
} as const;
/** A claim is good for half an hour; long work says in time that it goes on. */
const RENEW_MILLIS = 5 * 60_000;

export interface Worker {
  /** A job may be due now. */
  readonly wake: () => void;
  /** Takes no new job and resolves when those running have ended. */
  readonly stop: () => Promise<void>;
  /** Resolves when nothing is due: for commands and tests that wait for the work to be done. */
  readonly idle: () => Promise<void>;
}

interface WorkerTools {
  readonly transact: Database["transact"];
  readonly clock: { now(): Instant };
  readonly log: Log;
  readonly useCases: () => UseCases;
  /** True when the work failed only because a disk is full. */
  readonly isDiskFull: (error: unknown) => boolean;
  /** Called with an error after which going on would risk evidence. */
  readonly fatal: (error: unknown) => void;
}

/** Starts claiming and running jobs until stopped. A failed job is tried again, later each time, five times in all; sealing for ever. */
export function startWorker(tools: WorkerTools): Worker {
  let stopped = false;
  let running = 0;
  const kinds = Object.keys(LANES) as Lane[];
  // Each kind of lane looks for itself: that one found nothing says nothing about the jobs of another.
  const due = new Set(kinds);
  const waiting: (() => void)[] = [];
  const sleepers = new Set<() => void>();

  const wakeSleepers = () => {
    for (const wakeOne of [...sleepers]) wakeOne();
  };
  const wake = () => {
    for (const kind of kinds) due.add(kind);
    wakeSleepers();
  };
  const settle = () => {
    if (running > 0 || due.size > 0) return;
    for (const resolve of waiting.splice(0)) resolve();
  };

  async function lane(kind: Lane): Promise<void> {
    const names = jobsOf(kind);
    while (!isStopped()) {
      due.delete(kind);
      running += 1;
      let job: ClaimedJob | undefined;
      try {
        job = await tools.transact((stores) => stores.jobs.claim(tools.clock.now(), names));
        if (job !== undefined) await runOne(tools, job);
      } catch (error) {
        tools.log.error("worker.failed", error);
      } finally {
        running -= 1;
      }
      if (job !== undefined) {
        // It may have enqueued work for any lane.
        wake();
      } else {
        settle();
        if (!due.has(kind)) await sleep();
      }
    }
  }

  // Read through a function: it changes while the loop above waits, which the compiler does not see.
  const isStopped = () => stopped;
  function sleep(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(end, POLL_MILLIS);
      function end() {
        clearTimeout(timer);
        sleepers.delete(end);
        resolve();
      }
      sleepers.add(end);
    });
  }

  const every = (millis: number, job: Job): NodeJS.Timeout =>
    setInterval(() => {
      enqueue(tools, job).then(wake, (error: unknown) => {
        tools.log.error("worker.not-enqueued", error);
      });
    }, millis).unref();
  const timers = [
    every(SWEEP_MILLIS, { name: "sweep" }),
    every(CHECKPOINT_MILLIS, { name: "publish-checkpoint" }),
  ];

  const begun = release(tools)
    .catch((error: unknown) => {
      tools.log.error("worker.release-failed", error);
    })
    .then(() =>
      Promise.all(kinds.flatMap((kind) => Array.from({ length: LANES[kind] }, () => lane(kind)))),
    );

  return {
    wake,
    stop: async () => {
      stopped = true;
      for (const timer of timers) clearInterval(timer);
      wakeSleepers();
      await begun;
    },
    idle: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        wake();
      }),
  };
}

async function release(tools: WorkerTools): Promise<void> {
  const now = tools.clock.now();
  const suspected = { tries: MOST_ATTEMPTS, after: later(now, SUSPECTED_WAIT_MILLIS) };
  // No other server works with this database (decision 0048), so what is said to run was left by one that is dead.
  await tools.transact(async ({ jobs }) => {
    await jobs.releaseAll(now, suspected);
    await jobs.boundWaits(now, later(now, LONGEST_WAIT_MILLIS));
  });
  await enqueue(tools, { name: "sweep" });
  await enqueue(tools, { name: "publish-checkpoint" });
}

async function enqueue(tools: WorkerTools, job: Job): Promise<void> {
  await tools.transact((stores) => stores.jobs.enqueue(job, tools.clock.now()));
}

async function runOne(tools: WorkerTools, claimed: ClaimedJob): Promise<void> {
  const { id, job, attempts } = claimed;
  const started = performance.now();
  // Claimed more often than it ever failed: it took the process with it. It must not do so for ever.
  if (attempts > MOST_ATTEMPTS && !isNeverGivenUp(job)) {
    tools.log.warn("job.given-up", { job: id, attempts });
    await giveUpJob(tools.useCases(), job);
    await tools.transact((stores) =>
      stores.jobs.giveUp(id, "ended-the-process", tools.clock.now()),
    );
    return;
  }
  const renewing = setInterval(() => {
    tools
      .transact((stores) => stores.jobs.renew(id, tools.clock.now()))
      .catch((error: unknown) => {
        tools.log.error("job.not-renewed", error, { job: id });
      });
  }, RENEW_MILLIS).unref();
  try {
    const next = await runJob(tools.useCases(), job);
    await tools.transact(async ({ jobs }) => {
      await jobs.finish(id, tools.clock.now());
      if (next !== undefined) await jobs.enqueue(next, tools.clock.now());
    });
    tools.log.info("job.done", { job: id, millis: Math.round(performance.now() - started) });
  } catch (error) {
    tools.log.error("job.failed", error, { job: id, attempts });
    if ((error as { code?: unknown } | null)?.code === "storage-suspect") {
      tools.fatal(error);
      return;
    }
    const now = tools.clock.now();
    const problem = codeOf(error);
    const waitsFor = tools.isDiskFull(error) ? "disk-full" : storeFaultOf(error);
    if (waitsFor !== undefined) {
      // However long it takes: the bytes that were received must be sealed one day.
      await tools.transact((stores) =>
        stores.jobs.postpone(id, waitsFor, later(now, WAIT_MILLIS[waitsFor])),
      );
      return;
    }
    if (attempts < MOST_ATTEMPTS || isNeverGivenUp(job)) {
      const wait = Math.min(1_000 * 4 ** (attempts - 1), LONGEST_WAIT_MILLIS);
      await tools.transact((stores) => stores.jobs.retry(id, problem, later(now, wait)));
    } else {
      await giveUpJob(tools.useCases(), job);
      await tools.transact((stores) => stores.jobs.giveUp(id, problem, now));
    }
  } finally {
    clearInterval(renewing);
  }
}

/** What was acknowledged as received must be sealed one day, however often the power fails in the middle of it. */
function isNeverGivenUp({ name }: Job): boolean {
  return name === "seal-evidence";
}

/** An error's code, never its message: messages can quote what a person wrote. */
function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" && /^[\w-]{1,64}$/.test(code) ? code : "failed";
}
