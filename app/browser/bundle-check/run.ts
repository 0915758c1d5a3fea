import type { checkBundle, CheckMessage, CheckOrder } from "./check-bundle.ts";

/** A check that runs. */
export interface Running {
  /** Ends it without a word; undefined where it runs in the page itself and cannot be ended. */
  readonly stop: (() => void) | undefined;
}

/**
 * Starts a check in a worker made of the page's own program, so that the page stays quick. Where a browser allows a page from a
 * disk no worker, the page does the work itself.
 */
export function startCheck(order: CheckOrder, say: (message: CheckMessage) => void): Running {
  const program = document.getElementById("program")?.textContent ?? "";
  const address = URL.createObjectURL(new Blob([program], { type: "text/javascript" }));
  let worker: Worker;
  try {
    worker = new Worker(address);
  } catch {
    return checkHere(order, say);
  }
  let hasBegun = false;
  const stop = () => {
    worker.terminate();
    URL.revokeObjectURL(address);
  };
  worker.addEventListener("message", ({ data }: MessageEvent<CheckMessage>) => {
    hasBegun = true;
    say(data);
    if (data.kind === "done" || data.kind === "failed") stop();
  });
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    stop();
    if (hasBegun) say({ kind: "failed", why: event.message });
    else checkHere(order, say);
  });
  worker.postMessage(order);
  return { stop };
}

function checkHere(order: CheckOrder, say: (message: CheckMessage) => void): Running {
  const here = globalThis as unknown as { readonly checkBundle: typeof checkBundle };
  void here.checkBundle(order, say);
  return { stop: undefined };
}
