import { open, unlink, type FileHandle } from "node:fs/promises";
import { codeOf, StorageSuspect, type Flush } from "./storage-suspect.ts";

/** The system's own fsync. */
export const fsyncHandle: Flush = (handle) => handle.sync();

/** Makes a file's bytes survive a power cut, or throws `storage-suspect`. */
export async function syncFile(file: FileHandle, flush: Flush): Promise<void> {
  try {
    await flush(file);
  } catch (cause) {
    throw new StorageSuspect("the disk did not confirm that a file's bytes are kept", { cause });
  }
}

/** Makes a folder's names survive a power cut: without it a rename can be undone. */
export async function syncFolder(path: string, flush: Flush): Promise<void> {
  const folder = await open(path, "r");
  try {
    await syncFile(folder, flush);
  } finally {
    await folder.close();
  }
}

/** The result, or undefined when the file is not there. Every other failure stays a failure. */
export async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return undefined;
    throw cause;
  }
}

/**
 * Clears away a file that did not become whole. Its own failure is not reported, so that it cannot hide why the file
 * was given up; what stays behind is a `.partial`, which nobody reads and the next start removes.
 */
export async function abandonPartial(file: FileHandle, path: string): Promise<void> {
  await Promise.allSettled([file.close(), unlink(path)]);
}

/** Writes all of it, however little the system takes at a time. */
export async function writeAll(
  file: FileHandle,
  bytes: Uint8Array,
  position: number,
): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten;
  }
}
