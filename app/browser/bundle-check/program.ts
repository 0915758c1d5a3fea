import { checkBundle, type CheckOrder } from "./check-bundle.ts";

// The same script twice: in the page it only gives its work to whoever calls it, in a worker it waits for an order.

Object.assign(globalThis, { checkBundle });

if (!("document" in globalThis)) {
  addEventListener("message", ({ data }: MessageEvent<CheckOrder>) => {
    void checkBundle(data, (message) => {
      postMessage(message);
    });
  });
}
