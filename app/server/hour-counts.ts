const HOUR_MILLIS = 3_600_000;

interface Count {
  /** The number of the hour in which `now` counts. */
  hour: number;
  now: number;
  before: number;
}

/**
 * How often each key did something in the last hour, in memory only. Two whole hours are kept and weighed, so that a number needs
 * no list of times. When there are too many keys the ones longest untouched are forgotten.
 */
export class HourCounts {
  readonly #most: number;
  readonly #counts = new Map<string, Count>();

  constructor(most = 50_000) {
    this.#most = most;
  }

  /** `now` in milliseconds. */
  add(key: string, now: number): void {
    const count = this.#at(key, now);
    count.now += 1;
    this.#counts.delete(key);
    this.#counts.set(key, count);
    if (this.#counts.size <= this.#most) return;
    const [oldest] = this.#counts.keys();
    if (oldest !== undefined) this.#counts.delete(oldest);
  }

  /** How often in the hour that ends now, rounded. */
  of(key: string, now: number): number {
    const { now: these, before } = this.#at(key, now);
    const left = 1 - (now % HOUR_MILLIS) / HOUR_MILLIS;
    return Math.round(these + before * left);
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.#counts.size;
  }

  #at(key: string, now: number): Count {
    const hour = Math.floor(now / HOUR_MILLIS);
    const count = this.#counts.get(key);
    if (count === undefined || count.hour < hour - 1) return { hour, now: 0, before: 0 };
    return count.hour === hour ? count : { hour, now: 0, before: count.now };
  }
}
