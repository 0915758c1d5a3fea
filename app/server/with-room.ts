import type { DiskGuard } from "#app/adapters/storage/disk-guard.ts";
import { isDiskFull } from "#app/core/disk-full.ts";

/**
 * Work of the database that, when the disk turns out to be full, gets the ballast's room and is run once more: words and records
 * must be kept even where no file can be.
 */
export function withRoom<Work extends (...input: never[]) => Promise<unknown>>(
  work: Work,
  disk: Pick<DiskGuard, "makeRoom">,
): Work {
  const guarded = async (...input: Parameters<Work>): Promise<unknown> => {
    try {
      return await work(...input);
    } catch (error) {
      if (!isDiskFull(error) || !(await disk.makeRoom())) throw error;
      return work(...input);
    }
  };
  // What goes in and what comes out is the work's own.
  return guarded as Work;
}
