import type { Request, RequestHandler } from "express";
import { UploadRefused } from "./upload-refused.ts";

/** How many parts are taken at once, and whose part gives way when no more are. */
export interface RunningBounds {
  readonly ofOne: number;
  readonly inAll: number;
  /** A part is left alone for so long. */
  readonly graceMillis: number;
  /** One that brings less than this a second gives its place to whoever comes then. */
  readonly slowBytesASecond: number;
}

/** Four from one reporter and 256 in this process. More would only make each slower. */
const BOUNDS: RunningBounds = {
  ofOne: 4,
  inAll: 256,
  graceMillis: 10_000,
  slowBytesASecond: 16 * 1024,
};

interface Running {
  readonly request: Request;
  readonly since: number;
  /** What the connection had read before. */
  readonly read: number;
}

/**
 * Bounds how many parts are taken at once; one too many is asked to come again in a moment. Where the places of all are taken, the slowest
 * part gives way if it hardly moves: a few dozen drafts whose parts trickle must not keep every witness's files out. What it brought stays,
 * and its sender goes on with it.
 */
export function boundRunning(
  keyOf: (request: Request) => string,
  bounds: RunningBounds = BOUNDS,
): RequestHandler {
  const running = new Map<string, number>();
  const parts = new Set<Running>();
  return (request, response, next) => {
    if (request.method !== "PATCH" && request.method !== "POST") {
      next();
      return;
    }
    const key = keyOf(request);
    const own = running.get(key) ?? 0;
    const isFull = parts.size >= bounds.inAll;
    const slowest = own < bounds.ofOne && isFull ? slowestOf(parts, bounds) : undefined;
    if (own >= bounds.ofOne || (isFull && slowest === undefined)) {
      next(new UploadRefused("busy"));
      return;
    }
    if (slowest !== undefined) {
      parts.delete(slowest);
      slowest.request.destroy();
    }
    const part = { request, since: performance.now(), read: request.socket.bytesRead };
    running.set(key, own + 1);
    parts.add(part);
    response.once("close", () => {
      parts.delete(part);
      const left = (running.get(key) ?? 1) - 1;
      if (left === 0) running.delete(key);
      else running.set(key, left);
    });
    next();
  };
}

/** The part that brings the least, of those that have had their time and bring too little. */
function slowestOf(parts: ReadonlySet<Running>, bounds: RunningBounds): Running | undefined {
  const now = performance.now();
  let found: { readonly part: Running; readonly rate: number } | undefined;
  for (const part of parts) {
    const millis = now - part.since;
    if (millis < bounds.graceMillis) continue;
    const rate = ((part.request.socket.bytesRead - part.read) * 1_000) / Math.max(1, millis);
    if (rate < (found?.rate ?? bounds.slowBytesASecond)) found = { part, rate };
  }
  return found?.part;
}
