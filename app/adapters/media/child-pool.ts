import type {
  ChildLimits,
  ChildOutcome,
  FileToExamine,
} from "#app/adapters/media/examining-child.ts";
import { ExaminingChild } from "#app/adapters/media/examining-child.ts";
import type { Confinement, Launch } from "#app/adapters/media/launch.ts";
import { bubblewrapLaunch, plainLaunch } from "#app/adapters/media/launch.ts";

export interface PoolOptions {
  readonly workDir: string;
  readonly children?: number;
  readonly confinement?: "auto" | "weak";
  readonly limits?: Partial<ChildLimits>;
  readonly childScript?: string;
}

export interface ChildPool {
  readonly confinement: Confinement;
  /** Examines one file; a file that ends its child is tried once more, alone in a fresh one. */
  examine(subject: FileToExamine): Promise<ChildOutcome>;
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
export async function openChildPool(options: PoolOptions): Promise<ChildPool> {
  const limits = { ...LIMITS, ...options.limits };
  const { workDir, childScript } = options;
  const confinement = options.confinement === "weak" ? "weak" : await testConfinement(workDir);
  const launch = confinement === "weak" ? plainLaunch(childScript) : bubblewrapLaunch(childScript);
  const idle: ExaminingChild[] = [];
  const all = new Set<ExaminingChild>();
  const waiting: (() => void)[] = [];
  let free = options.children ?? 2;
  const closing = new AbortController();
  const isClosed = (): boolean => closing.signal.aborted;

  const start = async (): Promise<ExaminingChild> => {
    const child = new ExaminingChild(launch, workDir, limits);
    all.add(child);
    // The pool may have been closed while the child was starting: nobody would end it then.
    if ((await child.ready()) === undefined || isClosed()) await discard(child);
    return child;
  };
  const discard = async (child: ExaminingChild): Promise<void> => {
    await child.end();
    all.delete(child);
  };
  const fresh = async (): Promise<ExaminingChild> => {
    const child = idle.pop();
    if (child === undefined) return start();
    if (isFit(child)) return child;
    await discard(child);
    return start();
  };
  const inChild = async (child: ExaminingChild, subject: FileToExamine): Promise<ChildOutcome> => {
    const outcome = await child.examine(subject);
    if (isFit(child) && !isClosed()) idle.push(child);
    else await discard(child);
    return outcome;
  };
  return {
    confinement,
    examine: async (subject) => {
      if (free === 0) await new Promise<void>((resolve) => waiting.push(resolve));
      else free -= 1;
      try {
        if (isClosed()) return UNAVAILABLE;
        const first = await inChild(await fresh(), subject);
        if (first.kind === "done" || isClosed()) return first;
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

const UNAVAILABLE: ChildOutcome = { kind: "failed", problem: "examiner-unavailable" };

function isFit(child: ExaminingChild): boolean {
  const age = performance.now() - child.startedAt;
  return child.alive && child.filesDone < MOST_FILES && age < OLDEST_MILLIS;
}

let tested: Promise<Confinement> | undefined;

/** Tries once whether a child starts inside bubblewrap and sees no network from there. */
function testConfinement(workDir: string): Promise<Confinement> {
  tested ??= startsWithoutNetwork(bubblewrapLaunch(), workDir).then((works) =>
    works ? "bubblewrap" : "weak",
  );
  return tested;
}

async function startsWithoutNetwork(launch: Launch, workDir: string): Promise<boolean> {
  const child = new ExaminingChild(launch, workDir, LIMITS);
  const addresses = await child.ready();
  await child.end();
  return addresses === 0;
}
