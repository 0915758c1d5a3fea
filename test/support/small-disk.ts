import { spawnSync } from "node:child_process";
import { mkdtemp, rm, statfs, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDiskFull } from "#app/core/disk-full.ts";

/** Whether this user may mount a file system in memory. */
export const CAN_MOUNT = process.getuid?.() === 0 && spawnSync("mount", ["--version"]).status === 0;

export interface SmallDisk {
  readonly folder: string;
  /** Takes all but so many bytes. */
  readonly fillTo: (freeBytes: number) => Promise<void>;
  readonly empty: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

/** A disk of a few megabytes, in memory; undefined where mounting is refused. */
export async function mountSmallDisk(megabytes: number): Promise<SmallDisk | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "bw-disk-"));
  const options = `size=${megabytes}m,mode=700`;
  if (spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder]).status !== 0) {
    await rm(folder, { recursive: true, force: true });
    return undefined;
  }
  const filler = join(folder, "filler");
  return {
    folder,
    fillTo: async (freeBytes) => {
      await rm(filler, { force: true });
      const { bavail, bsize } = await statfs(folder);
      const taken = Buffer.alloc(Math.max(0, bavail * bsize - freeBytes), 1);
      // The file system's own needs may leave less than it says: then the disk is as full as it can be.
      await writeFile(filler, taken).catch((cause: unknown) => {
        if (!isDiskFull(cause)) throw cause;
      });
    },
    empty: () => rm(filler, { force: true }),
    remove: async () => {
      spawnSync("umount", ["-l", folder]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
