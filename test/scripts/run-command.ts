import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Config } from "#app/server/config.ts";

const root = join(import.meta.dirname, "../..");

/** What a command did: exactly what its caller sees. */
export interface CommandRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `bearwitness` as an operator does, in a process of its own, on the office of these settings. */
export function runCommand(
  args: readonly string[],
  how: {
    readonly config?: Pick<Config, "dataDir" | "masterKeyFile">;
    readonly env?: Readonly<Record<string, string>>;
    readonly cwd?: string;
  } = {},
): Promise<CommandRun> {
  const { config } = how;
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", join(root, "scripts/bearwitness.ts"), ...args],
    {
      cwd: how.cwd ?? root,
      env: {
        NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"] ?? "",
        NODE_ENV: "production",
        PATH: process.env["PATH"] ?? "",
        HOME: process.env["HOME"] ?? "",
        ...(config && { DATA_DIR: config.dataDir, MASTER_KEY_FILE: config.masterKeyFile }),
        ...how.env,
      },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, stderr }));
  });
}

/** The objects of an output that has one a line; fails where a line is anything else. */
export function objectsOf(stdout: string): readonly Record<string, unknown>[] {
  const lines = stdout.split("\n");
  if (lines.pop() !== "") throw new Error("the last line is not ended");
  return lines.map((line) => {
    const value: unknown = JSON.parse(line);
    if (typeof value !== "object" || value === null) throw new Error(`not an object: ${line}`);
    return value as Record<string, unknown>;
  });
}
