import type { Request, Response } from "express";
import { problemOfStatus, sendProblem } from "./api/problems.ts";

/** How much of a refused body is read and thrown away, so that the browser gets to see the answer. */
const DRAIN_BYTES = 64 * 1024 * 1024;
const DRAIN_MILLIS = 30_000;

/**
 * Answers with a short page when Remix is not to be reached: refused before a body was read, or broken. `message` is our
 * own words, never what a visitor sent. Programs that call the API get a problem instead.
 */
export function sendPlainPage(
  request: Request,
  response: Response,
  status: number,
  message: string,
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  drain(request);
  if (request.originalUrl.startsWith("/api/")) {
    sendProblem(response, problemOfStatus(status, message));
    return;
  }
  response
    .status(status)
    .type("html")
    .send(
      `<!doctype html><html lang="en"><head><meta charset="utf-8">` +
        `<meta name="viewport" content="width=device-width, initial-scale=1">` +
        `<title>${message}</title></head><body><main><h1>${message}</h1>` +
        `<p>Nothing you sent before is lost. Use your browser's Back button: what you wrote is still there.</p>` +
        `<p><a href="/">Start page</a></p></main></body></html>`,
    );
}

/**
 * A browser that is still sending shows a connection error instead of an answer. So the rest is read and dropped, up to a
 * bound; whoever sends more loses the connection.
 */
function drain(request: Request): void {
  if (request.readableEnded) return;
  let left = DRAIN_BYTES;
  const timer = setTimeout(() => request.destroy(), DRAIN_MILLIS).unref();
  request.on("data", (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) request.destroy();
  });
  request.on("error", () => undefined);
  request.once("close", () => {
    clearTimeout(timer);
  });
  request.resume();
}
