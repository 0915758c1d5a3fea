import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { join } from "node:path";
import { createVirusScanner } from "#app/adapters/security/virus-scanner.ts";
import { until } from "./until.ts";

/** The harmless text that every scanner is tried with; in two parts, so that no scanner takes this file for it. */
export const EICAR = Buffer.from(
  ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR", "-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join(""),
  "latin1",
);

/** Whether Debian's clamd is on this machine (package clamav-daemon). */
export const HAS_CLAMD = spawnSync("clamd", ["--version"]).status === 0;

export interface RunningClamd {
  /** As in the setting `CLAMD`. */
  readonly setting: string;
  readonly path: string;
  readonly stop: () => Promise<void>;
}

/** A real clamd on a socket of its own, that knows one signature and nothing else. */
export async function startClamd(): Promise<RunningClamd> {
  // The path of a socket may be 107 bytes long.
  const folder = await mkdtemp("/tmp/bw-clamd-");
  const path = join(folder, "s");
  await writeFile(join(folder, "own.ndb"), `Test.Eicar:0:*:${EICAR.toString("hex")}\n`);
  const settings = [
    `LocalSocket ${path}`,
    `DatabaseDirectory ${folder}`,
    `User ${userInfo().username}`,
    "Foreground yes",
    "StreamMaxLength 1M",
  ];
  await writeFile(join(folder, "clamd.conf"), `${settings.join("\n")}\n`);
  const child = spawn("clamd", ["-c", join(folder, "clamd.conf")], { stdio: "ignore" });
  await until(() => createVirusScanner({ path }).isUp());
  return {
    setting: `unix:${path}`,
    path,
    stop: async () => {
      if (child.exitCode === null) {
        const gone = once(child, "exit");
        child.kill("SIGTERM");
        await gone;
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}
