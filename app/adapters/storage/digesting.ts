import { allDone } from "./all-done.ts";
import { laneFor, type Filled, type HashStep, type Lane } from "./lane.ts";

// SHA-256 and SHA-512 together cost about 2 to 9 ms for each MiB, more than a web process may stand still while
// gigabytes arrive. So both run in threads, side by side.

/** Digests of one run of bytes, as lower-case hexadecimal. Ends with `finish` or `abandon`. */
export interface Digesting<Found = { readonly sha256: string; readonly sha512: string }> {
  /** Resolves when the block may be filled again. */
  update(filled: Filled): Promise<void>;
  finish(): Promise<Found>;
  abandon(): void;
}

let hashesStarted = 0;

/** Begins the two digests of one run of bytes. */
export function startDigesting(): Digesting {
  hashesStarted += 1;
  const hash = hashesStarted;
  const sha256 = laneFor("first", hash);
  const sha512 = laneFor("second", hash);
  // A dead thread shows itself at the next step, which is awaited.
  sha256.ask({ kind: "start", algorithm: "sha256", hash }).catch(() => undefined);
  sha512.ask({ kind: "start", algorithm: "sha512", hash }).catch(() => undefined);

  const both = (step: HashStep) => allDone([sha256.ask(step), sha512.ask(step)]);
  return {
    update: async (filled) => {
      await both({ kind: "update", hash, ...filled });
    },
    finish: async () => {
      const [first, second] = await Promise.all([digestOf(sha256, hash), digestOf(sha512, hash)]);
      return { sha256: first, sha512: second };
    },
    abandon: () => {
      both({ kind: "abandon", hash }).catch(() => undefined);
    },
  };
}

/** Begins SHA-256 alone, in the thread that does not decrypt: what is read back is decrypted in the other. */
export function startSha256(): Digesting<string> {
  hashesStarted += 1;
  const hash = hashesStarted;
  const lane = laneFor("second", hash);
  lane.ask({ kind: "start", algorithm: "sha256", hash }).catch(() => undefined);
  return {
    update: async (filled) => {
      await lane.ask({ kind: "update", hash, ...filled });
    },
    finish: () => digestOf(lane, hash),
    abandon: () => {
      lane.ask({ kind: "abandon", hash }).catch(() => undefined);
    },
  };
}

async function digestOf(lane: Lane, hash: number): Promise<string> {
  const answer = await lane.ask({ kind: "finish", hash });
  if (answer.kind !== "digest") throw new Error("a hash was lost while it was computed");
  return answer.hex;
}
