import { isMainThread } from "node:worker_threads";

// Loaded into a server before its own code (NODE_OPTIONS=--import): says when the event loop was held up for long. Counted is the
// processor time of the main thread between two turns, not the time of day: on a busy machine a process also stands still
// because others run, and that is no fault of its code.

const TURN_MILLIS = 10;
const WORTH_SAYING_MILLIS = 50;

if (isMainThread) {
  let before = busyMillis();
  setInterval(() => {
    const now = busyMillis();
    if (now - before > WORTH_SAYING_MILLIS) {
      process.stdout.write(`event loop held for ${Math.round(now - before)} ms\n`);
    }
    before = busyMillis();
  }, TURN_MILLIS).unref();
}

function busyMillis(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
