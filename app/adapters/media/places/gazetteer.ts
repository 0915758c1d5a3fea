import { Worker } from "node:worker_threads";
import type { PointToLookUp, Surroundings } from "#app/core/claims/surroundings.ts";
import { TOLERANCES } from "#app/core/claims/tolerances.ts";

export interface LookUpRequest {
  readonly request: number;
  readonly point: PointToLookUp;
  readonly zoneReachMetres: number;
}

export interface LookUpReply {
  readonly request: number;
  readonly found: Surroundings;
}

/** Looks up what lies around points on maps that this installation holds. Nothing is asked of anybody outside. */
export interface Gazetteer {
  /** In the order of the points. Throws where the maps cannot be read. */
  around(points: readonly PointToLookUp[]): Promise<Surroundings[]>;
  close(): Promise<void>;
}

/** The maps take 100 MB while they are held: they are let go of when nobody asked for this long. */
const IDLE_MILLIS = 30_000;

interface Waiting {
  readonly resolve: (found: Surroundings) => void;
  readonly reject: (cause: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

/** Opens a gazetteer: its thread reads the maps when first asked, and ends when it has been idle. */
export function openGazetteer(
  script: URL = new URL("./lookup-worker.ts", import.meta.url),
): Gazetteer {
  let thread: Thread | undefined;
  let idle: NodeJS.Timeout | undefined;
  let requests = 0;

  const start = (): Thread => {
    const worker = new Worker(script);
    const started: Thread = { worker, waiting: new Map() };
    const end = (cause: Error): void => {
      if (thread === started) thread = undefined;
      for (const { reject } of started.waiting.values()) reject(cause);
      started.waiting.clear();
    };
    worker.on("message", ({ request, found }: LookUpReply) => {
      started.waiting.get(request)?.resolve(found);
      started.waiting.delete(request);
      if (started.waiting.size > 0) return;
      // An idle thread must not keep a finished command alive.
      worker.unref();
      idle = setTimeout(() => {
        thread = undefined;
        void worker.terminate();
      }, IDLE_MILLIS).unref();
    });
    worker.on("error", (cause) => end(new Error("the maps could not be read", { cause })));
    worker.on("exit", () => end(new Error("the thread with the maps ended")));
    return started;
  };

  const ask = (point: PointToLookUp): Promise<Surroundings> => {
    clearTimeout(idle);
    thread ??= start();
    const { worker, waiting } = thread;
    requests += 1;
    const request = requests;
    const zoneReachMetres = Math.max(point.reachMetres, TOLERANCES.zoneBorderMetres);
    return new Promise((resolve, reject) => {
      waiting.set(request, { resolve, reject });
      worker.ref();
      worker.postMessage({ request, point, zoneReachMetres } satisfies LookUpRequest);
    });
  };

  return {
    around: (points) => Promise.all(points.map(ask)),
    close: async () => {
      clearTimeout(idle);
      await thread?.worker.terminate();
    },
  };
}
