import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

// SHA-256 and SHA-512 together cost about 6 to 9 ms for each MiB, more than a web process may stand still while
// gigabytes arrive. So both run in worker threads, side by side, on blocks of shared memory: nothing is copied and
// the file can be written from the same block meanwhile.

type Algorithm = "sha256" | "sha512";

type HashStep =
  | { readonly kind: "start"; readonly algorithm: Algorithm }
  | { readonly kind: "update"; readonly block: SharedArrayBuffer; readonly length: number }
  | { readonly kind: "finish" }
  | { readonly kind: "abandon" };

export type HashRequest = HashStep & { readonly request: number; readonly hash: number };

export interface HashReply {
  readonly request: number;
  readonly digest: string | undefined;
}

/** SHA-256 and SHA-512 of one run of bytes. Ends with `finish` or `abandon`. */
export interface Digesting {
  /** Resolves when the block may be filled again. */
  update(block: SharedArrayBuffer, length: number): Promise<void>;
  /** The digests as lower-case hexadecimal. */
  finish(): Promise<{ readonly sha256: string; readonly sha512: string }>;
  abandon(): void;
}

interface Waiting {
  readonly resolve: (digest: string | undefined) => void;
  readonly reject: (cause: Error) => void;
}

interface Lane {
  ask(hash: number, step: HashStep): Promise<string | undefined>;
  readonly alive: () => boolean;
}

const LANES_PER_ALGORITHM = Math.min(4, Math.max(1, Math.floor(availableParallelism() / 2)));
const lanes: Record<Algorithm, Lane[]> = { sha256: [], sha512: [] };
let hashesStarted = 0;

/** Begins the two digests of one run of bytes. */
export function startDigesting(): Digesting {
  hashesStarted += 1;
  const hash = hashesStarted;
  const sha256 = laneFor("sha256", hash);
  const sha512 = laneFor("sha512", hash);
  // A dead lane shows itself at the next step, which is awaited.
  sha256.ask(hash, { kind: "start", algorithm: "sha256" }).catch(() => undefined);
  sha512.ask(hash, { kind: "start", algorithm: "sha512" }).catch(() => undefined);

  const both = (step: HashStep) => Promise.all([sha256.ask(hash, step), sha512.ask(hash, step)]);
  return {
    update: async (block, length) => {
      await both({ kind: "update", block, length });
    },
    finish: async () => {
      const [first, second] = await both({ kind: "finish" });
      if (first === undefined || second === undefined)
        throw new Error("a hash was lost while it was computed");
      return { sha256: first, sha512: second };
    },
    abandon: () => {
      both({ kind: "abandon" }).catch(() => undefined);
    },
  };
}

/** Threads start when first needed, take turns, and are replaced when one dies. */
function laneFor(algorithm: Algorithm, hash: number): Lane {
  const place = hash % LANES_PER_ALGORITHM;
  const present = lanes[algorithm][place];
  if (present?.alive() === true) return present;
  const lane = startLane();
  lanes[algorithm][place] = lane;
  return lane;
}

function startLane(): Lane {
  const worker = new Worker(new URL("./hash-worker.ts", import.meta.url));
  const waiting = new Map<number, Waiting>();
  let requests = 0;
  let death: Error | undefined;

  const die = (cause: Error) => {
    death ??= cause;
    for (const { reject } of waiting.values()) reject(death);
    waiting.clear();
  };
  worker.on("message", (reply: HashReply) => {
    waiting.get(reply.request)?.resolve(reply.digest);
    waiting.delete(reply.request);
    // An idle thread must not keep a finished command alive.
    if (waiting.size === 0) worker.unref();
  });
  worker.on("error", (cause) => {
    die(new Error("the hashing thread failed", { cause }));
  });
  worker.on("exit", () => {
    die(new Error("the hashing thread ended"));
  });

  return {
    alive: () => death === undefined,
    ask: (hash, step) =>
      new Promise((resolve, reject) => {
        if (death !== undefined) {
          reject(death);
          return;
        }
        requests += 1;
        waiting.set(requests, { resolve, reject });
        worker.ref();
        worker.postMessage({ ...step, hash, request: requests } satisfies HashRequest);
      }),
  };
}
