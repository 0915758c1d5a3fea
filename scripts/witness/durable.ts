import { randomBytes } from "node:crypto";
import { link, open, rename, unlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** What a write leaves behind when it is cut short; nobody reads it. */
export const PARTIAL = ".partial";

/** Puts a file in place of what is there, whole and surviving a power cut, or leaves what was there. 0600. */
export async function replaceFile(path: string, text: string): Promise<void> {
  const partial = await writePartial(path, text);
  await rename(partial, path);
  await syncFolder(dirname(path));
}

/** Makes a new file, whole and surviving a power cut; false where the name is taken. 0600. */
export async function createFile(path: string, text: string): Promise<boolean> {
  const partial = await writePartial(path, text);
  try {
    // A link, unlike a rename, fails where the name is taken.
    await link(partial, path);
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  } finally {
    await unlink(partial);
  }
  await syncFolder(dirname(path));
  return true;
}

/** The system's word for what went wrong. */
export function codeOf(error: unknown): string {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return typeof code === "string" ? code : "unknown";
}

async function writePartial(path: string, text: string): Promise<string> {
  const name = `${basename(path)}.${randomBytes(6).toString("hex")}${PARTIAL}`;
  const partial = join(dirname(path), name);
  const file = await open(partial, "wx", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  return partial;
}

/** Without it a power cut can undo a rename. Windows knows no such thing and refuses to open a folder. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
