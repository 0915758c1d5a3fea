import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";

/** Short-lived folders for decrypted copies that a parser reads. */
export interface WorkFolders {
  /** Hands a new empty folder (0700) to the work and removes it with all it holds, however the work ends. */
  use<T>(work: (folder: string) => Promise<T>): Promise<T>;
}

/** Work folders inside the data folder's `work/`, which every start empties as well. */
export function createWorkFolders(root: string): WorkFolders {
  return {
    use: async (work) => {
      // mkdtemp makes folders 0700.
      const folder = await mkdtemp(join(root, "job-"));
      try {
        return await work(folder);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}
