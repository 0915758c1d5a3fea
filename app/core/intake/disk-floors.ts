/** What the disk of the data folder holds, in bytes. Inodes count too: a disk without any is as full as one without bytes. */
export interface DiskSpace {
  readonly freeBytes: number;
  readonly totalBytes: number;
  /** Null where the file system does not count them. */
  readonly freeInodes: number | null;
  readonly totalInodes: number | null;
}

/**
 * How much is left (security-reliability 3.11.4). `low`: people are warned. `text-only`: no new files, and of those
 * that were begun only what still fits goes on (`room-to-go-on.ts`). `last`: the same, and no server should be sent more. `full`: no byte of a file is
 * taken any more. Words always are.
 */
export type DiskLevel = "plenty" | "low" | "text-only" | "last" | "full";

const WARN = 0.2;
export const TEXT_ONLY = 0.1;
const LAST = 0.05;
/** Nothing but the log and the database may use this much of the end. */
export const FULL = 0.01;
export const FULL_BYTES = 64 * 1024 * 1024;

/** Free share of bytes or inodes, whichever is scarcer, from 0 to 1. */
export function freeShare(space: DiskSpace): number {
  const bytes = space.totalBytes === 0 ? 0 : space.freeBytes / space.totalBytes;
  const { freeInodes, totalInodes } = space;
  if (freeInodes === null || totalInodes === null || totalInodes === 0) return bytes;
  return Math.min(bytes, freeInodes / totalInodes);
}

/** On which floor the disk is. `reserved`: bytes promised to uploads that are on their way. */
export function diskLevel(space: DiskSpace, reserved = 0): DiskLevel {
  const share = freeShare(space);
  if (share < FULL && space.freeBytes < FULL_BYTES) return "full";
  if (share < LAST) return "last";
  const left = freeShare({ ...space, freeBytes: Math.max(0, space.freeBytes - reserved) });
  if (left < TEXT_ONLY) return "text-only";
  return left < WARN ? "low" : "plenty";
}

/** How many sealed copies of a file lie on this disk beside what came, until the two were compared: none where the store is a bucket. */
export type CopiesHere = 0 | 1;

/**
 * How many bytes a new file may have so that what is promised still fits and words keep their floor. While a file is sealed it
 * lies on the disk as it came, and in the store where that is here, too.
 */
export function newFileBytes(space: DiskSpace, reserved: number, copies: CopiesHere): number {
  if (freeShare(space) < TEXT_ONLY) return 0;
  const free = space.freeBytes - reserved - TEXT_ONLY * space.totalBytes;
  return Math.max(0, Math.floor(free / (1 + copies)));
}

/** How large a ballast file this disk can bear: what was asked for, or a twenty-fifth of a small disk. */
export function ballastBytes(space: Pick<DiskSpace, "totalBytes">, wanted: number): number {
  return Math.min(wanted, Math.floor(space.totalBytes / 25));
}

/** True when a ballast of this size can be laid without taking files' room away. */
export function mayLayBallast(space: DiskSpace, bytes: number): boolean {
  return newFileBytes(space, bytes, 1) > 0;
}
