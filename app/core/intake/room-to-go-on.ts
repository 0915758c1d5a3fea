import { freeShare, FULL, FULL_BYTES, TEXT_ONLY, type DiskSpace } from "./disk-floors.ts";

/** A file of which some has come, in octets. */
export interface ComingFile {
  readonly size: number;
  readonly arrived: number;
}

/** Whether the disk is below the floor where new files end (`text-only`): from there on what has begun is weighed, too. */
export function isScarce(space: DiskSpace): boolean {
  return freeShare(space) < TEXT_ONLY;
}

/** What a file still takes in octets: its rest, and the sealed copy beside which it lies until the two were compared. */
function stillTakes({ size, arrived }: ComingFile): number {
  return size - arrived + size;
}

/**
 * Whether a file that has begun to come goes on, on a disk that is scarce. `toSeal`: octets of what came whole and has no sealed copy yet. `older`:
 * the files on their way that were begun before this one, oldest first. Each that fits has its room before the next is asked; one that does not fit
 * takes none. Counted together they leave the log and the database what `full` begins with.
 */
export function mayGoOn(
  space: DiskSpace,
  toSeal: number,
  files: { readonly older: readonly ComingFile[]; readonly own: ComingFile },
): boolean {
  if (!isScarce(space)) return true;
  const kept = Math.min(FULL * space.totalBytes, FULL_BYTES);
  const left = files.older.reduce(
    (room, one) => (stillTakes(one) <= room ? room - stillTakes(one) : room),
    space.freeBytes - kept - toSeal,
  );
  return stillTakes(files.own) <= left;
}
