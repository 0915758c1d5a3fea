import { mkdir, open, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { codeOf } from "#app/adapters/security/key-file.ts";

/** The acts that were done, by digest, in a file of this process's own: an approval is used once, also after a restart. */
export interface UsedActs {
  readonly has: (digest: string) => boolean;
  /** Resolves when the mark is on the disk. */
  readonly mark: (digest: string) => Promise<void>;
}

const LINE = /^[0-9a-f]{64}$/;

/** Reads the file of used acts; one line a digest. A line cut short by a crash belongs to an act that was not answered. */
export async function openUsedActs(path: string): Promise<UsedActs> {
  const used = new Set((await textOf(path)).split("\n").filter((line) => LINE.test(line)));
  return {
    has: (digest) => used.has(digest),
    mark: async (digest) => {
      // Before the disk has it, so that nobody is answered twice even when writing fails.
      used.add(digest);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const file = await open(path, "a", 0o600);
      try {
        // A line of its own even behind one that a crash cut short.
        await file.appendFile(`\n${digest}\n`);
        await file.sync();
      } finally {
        await file.close();
      }
    },
  };
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return "";
    throw cause;
  }
}
