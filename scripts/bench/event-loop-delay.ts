import { monitorEventLoopDelay } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";

// Loaded into a server before its own code (NODE_OPTIONS=--import). Measures how late the turns of its event loop come; on
// SIGUSR2 it prints what came since the last time it was asked, in milliseconds beyond the measure's own step.

const STEP_MILLIS = 10;

if (isMainThread) {
  const delay = monitorEventLoopDelay({ resolution: STEP_MILLIS });
  delay.enable();
  process.on("SIGUSR2", () => {
    const millis = (nanos: number) => Math.max(0, nanos / 1e6 - STEP_MILLIS).toFixed(0);
    const [p99, longest] = [millis(delay.percentile(99)), millis(delay.max)];
    process.stdout.write(`event loop delay: p99 ${p99} ms, longest ${longest} ms\n`);
    delay.reset();
  });
}
