/** How far the files of a sent report have come, while some are still on their way. */
export interface Arrival {
  /** Files that are here whole, of so many that the reporter began to send. */
  readonly arrived: number;
  readonly files: number;
  /** Of all their bytes, 0 to 99: never 100 while a byte is missing. */
  readonly percent: number;
}

/** Counts whole files and bytes; null when nothing is on its way. Sizes in bytes. */
export function arrivalOf(
  whole: { readonly files: number; readonly bytes: number },
  onTheWay: { readonly files: number; readonly bytes: number; readonly arrived: number },
): Arrival | null {
  if (onTheWay.files === 0) return null;
  const bytes = whole.bytes + onTheWay.bytes;
  const here = whole.bytes + onTheWay.arrived;
  return {
    arrived: whole.files,
    files: whole.files + onTheWay.files,
    percent: bytes === 0 ? 0 : Math.min(99, Math.floor((100 * here) / bytes)),
  };
}
