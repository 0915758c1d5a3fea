/** What bounded work came to: its value, or `busy` when too many wait already and none of it was done. */
export type Slotted<T> = { readonly kind: "done"; readonly value: T } | { readonly kind: "busy" };

/** Bounds how much memory-hard hashing runs at once, over passwords and receipt codes together. */
export interface HashSlots {
  run<T>(work: () => Promise<T>): Promise<Slotted<T>>;
}

/**
 * Each hash takes 64 MiB and a third of a second. Four at once and 32 waiting bound what a flood of sign-ins can take;
 * whoever comes after that is told `busy` at once (security-reliability 3.2).
 */
export function createHashSlots(bounds = { atOnce: 4, waiting: 32 }): HashSlots {
  const queue: (() => void)[] = [];
  let running = 0;

  return {
    run: async (work) => {
      if (running >= bounds.atOnce) {
        if (queue.length >= bounds.waiting) return { kind: "busy" };
        // Whoever finishes hands its slot on, so `running` does not change.
        await new Promise<void>((resolve) => queue.push(resolve));
      } else {
        running += 1;
      }
      try {
        return { kind: "done", value: await work() };
      } finally {
        const next = queue.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
  };
}
