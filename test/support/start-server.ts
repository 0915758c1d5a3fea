import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SERVER_FLAGS, serverEnvironment } from "#scripts/server-process.mjs";
import { freePort } from "./free-port.ts";

const ROOT = join(import.meta.dirname, "../..");

/** The real server in a process of its own, on a free port, with a data folder of its own. */
export interface RunningServer {
  readonly origin: string;
  readonly folder: string;
  readonly pid: number;
  /** The path of the first administrator's link, while there is one. */
  readonly setupPath: string | undefined;
  readonly log: () => string;
  /** Ends the process with a signal and waits for it; SIGKILL leaves everything as a power cut would. */
  readonly end: (signal?: "SIGTERM" | "SIGKILL") => Promise<number | null>;
  /** Starts again over the same data and the same address. */
  readonly again: () => Promise<RunningServer>;
  /** Ends the process and removes its files. */
  readonly remove: () => Promise<void>;
}

/** Starts the server and waits until it answers. The pages must have been built (`npm run build`). */
export async function startServer(
  options: {
    readonly folder?: string;
    readonly port?: number;
    readonly environment?: Readonly<Record<string, string>>;
    /**
     * Hashes of passwords and receipt codes cost almost nothing, where a test is not about them. No other process may make or
     * check a receipt of this office at the real cost.
     */
    readonly lightHashes?: boolean;
  } = {},
): Promise<RunningServer> {
  if (!existsSync(join(ROOT, "build/server/index.js"))) {
    throw new Error("the pages are not built: run npm run build");
  }
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), "bw-server-")));
  const port = options.port ?? (await freePort());
  const script =
    options.lightHashes === true ? "test/support/serve-lightly.ts" : "scripts/serve.ts";
  const child = spawn(process.execPath, [...SERVER_FLAGS, script], {
    cwd: ROOT,
    env: {
      PATH: process.env["PATH"],
      HOME: folder,
      NODE_COMPILE_CACHE: process.env["NODE_COMPILE_CACHE"] ?? "",
      NODE_ENV: "production",
      ...serverEnvironment({}),
      PORT: String(port),
      DATA_DIR: join(folder, "data"),
      MASTER_KEY_FILE: join(folder, "keys/master.key"),
      DISK_BALLAST_BYTES: "0",
      ...options.environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const origin = `http://localhost:${port}`;
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  await untilReady(child, origin, () => output);
  const { pid } = child;
  if (pid === undefined) throw new Error("the server has no process id");
  const end = async (signal: "SIGTERM" | "SIGKILL" = "SIGTERM") => {
    if (child.exitCode === null && child.signalCode === null) {
      const exited = once(child, "exit");
      child.kill(signal);
      await exited;
    }
    return child.exitCode;
  };
  return {
    origin,
    folder,
    pid,
    setupPath: /\/desk\/setup\/[A-Za-z0-9_-]+/.exec(output)?.[0],
    log: () => output,
    end,
    again: async () => {
      await end();
      return startServer({ ...options, folder, port });
    },
    remove: async () => {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilReady(
  child: ChildProcess,
  origin: string,
  output: () => string,
): Promise<void> {
  for (let attempt = 0; attempt < 1_200; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`the server ended at once: ${output()}`);
    if (output().includes("Bearwitness is running")) {
      const answer = await fetch(`${origin}/health`).catch(() => undefined);
      if (answer?.ok === true) return;
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill("SIGKILL");
  throw new Error(`the server did not start: ${output()}`);
}
