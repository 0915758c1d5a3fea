/** Largest part that one request may bring, in bytes: what a lost connection could at most make a phone send again. */
export const LARGEST_PART = 64 * 1024 * 1024;

/** How much may arrive. Sizes in bytes, counts of files; settings of the office. A report's words count for none of it. */
export interface UploadLimits {
  /** One file that comes in parts. */
  readonly fileBytes: number;
  /** Files of one report. */
  readonly reportFiles: number;
  /** All files of one report. */
  readonly reportBytes: number;
  /** Files of one report that were begun or came in the last hour. */
  readonly hourBytes: number;
  /** Everything that came in the last 24 hours, with what is on its way. */
  readonly dayBytes: number;
  /** Everything that is kept, with what is on its way; null where only the disk sets a bound. */
  readonly totalBytes: number | null;
  /** How long an upload that does not go on is kept after its last byte, in milliseconds. */
  readonly unfinishedMillis: number;
}

export const DEFAULT_UPLOAD_LIMITS: UploadLimits = {
  fileBytes: 50_000_000_000,
  reportFiles: 200,
  reportBytes: 500_000_000_000,
  hourBytes: 150_000_000_000,
  dayBytes: 5_000_000_000_000,
  totalBytes: null,
  unfinishedMillis: 14 * 86_400_000,
};

/** What has come and what is on its way, in bytes and files. */
export interface BytesTaken {
  readonly report: { readonly files: number; readonly bytes: number; readonly hour: number };
  readonly day: number;
  readonly total: number;
}

/** `report-full` is about one report; `no-room` about everybody's files. */
export type LimitReached = "too-many" | "report-full" | "no-room";

/** How many bytes one more file may have, or why there can be none. `why` is what stops a file that is larger. */
export interface FileRoom {
  readonly bytes: number;
  readonly why: LimitReached | "too-large";
}

/** The smallest bound on one more file, of those that the office has set. */
export function roomForFile(limits: UploadLimits, taken: BytesTaken): FileRoom {
  const { reportFiles, reportBytes, hourBytes, dayBytes, totalBytes } = limits;
  if (taken.report.files >= reportFiles) return { bytes: 0, why: "too-many" };
  const bounds: FileRoom[] = [
    { bytes: limits.fileBytes, why: "too-large" },
    { bytes: reportBytes - taken.report.bytes, why: "report-full" },
    // Not for good: an hour later there is room again, as where others' files took it.
    { bytes: hourBytes - taken.report.hour, why: "no-room" },
    { bytes: dayBytes - taken.day, why: "no-room" },
    { bytes: totalBytes === null ? Infinity : totalBytes - taken.total, why: "no-room" },
  ];
  return bounds.reduce((least, one) => (one.bytes < least.bytes ? one : least));
}
