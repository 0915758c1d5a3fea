import { open, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import Database from "better-sqlite3";
import { unlessMissing } from "./durable.ts";
import { codeOf } from "./storage-suspect.ts";

/** Held until released or until the process ends, however it ends. */
export interface FolderLock {
  release(): void;
}

/**
 * Lets one process at a time serve a folder. The lock is the kernel's own, taken through an empty SQLite file since
 * Node has no file locks: it falls with the process, so kill -9 leaves nothing stale. A file with a process id cannot
 * promise that; in a container the next start often gets the very same id.
 */
export async function lockFolder(
  folder: string,
  name: string,
): Promise<
  | { readonly ok: true; readonly value: FolderLock }
  | { readonly ok: false; readonly problem: string }
> {
  const path = join(folder, name);
  // SQLite would create the file readable for others.
  await (await open(path, "a", 0o600)).close();
  const database = new Database(path, { timeout: 0 });
  try {
    database.pragma("locking_mode = EXCLUSIVE");
    database.exec("BEGIN EXCLUSIVE");
  } catch (cause) {
    database.close();
    if (codeOf(cause) !== "SQLITE_BUSY") throw cause;
    return { ok: false, problem: `is in use by another Bearwitness${await holder(`${path}.pid`)}` };
  }
  // Only for the message above; nothing is decided by it.
  await writeFile(`${path}.pid`, `${process.pid}\n`, { mode: 0o600 });
  return { ok: true, value: { release: () => database.close() } };
}

async function holder(path: string): Promise<string> {
  const text = await unlessMissing(readFile(path, "utf8"));
  return text !== undefined && /^\d+$/.test(text.trim()) ? ` (process ${text.trim()})` : "";
}
