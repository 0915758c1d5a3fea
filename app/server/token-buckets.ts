/** How much may be done at once, and how fast more becomes allowed. */
export interface BucketSize {
  readonly burst: number;
  readonly perSecond: number;
}

interface Bucket {
  /** Below zero when turns ahead were given out. */
  tokens: number;
  at: number;
}

/**
 * One bucket of tokens per key, in memory only. Buckets that are full again are forgotten; when there are too many, the
 * ones longest untouched go first, so that a flood of keys costs a bounded amount of memory.
 */
export class TokenBuckets {
  readonly #size: BucketSize;
  readonly #most: number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(size: BucketSize, most = 50_000) {
    this.#size = size;
    this.#most = most;
  }

  /**
   * Takes a turn and answers how many seconds it has to wait for; undefined when that would be longer than `patience`,
   * and then no turn is taken. `now` in milliseconds.
   */
  take(key: string, now: number, patience: number, cost = 1): number | undefined {
    const { burst, perSecond } = this.#size;
    const before = this.#buckets.get(key);
    const refilled =
      before === undefined
        ? burst
        : Math.min(burst, before.tokens + ((now - before.at) / 1_000) * perSecond);
    const left = refilled - cost;
    const wait = left >= 0 ? 0 : -left / perSecond;
    const tokens = wait > patience ? refilled : left;
    this.#buckets.delete(key);
    this.#buckets.set(key, { tokens, at: now });
    if (this.#buckets.size > this.#most) this.#forget(now);
    return wait > patience ? undefined : wait;
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.#buckets.size;
  }

  #forget(now: number): void {
    const { burst, perSecond } = this.#size;
    for (const [key, { tokens, at }] of this.#buckets) {
      if (tokens + ((now - at) / 1_000) * perSecond >= burst) this.#buckets.delete(key);
      if (this.#buckets.size <= this.#most * 0.9) return;
    }
    for (const key of this.#buckets.keys()) {
      if (this.#buckets.size <= this.#most * 0.9) return;
      this.#buckets.delete(key);
    }
  }
}
