import type { DiskGuard } from "#app/adapters/storage/disk-guard.ts";
import type { Log } from "#app/adapters/logging/log.ts";
import { isDiskFull } from "#app/core/disk-full.ts";
import type { Config } from "./config.ts";

const LOOK_MILLIS = 5_000;

/** What of the settings the guard of the data folder goes by. A sealed copy lies on the same disk only where evidence is kept there. */
export function guardedDisk({
  dataDir,
  ballastBytes,
  evidence,
}: Pick<Config, "dataDir" | "ballastBytes" | "evidence">) {
  return {
    folder: dataDir,
    wantedBallast: ballastBytes,
    copies: evidence.kind === "local" ? 1 : 0,
  } as const;
}

/** Looks after the disk until told to end: its ballast, and a line of the log whenever it comes to another floor. */
export function watchDisk(disk: DiskGuard, log: Log): () => void {
  let before: string | undefined = "plenty";
  let laid = false;
  const look = async (): Promise<void> => {
    try {
      const { level, ballast } = await disk.state();
      if (ballast === "out" && laid) log.warn("disk.ballast-released", {});
      laid = ballast === "laid";
      if (level !== before) log.warn(`disk.${level}`, {});
      before = level;
      await disk.tend();
    } catch (error) {
      // Between measuring and writing somebody else may have filled it: the next look knows.
      if (!isDiskFull(error)) log.error("disk.not-watched", error);
    }
  };
  void look();
  const timer = setInterval(() => void look(), LOOK_MILLIS).unref();
  return () => {
    clearInterval(timer);
  };
}
