/** What bounded work came to: its value, or `busy` when too many wait already and none of it was done. */
export type Slotted<T> = { readonly kind: "done"; readonly value: T } | { readonly kind: "busy" };

/** Hashing for a report that is being sent. `from` tells senders apart; it is compared and never kept. */
export interface HashTurn {
  readonly kind: "report";
  readonly from: string;
}

/** Bounds how much memory-hard hashing runs at once, over passwords and receipt codes together. */
export interface HashSlots {
  /** Without a turn it is a try of a secret: one of those that may be turned away. */
  run<T>(work: () => Promise<T>, turn?: HashTurn): Promise<Slotted<T>>;
}

/** How many hash at once, how many tries of secrets wait for that, and how many reports (4000 where it is not said). */
export interface HashBounds {
  readonly atOnce: number;
  readonly waiting: number;
  readonly reports?: number;
}

/** The queue of those who try a secret. Senders' queues have a mark in front, so that none can name this one. */
const TRIES = "tries";

/**
 * Each hash takes 64 MiB and a third of a second. Four at once bound what a flood can take. Of tries of secrets 32 wait, and
 * whoever comes after that is told `busy` at once (security-reliability 3.2). Reports wait as many as connections can bring, each
 * sender in a queue of their own; the queues take turns, so that one sender's flood stands before nobody else.
 */
export function createHashSlots(bounds: HashBounds = { atOnce: 4, waiting: 32 }): HashSlots {
  const { reports: mostReports = 4_000 } = bounds;
  /** In the order in which they are served next. */
  const queues = new Map<string, (() => void)[]>();
  let running = 0;
  let reports = 0;

  const mayWait = (turn: HashTurn | undefined) =>
    turn === undefined ? (queues.get(TRIES)?.length ?? 0) < bounds.waiting : reports < mostReports;
  const wait = async (turn: HashTurn | undefined): Promise<void> => {
    const name = turn === undefined ? TRIES : `from ${turn.from}`;
    const queue = queues.get(name) ?? [];
    queues.set(name, queue);
    if (turn !== undefined) reports += 1;
    await new Promise<void>((resolve) => queue.push(resolve));
    if (turn !== undefined) reports -= 1;
  };
  const next = (): (() => void) | undefined => {
    for (const [name, queue] of queues) {
      const first = queue.shift();
      queues.delete(name);
      if (queue.length > 0) queues.set(name, queue);
      if (first !== undefined) return first;
    }
    return undefined;
  };

  return {
    run: async (work, turn) => {
      if (running >= bounds.atOnce) {
        if (!mayWait(turn)) return { kind: "busy" };
        // Whoever finishes hands its slot on, so `running` does not change.
        await wait(turn);
      } else {
        running += 1;
      }
      try {
        return { kind: "done", value: await work() };
      } finally {
        const following = next();
        if (following === undefined) running -= 1;
        else following();
      }
    },
  };
}
