import type { Request, RequestHandler } from "express";

const FREE_MILLIS = 30_000;
const WINDOW_MILLIS = 60_000;
const LEAST_BYTES_A_SECOND = 1_024;

/**
 * Ends requests whose body all but stands still. Node's own request timeout is off, because a video over a slow line may
 * rightly take hours; what is bounded is slowness: 1 KiB a second over a minute, the first 30 seconds free. A clock that is set ends nothing.
 */
export const slowBodyWatchdog: RequestHandler = (request: Request, _response, next) => {
  if (request.method === "POST" || request.method === "PATCH") watch(request);
  next();
};

function watch(request: Request): void {
  const { socket } = request;
  const samples: { at: number; bytes: number }[] = [
    { at: performance.now(), bytes: socket.bytesRead },
  ];
  const started = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    samples.push({ at: now, bytes: socket.bytesRead });
    while (samples[0] !== undefined && now - samples[0].at > WINDOW_MILLIS) samples.shift();
    const first = samples[0];
    if (first === undefined || now - started < FREE_MILLIS + WINDOW_MILLIS) return;
    const rate = (socket.bytesRead - first.bytes) / Math.max(1, (now - first.at) / 1_000);
    if (rate < LEAST_BYTES_A_SECOND && !request.readableEnded) request.destroy();
  }, 5_000);
  timer.unref();
  const stop = () => {
    clearInterval(timer);
  };
  request.once("end", stop);
  request.once("close", stop);
}
