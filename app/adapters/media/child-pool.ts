import { z } from "zod";
import type { ProblemCode } from "#app/core/claims/problem.ts";
import type {
  ChildLimits,
  ChildOutcome,
  FileToExamine,
} from "#app/adapters/media/examining-child.ts";
import { ExaminingChild } from "#app/adapters/media/examining-child.ts";
import type { ChildProgram, Confinement } from "#app/adapters/media/launch.ts";
import { bubblewrapLaunch, launchBehind } from "#app/adapters/media/launch.ts";
import { systemCallFilter } from "#app/adapters/media/system-call-filter.ts";
import { nodeProgram } from "#app/adapters/media/node-program.ts";

export interface PoolOptions<Findings> {
  readonly program: ChildProgram;
  /** What a child may say about a file. */
  readonly findings: z.ZodType<Findings>;
  readonly workDir: string;
  readonly children?: number;
  readonly confinement: Confinement;
  readonly limits?: Partial<ChildLimits>;
  /** False: a file that took too long or too much memory is not tried again, because it would again. */
  readonly retryOverLimit?: boolean;
}

export interface ChildPool<Findings> {
  /**
   * Examines one file; a file that ends its child is tried once more, alone in a fresh one. Whoever still waits for a child when `patience`
   * ends leaves the queue, and the file is not examined (`examiner-unavailable`).
   */
  examine(subject: FileToExamine, patience?: AbortSignal): Promise<ChildOutcome<Findings>>;
  close(): Promise<void>;
}

const LIMITS: ChildLimits = {
  fileMillis: 60_000,
  startMillis: 15_000,
  residentBytes: 1_500 * 1024 * 1024,
  outputBytes: 64 * 1024 * 1024,
};
const MOST_FILES = 100;
const OLDEST_MILLIS = 60_000;

/** A few children that are replaced after 100 files, after 60 seconds, and after any failure. */
export function openChildPool<Findings>(options: PoolOptions<Findings>): ChildPool<Findings> {
  type Child = ExaminingChild<Findings>;
  const limits = { ...LIMITS, ...options.limits };
  const { workDir, program, findings, retryOverLimit = true } = options;
  const launch = launchBehind(options.confinement, program);
  const idle: Child[] = [];
  const all = new Set<Child>();
  const waiting: (() => void)[] = [];
  let free = options.children ?? 2;
  const closing = new AbortController();
  const isClosed = (): boolean => closing.signal.aborted;

  const start = async (): Promise<Child> => {
    const child = new ExaminingChild({ launch, workDir, limits, findings });
    all.add(child);
    // The pool may have been closed while the child was starting: nobody would end it then.
    if ((await child.ready()) === undefined || isClosed()) await discard(child);
    return child;
  };
  const discard = async (child: Child): Promise<void> => {
    await child.end();
    all.delete(child);
  };
  const fresh = async (): Promise<Child> => {
    const child = idle.pop();
    if (child === undefined) return start();
    if (isFit(child)) return child;
    await discard(child);
    return start();
  };
  const inChild = async (child: Child, subject: FileToExamine): Promise<ChildOutcome<Findings>> => {
    const outcome = await child.examine(subject);
    if (isFit(child) && !isClosed()) idle.push(child);
    else await discard(child);
    return outcome;
  };
  return {
    examine: async (subject, patience) => {
      if (free > 0) free -= 1;
      else if (!(await turnIn(waiting, patience))) return UNAVAILABLE;
      try {
        if (isClosed()) return UNAVAILABLE;
        const first = await inChild(await fresh(), subject);
        if (first.kind === "done" || isClosed()) return first;
        if (!retryOverLimit && OVER_LIMIT.includes(first.problem)) return first;
        return await inChild(await start(), subject);
      } finally {
        const next = waiting.shift();
        if (next === undefined) free += 1;
        else next();
      }
    },
    close: async () => {
      closing.abort();
      await Promise.all([...all].map(discard));
    },
  };
}

/** Waits for a turn; false where patience ended before. */
function turnIn(waiting: (() => void)[], patience: AbortSignal | undefined): Promise<boolean> {
  if (patience?.aborted === true) return Promise.resolve(false);
  return new Promise((resolve) => {
    const turn = () => {
      patience?.removeEventListener("abort", leave);
      resolve(true);
    };
    const leave = () => {
      waiting.splice(waiting.indexOf(turn), 1);
      resolve(false);
    };
    waiting.push(turn);
    patience?.addEventListener("abort", leave, { once: true });
  });
}

const UNAVAILABLE = { kind: "failed", problem: "examiner-unavailable" } as const;
const OVER_LIMIT: readonly ProblemCode[] = ["timed-out", "memory-exceeded"];

function isFit(child: Pick<ExaminingChild<never>, "alive" | "filesDone" | "startedAt">): boolean {
  const age = performance.now() - child.startedAt;
  return child.alive && child.filesDone < MOST_FILES && age < OLDEST_MILLIS;
}

let tested: Promise<Confinement> | undefined;

/**
 * Tries once on a system whether a child starts inside bubblewrap, sees no network from there and, where system calls can be filtered, can
 * make no socket.
 */
export function testConfinement(workDir: string): Promise<Confinement> {
  tested ??= bestConfinement(workDir);
  return tested;
}

async function bestConfinement(workDir: string): Promise<Confinement> {
  const filter = systemCallFilter();
  if (filter !== undefined && (await holds(workDir, filter))) return "bubblewrap-filtered";
  return (await holds(workDir)) ? "bubblewrap" : "weak";
}

async function holds(workDir: string, filter?: Uint8Array): Promise<boolean> {
  const launch = bubblewrapLaunch(nodeProgram(), filter);
  const child = new ExaminingChild({ launch, workDir, limits: LIMITS, findings: z.never() });
  const seen = await child.ready();
  await child.end();
  return seen?.networkAddresses === 0 && (filter === undefined || seen.canMakeSockets === false);
}
