import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { Stores } from "./stores.ts";

/** Records of one transaction at most: it must end before others have waited long. */
const MOST_AT_ONCE = 256;

interface Waiting {
  readonly event: CustodyEvent;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Records events that change no row (somebody looks at evidence), many in one transaction when many wait: each costs a flush to
 * disk otherwise. Resolves when the record is durable. One event that is refused does not take the others with it.
 */
export function appendTogether(
  transact: <T>(work: (stores: Stores) => Promise<T>) => Promise<T>,
): (event: CustodyEvent) => Promise<void> {
  const queue: Waiting[] = [];
  let running = false;

  async function recordAll(batch: readonly Waiting[]): Promise<void> {
    try {
      await transact(async ({ custody }) => {
        for (const { event } of batch) await custody.appendSystemEvent(event);
      });
      for (const one of batch) one.resolve();
    } catch (error) {
      const [only] = batch;
      if (batch.length === 1 && only !== undefined) only.reject(error);
      else for (const one of batch) await recordAll([one]);
    }
  }

  async function drain(): Promise<void> {
    running = true;
    while (queue.length > 0) await recordAll(queue.splice(0, MOST_AT_ONCE));
    running = false;
  }

  return (event) =>
    new Promise<void>((resolve, reject) => {
      queue.push({ event, resolve, reject });
      // Errors reach each waiting caller; nothing is left to throw here.
      if (!running) void drain();
    });
}
