/** How far back the pace is looked at: long enough to be steady, short enough to follow the network. */
const WINDOW_MILLIS = 20_000;
/** Before that, nobody can say how long it will take. */
const LEAST_MILLIS = 3_000;

/** How fast a file goes, to tell how long it will still take. */
export class Pace {
  #samples: { readonly at: number; readonly sent: number }[] = [];

  /** Bytes sent so far, at a moment in milliseconds. */
  note(at: number, sent: number): void {
    const last = this.#samples.at(-1);
    // A piece that broke off is sent again, and a pause is no pace: both begin anew.
    if (last !== undefined && (sent < last.sent || at - last.at > WINDOW_MILLIS))
      this.#samples = [];
    this.#samples.push({ at, sent });
    while (at - (this.#samples[1]?.at ?? at) > WINDOW_MILLIS) this.#samples.shift();
  }

  /** Seconds until all is sent at this pace; undefined while nobody can say. */
  secondsLeft(total: number): number | undefined {
    const [first] = this.#samples;
    const last = this.#samples.at(-1);
    if (first === undefined || last === undefined) return undefined;
    const millis = last.at - first.at;
    const bytes = last.sent - first.sent;
    if (millis < LEAST_MILLIS || bytes <= 0) return undefined;
    return ((total - last.sent) * millis) / bytes / 1_000;
  }
}
