import type { Request, RequestHandler, Response } from "express";
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
  /** Whether its secrets open what it is for. Asked only where somebody else's part would have to give way: anybody can make a cookie up. */
  readonly maySend: (request: Request) => Promise<boolean>;
}

interface Running {
  readonly request: Request;
  readonly network: string | undefined;
  readonly since: number;
  /** What the connection had read before. */
  readonly read: number;
}

/** Asks for a place until the answer is given or its connection ends; false where there is none now. */
export type TakePlace = (request: Request, response: Response) => Promise<boolean>;

/**
 * Places for so many parts at once. Where all are taken, a part of the network that holds the most of them gives way to whoever comes from one that
 * holds fewer, however fast it is: hundreds of parts that keep moving must not keep every other witness's files out, and an honest slow one is not the
 * first to go. Where none holds more than others, the slowest part gives way if it hardly moves. What it brought stays, and its sender goes on with it.
 * None gives way to who may send nothing anyway.
 */
export function runningPlaces(keys: PartKeys, bounds: RunningBounds = BOUNDS): TakePlace {
  const running = new Map<string, number>();
  const parts = new Set<Running>();
  const hasOwn = (sender: string) => (running.get(sender) ?? 0) < bounds.ofOne;
  const isFull = () => parts.size >= bounds.inAll;

  const take = (request: Request, response: Response, sender: string): true => {
    const network = keys.networkOf(request);
    const part = { request, network, since: performance.now(), read: request.socket.bytesRead };
    running.set(sender, (running.get(sender) ?? 0) + 1);
    parts.add(part);
    let isCounted = true;
    const leave = () => {
      if (!isCounted) return;
      isCounted = false;
      parts.delete(part);
      const left = (running.get(sender) ?? 1) - 1;
      if (left === 0) running.delete(sender);
      else running.set(sender, left);
    };
    // Whoever has an answer may send the next at once; one that breaks off has none.
    response.once("finish", leave);
    response.once("close", leave);
    return true;
  };

  return async (request, response) => {
    const sender = keys.senderOf(request);
    // A place that is taken once the connection is gone would never be given back.
    const mayHaveOne = () => !response.destroyed && hasOwn(sender);
    if (!mayHaveOne()) return false;
    if (!isFull()) return take(request, response, sender);
    const leaving = () => leavingFor(keys.networkOf(request), parts, bounds);
    if (leaving() === undefined || !(await keys.maySend(request))) return false;
    // Others came and went while that was asked; and so may this one have.
    if (!mayHaveOne()) return false;
    if (!isFull()) return take(request, response, sender);
    const part = leaving();
    if (part === undefined) return false;
    parts.delete(part);
    part.request.destroy();
    return take(request, response, sender);
  };
}

/** Bounds how many parts are taken at once; one too many is asked to come again in a moment. */
export function boundRunning(keys: PartKeys, bounds: RunningBounds = BOUNDS): RequestHandler {
  const takePlace = runningPlaces(keys, bounds);
  return (request, response, next) => {
    if (request.method !== "PATCH" && request.method !== "POST") {
      next();
      return;
    }
    takePlace(request, response).then((isTaken) => {
      next(isTaken ? undefined : new UploadRefused("busy"));
    }, next);
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
