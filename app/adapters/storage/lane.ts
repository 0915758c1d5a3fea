import { Worker } from "node:worker_threads";
import { availableParallelism } from "node:os";
import type { FileKey } from "#app/core/encryption/cobblestone.server.ts";
import type { FramePlace } from "#app/core/encryption/frame.server.ts";

// What costs much for each octet, digests and ciphers, runs in threads beside the web process, on blocks of shared memory: nothing is
// copied on the way, and a file can be written from the same block meanwhile. A thread answers in the order it was asked.

/** Octets of a shared block, from its beginning. */
export interface Filled {
  readonly block: SharedArrayBuffer;
  readonly length: number;
}

export type HashStep = { readonly hash: number } & (
  | { readonly kind: "start"; readonly algorithm: "sha256" | "sha512" }
  | ({ readonly kind: "update" } & Filled)
  | { readonly kind: "finish" }
  | { readonly kind: "abandon" }
);

export type CipherStep = { readonly from: Filled; readonly into: SharedArrayBuffer } & (
  | {
      readonly kind: "seal-chunks" | "open-chunks";
      readonly file: FileKey;
      readonly first: number;
    }
  | { readonly kind: "open-frame"; readonly key: Uint8Array; readonly place: FramePlace }
);

export type LaneStep = HashStep | CipherStep;

/**
 * What a step gave: a digest, octets written into a block, or that what was to be opened is not what was sealed. What broke in the
 * thread itself is `failed`.
 */
export type LaneAnswer =
  | { readonly kind: "done" }
  | { readonly kind: "digest"; readonly hex: string }
  | { readonly kind: "filled"; readonly length: number }
  | { readonly kind: "tampered"; readonly why: string }
  | { readonly kind: "failed"; readonly why: string };

export interface LaneRequest {
  readonly request: number;
  readonly step: LaneStep;
}

export interface LaneReply {
  readonly request: number;
  readonly answer: LaneAnswer;
}

/** One thread. */
export interface Lane {
  /** Rejects when the thread ended or the step broke in it. */
  ask(step: LaneStep): Promise<Exclude<LaneAnswer, { kind: "failed" }>>;
  readonly alive: () => boolean;
}

type Row = "first" | "second";

/** Each row has so many threads; two rows, since there are two digests and at least two cores. */
const LANES_PER_ROW = Math.min(4, Math.max(1, Math.floor(availableParallelism() / 2)));
const rows: Record<Row, Lane[]> = { first: [], second: [] };

/** The thread of a row that work of this number goes to. Threads start when first needed and are replaced when one dies. */
export function laneFor(row: Row, number: number): Lane {
  const place = number % LANES_PER_ROW;
  const present = rows[row][place];
  if (present?.alive() === true) return present;
  const lane = startLane();
  rows[row][place] = lane;
  return lane;
}

interface Waiting {
  readonly resolve: (answer: Exclude<LaneAnswer, { kind: "failed" }>) => void;
  readonly reject: (cause: Error) => void;
}

function startLane(): Lane {
  const worker = new Worker(new URL("./lane-worker.ts", import.meta.url));
  const waiting = new Map<number, Waiting>();
  let requests = 0;
  let death: Error | undefined;

  const die = (cause: Error) => {
    death ??= cause;
    for (const { reject } of waiting.values()) reject(death);
    waiting.clear();
  };
  worker.on("message", ({ request, answer }: LaneReply) => {
    const asked = waiting.get(request);
    waiting.delete(request);
    // An idle thread must not keep a finished command alive.
    if (waiting.size === 0) worker.unref();
    if (answer.kind === "failed") asked?.reject(new Error(answer.why));
    else asked?.resolve(answer);
  });
  worker.on("error", (cause) => {
    die(new Error("a thread that digests and encrypts failed", { cause }));
  });
  worker.on("exit", () => {
    die(new Error("a thread that digests and encrypts ended"));
  });

  return {
    alive: () => death === undefined,
    ask: (step) =>
      new Promise((resolve, reject) => {
        if (death !== undefined) {
          reject(death);
          return;
        }
        requests += 1;
        waiting.set(requests, { resolve, reject });
        worker.ref();
        worker.postMessage({ step, request: requests } satisfies LaneRequest);
      }),
  };
}
