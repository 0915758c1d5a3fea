import { spawn } from "node:child_process";
import type { FileHandle } from "node:fs/promises";
import { constants, setPriority } from "node:os";
import { killWithParent } from "#app/adapters/media/kill-with-parent.ts";
import type { ChildProgram } from "#app/adapters/media/launch.ts";
import type { Confinement } from "#app/adapters/media/launch.ts";
import { ENVIRONMENT, feedFilter, furtherFiles, launchBehind } from "#app/adapters/media/launch.ts";
import { residentSize } from "#app/adapters/media/resident-size.ts";

// A decoder sees the file under its standard input and knows no path of this machine. What it gives comes from its standard output, or
// lies in the one open file that it may write.

/** How a decoder opens the file that it is given. */
export const INPUT = "/proc/self/fd/0";
/** How it opens the file that it may write, where it has one. */
export const OUTPUT = "/proc/self/fd/3";

/** How it opens the file that says more of what it is to do than its arguments hold, where it has one. */
export const SCRIPT = "/proc/self/fd/5";

export type Decoded =
  | { readonly kind: "done"; readonly output: Buffer }
  /** `took-too-much`: time, memory or output. */
  | { readonly kind: "failed"; readonly why: "took-too-much" | "broke" };

export interface DecoderLimits {
  readonly millis: number;
  /** All that may come from standard output. */
  readonly outputBytes: number;
  /** All that may be written into the file, where there is one. */
  readonly fileBytes?: number;
}

const RESIDENT_BYTES = 1_500 * 1024 * 1024;
const LOOK_AT_MEMORY_MILLIS = 200;

/**
 * Runs a native decoder once, inside bubblewrap, at low priority. Never throws because of the file. `output`, where given, must be an
 * empty file opened for reading and writing.
 */
export async function runDecoder(run: {
  readonly program: ChildProgram;
  readonly workDir: string;
  /** `weak` is taken for walls without a filter: no decoder runs outside of walls. */
  readonly confinement: Confinement;
  readonly input: FileHandle;
  readonly output?: FileHandle;
  readonly script?: FileHandle;
  readonly limits: DecoderLimits;
  /** Hears what comes from standard output while it comes. */
  readonly hear?: (piece: Buffer) => void;
  /** Ends the run when it is aborted; it has failed then. */
  readonly signal?: AbortSignal;
}): Promise<Decoded> {
  const { fileBytes } = run.limits;
  const { program } = run;
  // The shell counts in blocks of 512 octets.
  const file = fileBytes === undefined ? [] : [`-f ${Math.ceil(fileBytes / 512)}`];
  const confined = { ...program, ulimits: [...program.ulimits, ...file] };
  const walls = run.confinement === "weak" ? "bubblewrap" : run.confinement;
  const launch = launchBehind(walls, confined);
  const { command, args } = launch;
  const child = spawn(command, args, {
    cwd: run.workDir,
    env: ENVIRONMENT,
    stdio: [
      run.input.fd,
      "pipe",
      "ignore",
      ...furtherFiles(launch, run.output?.fd, run.script?.fd),
    ],
  });
  feedFilter(child, launch);
  const hasEnded = killWithParent(child);
  const end = () => void child.kill("SIGKILL");
  const pieces: Buffer[] = [];
  let [size, tooMuch] = [0, false];
  const stop = () => {
    tooMuch = true;
    child.kill("SIGKILL");
  };
  child.stdout?.on("data", (piece: Buffer) => {
    size += piece.length;
    if (size > run.limits.outputBytes) stop();
    else {
      pieces.push(piece);
      run.hear?.(piece);
    }
  });
  lowerPriority(child.pid);
  run.signal?.addEventListener("abort", end);
  if (run.signal?.aborted === true) end();
  const timer = setTimeout(stop, run.limits.millis);
  const watch = setInterval(() => {
    if (child.pid === undefined) return;
    void residentSize(child.pid).then((bytes) => {
      if (bytes !== undefined && bytes > RESIDENT_BYTES) stop();
    });
  }, LOOK_AT_MEMORY_MILLIS);
  try {
    const code = await new Promise<number | null>((resolve) => {
      child.once("error", () => resolve(null));
      child.once("close", resolve);
    });
    if (tooMuch || ENDED_BY_LIMIT.includes(code ?? 0))
      return { kind: "failed", why: "took-too-much" };
    if (code !== 0) return { kind: "failed", why: "broke" };
    return { kind: "done", output: Buffer.concat(pieces) };
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    hasEnded();
    run.signal?.removeEventListener("abort", end);
  }
}

/** The kernel ends what is over its processor time or writes too much; bubblewrap passes a signal on as 128 and its number. */
const ENDED_BY_LIMIT = [constants.signals.SIGKILL, constants.signals.SIGXFSZ].map(
  (signal) => 128 + signal,
);
const LOW = 10;

/** Decoding must not slow whoever waits for a page. */
function lowerPriority(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, LOW);
  } catch {
    // It has ended already.
  }
}
