import { constants } from "node:fs";
import { lstat, open, opendir, realpath } from "node:fs/promises";
import { join } from "node:path";
import type { OpenedFile } from "./delivery.ts";

const CHUNK_BYTES = 1024 * 1024;
const GONE = new Set(["ENOENT", "ENOTDIR"]);
/** What opening answers for a link under O_NOFOLLOW, and for what is no file that can be read. */
const NO_FILE = new Set(["ELOOP", "EMLINK", "EISDIR", "ENXIO", "EACCES", "EPERM"]);

/**
 * Opens a file below a folder. Links are not followed, neither the file itself nor a folder on the way to it: what a link points to is
 * not what the agency listed, and may lie outside.
 */
export async function openBelow(root: string, path: string): Promise<OpenedFile> {
  const full = join(root, path);
  try {
    if ((await realpath(full)) !== join(await realpath(root), path)) {
      return { kind: "refused", why: "not-a-file" };
    }
    // Without waiting for a writer, should it be a pipe.
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
    const file = await open(full, flags);
    const found = await file.stat();
    if (!found.isFile()) {
      await file.close();
      return { kind: "refused", why: "not-a-file" };
    }
    const stream = file.createReadStream({ highWaterMark: CHUNK_BYTES, autoClose: true });
    return {
      kind: "opened",
      size: found.size,
      source: stream,
      close: () =>
        new Promise((resolve) => {
          if (stream.closed) resolve();
          else {
            stream.once("close", resolve);
            stream.destroy();
          }
        }),
    };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "";
    if (GONE.has(code)) return { kind: "refused", why: "missing" };
    if (NO_FILE.has(code)) return { kind: "refused", why: "not-a-file" };
    throw error;
  }
}

/** Octets of an ordinary file below a folder; 0 for a link, and for what is gone. */
export async function sizeBelow(root: string, path: string): Promise<number> {
  const found = await lstat(join(root, path)).catch(() => undefined);
  return found?.isFile() === true ? found.size : 0;
}

/** Everything below a folder that is no folder itself, by path with slashes, in order. Links are listed and not followed. */
export async function listBelow(root: string): Promise<readonly string[]> {
  const found: string[] = [];
  const folders = [""];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for await (const one of await opendir(join(root, folder))) {
      const path = folder === "" ? one.name : `${folder}/${one.name}`;
      if (one.isDirectory()) folders.push(path);
      else found.push(path);
    }
  }
  return found.toSorted();
}
