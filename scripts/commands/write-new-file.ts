import { createHash, randomBytes } from "node:crypto";
import { link, lstat, open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Problem } from "./outcome.ts";

/** Stops before any work when the file could not be written in the end. */
export async function requirePlaceFor(path: string, replace: boolean): Promise<void> {
  const folder = await lstat(dirname(path)).catch(() => undefined);
  if (folder === undefined) throw new Problem(`the folder ${dirname(path)} is not there.`);
  const present = await lstat(path).catch(() => undefined);
  if (present?.isDirectory() === true) throw new Problem(`${path} is a folder.`);
  if (present !== undefined && !replace) throw alreadyThere(path);
}

/**
 * Writes a file that is either whole or not there: beside its place first, flushed, compared with the digest it must
 * have, then moved. A file that is there already is replaced only where that is asked for.
 */
export async function writeNewFile(
  path: string,
  source: AsyncIterable<Uint8Array>,
  how: { readonly sha256: string; readonly replace: boolean },
): Promise<void> {
  const unfinished = join(
    dirname(path),
    `.${basename(path)}.${randomBytes(6).toString("hex")}.partial`,
  );
  const file = await open(unfinished, "wx", 0o600);
  try {
    const hash = createHash("sha256");
    try {
      for await (const piece of source) {
        hash.update(piece);
        await file.writeFile(piece);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    if (hash.digest("hex") !== how.sha256) {
      throw new Problem("what was read from the store is not what was stored; run audit.");
    }
    if (how.replace) await rename(unfinished, path);
    else await linkAnew(unfinished, path);
    await flushFolder(dirname(path));
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** A link, unlike a rename, never lands on a file that somebody made meanwhile. */
async function linkAnew(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "EEXIST") throw alreadyThere(to);
    // Some file systems know no links.
    if (code !== "EPERM" && code !== "ENOTSUP" && code !== "EOPNOTSUPP") throw error;
    await requirePlaceFor(to, false);
    await rename(from, to);
  }
}

async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function alreadyThere(path: string): Problem {
  return new Problem(`${path} is there already; --force replaces it.`);
}
