import { randomBytes } from "node:crypto";
import { link, lstat, mkdir, open, rename, unlink } from "node:fs/promises";
import { dirname } from "node:path";

/** What reading a key file gives; the problem is one line for the operator and never holds key material. */
export type KeyFile =
  | { readonly kind: "read"; readonly text: string }
  | { readonly kind: "missing" }
  | { readonly kind: "refused"; readonly problem: string };

/** Reads a secret's file, but not one that other users of the machine can read too. */
export async function readKeyFile(path: string): Promise<KeyFile> {
  try {
    const file = await open(path, "r");
    try {
      if (((await file.stat()).mode & 0o077) !== 0) {
        const problem = `${path} can be read by other users of this machine; run: chmod 600 ${path}`;
        return { kind: "refused", problem };
      }
      return { kind: "read", text: await file.readFile("utf8") };
    } finally {
      await file.close();
    }
  } catch (cause) {
    const code = codeOf(cause);
    if (code === "ENOENT") return { kind: "missing" };
    return { kind: "refused", problem: `${path} cannot be read (${code})` };
  }
}

/**
 * Writes a new secret's file, 0600, whole and durable or not at all. A file that is there is never replaced: `false`.
 */
export async function writeNewKeyFile(path: string, text: string): Promise<boolean> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const partial = `${path}.${randomBytes(6).toString("hex")}.partial`;
  const file = await open(partial, "wx", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
    // A link, unlike a rename, fails when the name is taken: of two first starts at once, one wins.
    await link(partial, path);
  } catch (cause) {
    if (codeOf(cause) === "EEXIST") return false;
    throw new Error(`could not write ${path}`, { cause });
  } finally {
    await file.close();
    await unlink(partial);
  }
  await syncFolder(folder);
  return true;
}

/** Puts one secret's file in the place of another, durably and in one step; `false` when there is none to put there. */
export async function replaceKeyFile(from: string, to: string): Promise<boolean> {
  try {
    await rename(from, to);
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return false;
    throw new Error(`could not replace ${to}`, { cause });
  }
  await syncFolder(dirname(to));
  return true;
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Says whether a file is there without reading it. */
export async function fileExists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return false;
    throw cause;
  }
}

/** The system's word for what went wrong, such as EACCES; of the deepest cause. */
export function codeOf(error: unknown): string {
  if (typeof error !== "object" || error === null) return "unknown";
  if ("cause" in error && error.cause !== undefined) return codeOf(error.cause);
  return "code" in error ? String(error.code) : "unknown";
}
