import { createHash, type Hash } from "node:crypto";
import { parentPort } from "node:worker_threads";
import { openChunks, sealChunks, Tampered } from "#app/core/encryption/cobblestone.server.ts";
import { openFrame } from "#app/core/encryption/frame.server.ts";
import type { CipherStep, HashStep, LaneAnswer, LaneReply, LaneRequest } from "./lane.ts";

// The other end of lane.ts: keeps running hashes by number and answers each request in order.
const running = new Map<number, Hash>();

function answer(step: LaneRequest["step"]): LaneAnswer {
  switch (step.kind) {
    case "start":
    case "update":
    case "finish":
    case "abandon":
      return hashed(step);
    default:
      return ciphered(step);
  }
}

function hashed(step: HashStep): LaneAnswer {
  switch (step.kind) {
    case "start":
      running.set(step.hash, createHash(step.algorithm));
      return { kind: "done" };
    case "update":
      running.get(step.hash)?.update(new Uint8Array(step.block, 0, step.length));
      return { kind: "done" };
    case "finish": {
      const hex = running.get(step.hash)?.digest("hex");
      running.delete(step.hash);
      return hex === undefined
        ? { kind: "failed", why: "a hash was lost while it was computed" }
        : { kind: "digest", hex };
    }
    case "abandon":
      running.delete(step.hash);
      return { kind: "done" };
  }
}

function ciphered(step: CipherStep): LaneAnswer {
  const from = new Uint8Array(step.from.block, 0, step.from.length);
  const into = new Uint8Array(step.into);
  try {
    const made = madeOf(step, from, into);
    return made === undefined
      ? { kind: "tampered", why: "a frame of an upload is not what was written" }
      : { kind: "filled", length: made.length };
  } catch (cause) {
    if (cause instanceof Tampered) return { kind: "tampered", why: cause.message };
    throw cause;
  }
}

function madeOf(step: CipherStep, from: Uint8Array, into: Uint8Array): Uint8Array | undefined {
  switch (step.kind) {
    case "seal-chunks":
      return sealChunks(step.file, step.first, from, into);
    case "open-chunks":
      return openChunks(step.file, step.first, from, into);
    case "open-frame":
      return openFrame(step.key, step.place, from, into);
  }
}

parentPort?.on("message", ({ request, step }: LaneRequest) => {
  let said: LaneAnswer;
  try {
    said = answer(step);
  } catch (cause) {
    said = { kind: "failed", why: cause instanceof Error ? cause.message : String(cause) };
  }
  parentPort?.postMessage({ request, answer: said } satisfies LaneReply);
});
