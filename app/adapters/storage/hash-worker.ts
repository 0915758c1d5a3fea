import { createHash, type Hash } from "node:crypto";
import { parentPort } from "node:worker_threads";
import type { HashReply, HashRequest } from "./digesting.ts";

// The other end of digesting.ts: keeps running hashes by number and answers each request in order.
const running = new Map<number, Hash>();

function answer(request: HashRequest): string | undefined {
  const hash = running.get(request.hash);
  switch (request.kind) {
    case "start":
      running.set(request.hash, createHash(request.algorithm));
      return undefined;
    case "update":
      hash?.update(new Uint8Array(request.block, 0, request.length));
      return undefined;
    case "finish":
      running.delete(request.hash);
      return hash?.digest("hex");
    case "abandon":
      running.delete(request.hash);
      return undefined;
  }
}

parentPort?.on("message", (request: HashRequest) => {
  parentPort?.postMessage({
    request: request.request,
    digest: answer(request),
  } satisfies HashReply);
});
