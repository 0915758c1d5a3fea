import { StoreFault, storeFaultOf } from "#app/core/store-away.ts";
import type { ObjectStore } from "./object-store.ts";

/** How long nobody asks a store that just did not answer: a thousand waiting files must not each wait for its silence. */
const REST_MILLIS = 5_000;

/**
 * A store that is first looked at, by `check`, and left alone for a few seconds each time it cannot be reached. `check` is
 * asked until it is content; what it throws is what the caller gets.
 */
export function createGuardedObjects(tools: {
  readonly objects: ObjectStore;
  readonly check: () => Promise<void>;
  readonly nowMillis?: () => number;
}): ObjectStore {
  const { objects, check, nowMillis = () => performance.now() } = tools;
  let checked = false;
  let checking: Promise<void> | undefined;
  let away: { readonly until: number; readonly fault: unknown } | undefined;

  const ready = async () => {
    if (away !== undefined && nowMillis() < away.until) {
      throw new StoreFault("store-unavailable", "the evidence store did not answer just now", {
        cause: away.fault,
      });
    }
    if (checked) return;
    checking ??= check()
      .then(() => {
        checked = true;
      })
      .finally(() => {
        checking = undefined;
      });
    await checking;
  };
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      await ready();
      const result = await work();
      away = undefined;
      return result;
    } catch (fault) {
      if (storeFaultOf(fault) === "store-unavailable" && !(away && nowMillis() < away.until)) {
        away = { until: nowMillis() + REST_MILLIS, fault };
      }
      throw fault;
    }
  };

  return {
    put: (name, produce, inspect) => guarded(() => objects.put(name, produce, inspect)),
    read: (name) => guarded(() => objects.read(name)),
    confirm: (name) => guarded(() => objects.confirm(name)),
    setAside: (name, mark) => guarded(() => objects.setAside(name, mark)),
    asides: (name) => guarded(() => objects.asides(name)),
    listAsides: async function* () {
      await guarded(() => Promise.resolve());
      yield* objects.listAsides();
    },
    remove: (name) => guarded(() => objects.remove(name)),
    list: async function* () {
      await guarded(() => Promise.resolve());
      yield* objects.list();
    },
    clearLeftovers: () => guarded(() => objects.clearLeftovers()),
    isUp: () => objects.isUp(),
  };
}
