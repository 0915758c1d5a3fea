import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { projectRoot } from "./project-root.ts";

/** A witness in a process of its own, as another body runs it. */
export interface WitnessProcess {
  readonly vkey: string;
  /** Where it answers, with a slash at the end. */
  readonly address: string;
  readonly port: number;
  /** What it told its operator so far. */
  readonly told: () => string;
  readonly end: (signal?: "SIGTERM" | "SIGKILL") => Promise<number | null>;
}

export interface WitnessStart {
  readonly folder: string;
  readonly logs: readonly string[];
  readonly port?: number;
  readonly more?: readonly string[];
  /** The program; another one for tests of crashes, or from a copy. */
  readonly script?: string;
}

export type WitnessOutcome =
  | { readonly ok: true; readonly value: WitnessProcess }
  | { readonly ok: false; readonly code: number | null; readonly told: string };

/** Starts a witness and waits until it is ready or has ended. */
export async function tryWitness(start: WitnessStart): Promise<WitnessOutcome> {
  const script = start.script ?? join(projectRoot, "scripts/witness/run-witness.ts");
  const logs = start.logs.flatMap((vkey) => ["--log", vkey]);
  const where = ["--listen", String(start.port ?? 0), "--state", start.folder];
  const child = spawn(
    process.execPath,
    [script, ...logs, ...where, "--json", ...(start.more ?? [])],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  let [out, told] = ["", ""];
  child.stderr.on("data", (part: Buffer) => (told += part.toString()));
  const ended = once(child, "exit");
  const ready = new Promise<void>((resolve) => {
    child.stdout.on("data", (part: Buffer) => {
      out += part.toString();
      if (out.endsWith("\n")) resolve();
    });
  });
  await Promise.race([ready, ended]);
  if (!out.endsWith("\n")) return { ok: false, code: child.exitCode, told };
  const { vkey, address } = JSON.parse(out) as { vkey: string; address: string };
  const port = Number(new URL(address).port);
  return {
    ok: true,
    value: { vkey, address, port, told: () => told, end: (signal) => endOf(child, signal) },
  };
}

/** The same where nothing can go wrong. */
export async function startWitness(start: WitnessStart): Promise<WitnessProcess> {
  const started = await tryWitness(start);
  if (!started.ok) throw new Error(`the witness did not start: ${started.told}`);
  return started.value;
}

async function endOf(
  child: ChildProcess,
  signal: "SIGTERM" | "SIGKILL" = "SIGTERM",
): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }
  return child.exitCode;
}
