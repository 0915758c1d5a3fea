import { statfs } from "node:fs/promises";
import { join } from "node:path";
import {
  ballastBytes,
  diskLevel,
  mayLayBallast,
  type CopiesHere,
  type DiskLevel,
  type DiskSpace,
} from "#app/core/intake/disk-floors.ts";
import { createBallast } from "./ballast.ts";

/** What the disk can bear now. */
export interface DiskState {
  readonly space: DiskSpace;
  readonly level: DiskLevel;
  /** `out`: its room was given to the log and the database, and no byte of a file is taken until it is back. */
  readonly ballast: "laid" | "out" | "none";
  readonly copies: CopiesHere;
}

/** Watches the disk of the data folder, and keeps room on it for words when files have filled it. */
export interface DiskGuard {
  /** How it stands, measured at most a second ago. */
  state(): Promise<DiskState>;
  /** Something met a full disk. True when room was made, so that the same may work now. */
  makeRoom(): Promise<boolean>;
  /** Lays the ballast again where there is room for it, and lets it go where there is none left. Called every few seconds. */
  tend(): Promise<void>;
}

const CACHE_MILLIS = 1_000;

/** Measures a folder's disk, in bytes that this user may use. */
export async function measureDisk(folder: string): Promise<DiskSpace> {
  const stats = await statfs(folder);
  const counted = stats.files > 0;
  return {
    freeBytes: stats.bavail * stats.bsize,
    totalBytes: stats.blocks * stats.bsize,
    freeInodes: counted ? stats.ffree : null,
    totalInodes: counted ? stats.files : null,
  };
}

/** A guard over a data folder. `wantedBallast` in bytes; 0 for none. */
export function createDiskGuard(tools: {
  readonly folder: string;
  readonly wantedBallast: number;
  readonly copies: CopiesHere;
  readonly measure?: (folder: string) => Promise<DiskSpace>;
  readonly nowMillis?: () => number;
}): DiskGuard {
  const { folder, wantedBallast, measure = measureDisk } = tools;
  const nowMillis = tools.nowMillis ?? (() => performance.now());
  const ballast = createBallast(join(folder, "ballast"));
  let known: { readonly at: number; readonly space: DiskSpace } | undefined;
  /** Set when something met a full disk: the measure alone can be kinder than the truth. */
  let metFull = false;
  let tending: Promise<void> | undefined;

  const space = async (fresh: boolean): Promise<DiskSpace> => {
    if (!fresh && known !== undefined && nowMillis() - known.at < CACHE_MILLIS) return known.space;
    known = { at: nowMillis(), space: await measure(folder) };
    return known.space;
  };
  const release = async (): Promise<boolean> => {
    const released = await ballast.release();
    known = undefined;
    return released;
  };

  const tend = async (): Promise<void> => {
    const now = await space(true);
    const level = diskLevel(now);
    const laid = (await ballast.size()) > 0;
    if (level === "full") {
      metFull = true;
      if (laid) await release();
      return;
    }
    const wanted = ballastBytes(now, wantedBallast);
    if (laid || wanted === 0) {
      if (level !== "last") metFull = false;
      return;
    }
    if (!mayLayBallast(now, wanted)) return;
    const isLaid = await ballast.lay(wanted);
    known = undefined;
    // Where something met a full disk meanwhile, the disk is as full as that said.
    if (isLaid) metFull = false;
  };

  return {
    state: async () => {
      const now = await space(false);
      const laid = (await ballast.size()) > 0;
      const measured = diskLevel(now);
      // Text only until the ballast is back: what it gave is for the log and the database.
      return {
        ...{ space: now, copies: tools.copies },
        level: metFull ? "full" : measured,
        ballast: laid ? "laid" : ballastBytes(now, wantedBallast) === 0 ? "none" : "out",
      };
    },
    makeRoom: async () => {
      metFull = true;
      known = undefined;
      return release();
    },
    tend: async () => {
      // A ballast that is being laid takes longer than the time between two looks.
      tending ??= tend().finally(() => {
        tending = undefined;
      });
      await tending;
    },
  };
}
