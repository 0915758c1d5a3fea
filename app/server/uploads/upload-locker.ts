import type { Lock, Locker } from "@tus/server";
import { UploadRefused } from "./upload-refused.ts";

/** Whoever waits longer than this for a request that does not end is sent away; the client asks again by itself. */
const LONGEST_WAIT_MILLIS = 20_000;

interface Holder {
  /** Asks the request that has the upload to end. */
  readonly askToEnd: () => void;
}

interface Waiting extends Holder {
  readonly take: () => void;
}

interface Queue {
  holder: Holder;
  readonly waiting: Waiting[];
}

/**
 * One request at a time for each upload. A newer request asks the older to stop, because the older is most often what is
 * left of a connection that the phone lost long ago; the bytes it brought stay. Waiting costs nothing: the lock the library
 * brings asks again at every turn of the event loop (security-reliability, finding 6).
 */
export function createUploadLocker(longestWaitMillis = LONGEST_WAIT_MILLIS): Locker {
  const queues = new Map<string, Queue>();

  const pass = (id: string, queue: Queue) => {
    const next = queue.waiting.shift();
    if (next === undefined) {
      queues.delete(id);
      return;
    }
    queue.holder = next;
    next.take();
    // Somebody newer waits behind: this one is old news too.
    if (queue.waiting.length > 0) next.askToEnd();
  };

  return {
    newLock(id: string): Lock {
      let held: Queue | undefined;
      return {
        lock: async (signal, askToEnd) => {
          if (signal.aborted) throw new UploadRefused("busy");
          const holder: Holder = { askToEnd: () => void askToEnd() };
          const queue = queues.get(id);
          if (queue === undefined) {
            held = { holder, waiting: [] };
            queues.set(id, held);
            return;
          }
          await waitFor(queue, holder, signal, longestWaitMillis);
          held = queue;
        },
        unlock: () => {
          if (held !== undefined) pass(id, held);
          held = undefined;
          return Promise.resolve();
        },
      };
    },
  };
}

/** The same lock, whose holder does something first as soon as it has its turn. `first` must not throw: the lock is held by then. */
export function onTurn(locker: Locker, first: (id: string) => Promise<void>): Locker {
  return {
    newLock(id: string): Lock {
      const lock = locker.newLock(id);
      return {
        lock: async (signal, askToEnd) => {
          await lock.lock(signal, askToEnd);
          await first(id);
        },
        unlock: () => lock.unlock(),
      };
    },
  };
}

function waitFor(
  queue: Queue,
  holder: Holder,
  signal: AbortSignal,
  longestWaitMillis: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (why: UploadRefused) => {
      const place = queue.waiting.indexOf(waiting);
      if (place !== -1) queue.waiting.splice(place, 1);
      settle();
      reject(why);
    };
    const aborted = () => {
      leave(new UploadRefused("busy"));
    };
    const timer = setTimeout(() => {
      leave(new UploadRefused("busy"));
    }, longestWaitMillis);
    const settle = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", aborted);
    };
    const waiting: Waiting = {
      ...holder,
      take: () => {
        settle();
        resolve();
      },
    };
    signal.addEventListener("abort", aborted, { once: true });
    queue.waiting.push(waiting);
    queue.holder.askToEnd();
  });
}
