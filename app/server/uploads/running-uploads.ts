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

/** What a part is counted by. */
export interface PartKeys {
  /** Whose it is. */
  readonly senderOf: (request: Request) => string;
  /** From where it comes; undefined for all who cannot be told apart, who count as one network together. */
  readonly networkOf: (request: Request) => string | undefined;
}

interface Running {
  readonly request: Request;
  readonly network: string | undefined;
  readonly since: number;
  /** What the connection had read before. */
  readonly read: number;
}

/**
 * Bounds how many parts are taken at once; one too many is asked to come again in a moment. Where the places of all are taken, a part of the network
 * that holds the most of them gives way to whoever comes from one that holds fewer, however fast it is: hundreds of parts that keep moving must not
 * keep every other witness's files out, and an honest slow one is not the first to go. Where none holds more than others, the slowest part gives way
 * if it hardly moves. What it brought stays, and its sender goes on with it.
 */
export function boundRunning(
  { senderOf, networkOf }: PartKeys,
  bounds: RunningBounds = BOUNDS,
): RequestHandler {
  const running = new Map<string, number>();
  const parts = new Set<Running>();
  return (request, response, next) => {
    if (request.method !== "PATCH" && request.method !== "POST") {
      next();
      return;
    }
    const key = senderOf(request);
    const network = networkOf(request);
    const own = running.get(key) ?? 0;
    const isFull = parts.size >= bounds.inAll;
    const leaving = own < bounds.ofOne && isFull ? leavingFor(network, parts, bounds) : undefined;
    if (own >= bounds.ofOne || (isFull && leaving === undefined)) {
      next(new UploadRefused("busy"));
      return;
    }
    if (leaving !== undefined) {
      parts.delete(leaving);
      leaving.request.destroy();
    }
    const part = { request, network, since: performance.now(), read: request.socket.bytesRead };
    running.set(key, own + 1);
    parts.add(part);
    let isCounted = true;
    const leave = () => {
      if (!isCounted) return;
      isCounted = false;
      parts.delete(part);
      const left = (running.get(key) ?? 1) - 1;
      if (left === 0) running.delete(key);
      else running.set(key, left);
    };
    // Whoever has an answer may send the next at once; one that breaks off has none.
    response.once("finish", leave);
    response.once("close", leave);
    next();
  };
}

/** The part that gives its place to one from that network; undefined where none does. */
function leavingFor(
  network: string | undefined,
  parts: ReadonlySet<Running>,
  bounds: RunningBounds,
): Running | undefined {
  const byNetwork = Map.groupBy(parts, (part) => part.network);
  const most = [...byNetwork.values()].reduce<readonly Running[]>(
    (largest, some) => (some.length > largest.length ? some : largest),
    [],
  );
  // Taken from it, it still has as many as the other has then: else the two would only take turns.
  if (most.length > (byNetwork.get(network)?.length ?? 0) + 1) {
    return slowestOf(most, bounds.graceMillis, Infinity) ?? most[0];
  }
  return slowestOf(parts, bounds.graceMillis, bounds.slowBytesASecond);
}

/** The part that brings the least, of those that have had their time and bring less than so many bytes a second. */
function slowestOf(
  parts: Iterable<Running>,
  graceMillis: number,
  below: number,
): Running | undefined {
  const now = performance.now();
  let found: { readonly part: Running; readonly rate: number } | undefined;
  for (const part of parts) {
    const millis = now - part.since;
    if (millis < graceMillis) continue;
    const rate = ((part.request.socket.bytesRead - part.read) * 1_000) / Math.max(1, millis);
    if (rate < (found?.rate ?? below)) found = { part, rate };
  }
  return found?.part;
}
