const MEBIBYTE = 1_048_576;
const SILENT_MILLIS = 60_000;
const LONGEST_SILENT_MILLIS = 4 * SILENT_MILLIS;

/**
 * What this page has learnt of the line it sends over, for all of its files and for as long as it is open.
 *
 * A connection on which nothing moves for so long is given up: one bar of signal can hang for hours without failing. Longer than the server
 * takes to answer, or to wait for its lock. But a device takes bytes into buffers of its own long before a slow line has carried them away, and
 * that looks the same from here. So after each silence the patience is doubled and the pieces are small, and both stay so: a line that was slow
 * once is slow again.
 */
export class Line {
  #patienceMillis = SILENT_MILLIS;
  /** A piece this large is answered at once; a connection that breaks inside a piece loses none of what had arrived. */
  #pieceBytes = 8 * MEBIBYTE;

  get patienceMillis(): number {
    return this.#patienceMillis;
  }

  get pieceBytes(): number {
    return this.#pieceBytes;
  }

  /** Nothing moved for so long, which was the patience when the wait began: of two files that wait at once only one counts. */
  wasSilent(millis: number): void {
    const doubled = Math.min(2 * millis, LONGEST_SILENT_MILLIS);
    this.#patienceMillis = Math.max(this.#patienceMillis, doubled);
    this.#pieceBytes = MEBIBYTE;
  }
}
