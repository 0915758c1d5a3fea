import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);

/** How long something took, and for how long of it processors worked for it. */
export interface Cost {
  readonly seconds: number;
  readonly processor: number;
}

/** Runs a program to its end, which must be a good one, by the clock of bash. */
export async function timed(args: readonly string[], cwd: string): Promise<Cost> {
  const script = 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null 2>/dev/null';
  const { stderr } = await run("bash", ["-c", script, "bash", ...args], { cwd });
  const [seconds = 0, user = 0, system = 0] = stderr.trim().split(" ").map(Number);
  return { seconds, processor: user + system };
}

/** Seconds for which processors have worked for a process and its threads (Linux, `/proc`). */
export function processorSecondsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // A name may hold spaces; it ends with the last bracket.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = Number(fields[11]) + Number(fields[12]);
  return ticks / 100;
}

/** The largest resident memory that a process has had, in MB. */
export function peakMegabytesOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? "0") / 1024;
}
