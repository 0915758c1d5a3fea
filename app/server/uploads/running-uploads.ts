import type { Request, RequestHandler } from "express";
import { UploadRefused } from "./upload-refused.ts";

/** Parts taken at the same time: from one reporter, and by this process. More would only make each slower. */
const OF_ONE = 4;
const IN_ALL = 256;

/** Bounds how many parts are taken at once; one too many is asked to come again in a moment. */
export function boundRunning(keyOf: (request: Request) => string): RequestHandler {
  const running = new Map<string, number>();
  let all = 0;
  return (request, response, next) => {
    if (request.method !== "PATCH" && request.method !== "POST") {
      next();
      return;
    }
    const key = keyOf(request);
    const own = running.get(key) ?? 0;
    if (own >= OF_ONE || all >= IN_ALL) {
      next(new UploadRefused("busy"));
      return;
    }
    running.set(key, own + 1);
    all += 1;
    response.once("close", () => {
      all -= 1;
      const left = (running.get(key) ?? 1) - 1;
      if (left === 0) running.delete(key);
      else running.set(key, left);
    });
    next();
  };
}
