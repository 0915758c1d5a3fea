/**
 * Requests that wait for their turn, at most so many, so that waiting itself cannot fill the memory. One more takes the place of the one that has waited
 * longest, which goes on: under any flood each waits, none is refused, and the more come the shorter the wait.
 */
export class WaitingRoom {
  readonly #most: number;
  /** In the order in which they came. */
  readonly #waiting = new Set<() => void>();

  constructor(most: number) {
    this.#most = most;
  }

  get isFull(): boolean {
    return this.#waiting.size >= this.#most;
  }

  /** Calls `goOn` after so many seconds, or sooner where another needs the place. What it answers ends the wait without going on. */
  wait(seconds: number, goOn: () => void): () => void {
    const [longest] = this.#waiting;
    if (this.isFull) longest?.();
    const leave = () => {
      clearTimeout(timer);
      this.#waiting.delete(end);
    };
    const end = () => {
      leave();
      goOn();
    };
    const timer = setTimeout(end, seconds * 1_000);
    timer.unref();
    this.#waiting.add(end);
    return leave;
  }
}
