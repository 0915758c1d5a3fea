import {
  freeShare,
  FULL,
  FULL_BYTES,
  TEXT_ONLY,
  type CopiesHere,
  type DiskSpace,
} from "./disk-floors.ts";

/** A file of which some has come, in octets. */
export interface ComingFile {
  readonly size: number;
  readonly arrived: number;
}

/** Whether the disk is below the floor where new files end (`text-only`): from there on what has begun is weighed, too. */
export function isScarce(space: DiskSpace): boolean {
  return freeShare(space) < TEXT_ONLY;
}

/** What every file on its way may claim, in octets, however little of it came: else one that just began would be overtaken before its second part. */
const FIRST_CLAIM = 1024 * 1024;

/** What a file still takes in octets: its rest, and the sealed copy beside which it lies until the two were compared, where that is on this disk. */
function stillTakes({ size, arrived }: ComingFile, copies: CopiesHere): number {
  return size - arrived + copies * size;
}

/**
 * What a file holds against younger ones, in octets: by what came of it, as it does where the disk takes new files (its rest, at most as much again as came, and
 * the copy of both). Whoever sends a byte of a large file holds no room for all of it.
 */
function claims(file: ComingFile, copies: CopiesHere): number {
  return Math.min(stillTakes(file, copies), (1 + 2 * copies) * file.arrived + FIRST_CLAIM);
}

/**
 * Whether a file that has begun to come goes on, on a disk that is scarce. `toSeal`: octets of what came whole and has no sealed copy yet. `older`:
 * the files on their way that were begun before this one, oldest first. Each that fits has what it claims before the next is asked; one that does not fit
 * takes none. The log and the database keep what `full` begins with.
 */
export function mayGoOn(
  space: DiskSpace,
  toSeal: number,
  files: { readonly older: readonly ComingFile[]; readonly own: ComingFile },
  copies: CopiesHere,
): boolean {
  if (!isScarce(space)) return true;
  const kept = Math.min(FULL * space.totalBytes, FULL_BYTES);
  const left = files.older.reduce(
    (room, one) => (stillTakes(one, copies) <= room ? room - claims(one, copies) : room),
    space.freeBytes - kept - copies * toSeal,
  );
  return stillTakes(files.own, copies) <= left;
}
