import { open } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

const SQLITE_BUSY = 5;

/**
 * Lets one witness at a time use a folder; undefined where another does. The lock is the kernel's own, taken through an
 * empty SQLite file as Node has no file locks: it falls with the process, however that ends.
 */
export async function lockFolder(
  folder: string,
): Promise<{ readonly release: () => void } | undefined> {
  const path = join(folder, "lock");
  await (await open(path, "a", 0o600)).close();
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if ((error as { readonly errcode?: unknown }).errcode === SQLITE_BUSY) return undefined;
    throw error;
  }
  return { release: () => database.close() };
}
