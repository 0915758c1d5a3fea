import type { FileHandle } from "node:fs/promises";

/**
 * The disk refused to promise that bytes are kept. After a failed fsync the kernel may drop the bytes and report
 * success the next time, so nothing written since can be trusted: the server must stop and start afresh.
 * Told apart by `code`, never by class.
 */
export class StorageSuspect extends Error {
  readonly code = "storage-suspect";
}

/** True for the one error after which the process must end instead of going on. */
export function isStorageSuspect(error: unknown): boolean {
  return codeOf(error) === "storage-suspect";
}

/** The `code` of an error, from this program or from the system. */
export function codeOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}

/** Makes an open file's, or an open folder's, bytes durable. Replaced only by tests of a failing disk. */
export type Flush = (handle: FileHandle) => Promise<void>;
