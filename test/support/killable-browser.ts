import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { chromium, type BrowserContext } from "playwright-core";
import { until } from "./until.ts";

const PROGRAM = "/usr/bin/chromium";

/** A browser process over a profile on disk, as somebody's own is; it can die at any moment. */
export interface KillableBrowser {
  /** The profile's own context: its cookies are those on disk. */
  readonly context: BrowserContext;
  /** Ends its process as an empty battery does: nothing more is written. */
  readonly die: () => Promise<void>;
}

/** Starts the system's browser on a profile; the same folder again is the same browser after a death. */
export async function startOn(
  profile: string,
  options: { readonly baseURL: string },
): Promise<KillableBrowser> {
  const context = await chromium.launchPersistentContext(profile, {
    ...options,
    executablePath: PROGRAM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
  });
  return {
    context,
    die: async () => {
      const pids = await processesOn(profile);
      if (pids.length === 0) throw new Error("the browser's process is not found");
      for (const pid of pids) process.kill(pid, "SIGKILL");
      await until(async () => (await processesOn(profile)).length === 0);
      await context.close().catch(() => undefined);
      // What tells a second process that the first still runs.
      for (const lock of ["SingletonLock", "SingletonCookie", "SingletonSocket"]) {
        await rm(join(profile, lock), { force: true });
      }
    },
  };
}

/** Processes that were started on a profile and still run. */
async function processesOn(profile: string): Promise<readonly number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const line = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
      return line.split("\0").includes(`--user-data-dir=${profile}`) ? [Number(pid)] : [];
    }),
  );
  return found.flat();
}
