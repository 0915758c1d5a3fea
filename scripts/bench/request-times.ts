import { subscribe } from "node:diagnostics_channel";
import { appendFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";

/** Loaded into a server that is measured: one line of JSON for each answered request of a desk page, into the file that its own address names (`?to=`). */
export interface TimedRequest {
  readonly method: string;
  readonly path: string;
  /** Whether a browser fetched it before anybody asked for it, as it says itself. */
  readonly ahead: boolean;
  readonly status: number;
  readonly millis: number;
}

const file = new URL(import.meta.url).searchParams.get("to");
const begun = new WeakMap<IncomingMessage, number>();

interface Told {
  readonly request: IncomingMessage;
  readonly response: { readonly statusCode: number };
}

if (file !== null) {
  subscribe("http.server.request.start", (told) => {
    begun.set((told as Told).request, performance.now());
  });
  subscribe("http.server.response.finish", (told) => {
    const { request, response } = told as Told;
    const line: TimedRequest = {
      method: request.method ?? "",
      path: request.url ?? "",
      ahead: /\bprefetch\b/.test(
        String(request.headers["sec-purpose"] ?? request.headers["purpose"]),
      ),
      status: response.statusCode,
      millis: performance.now() - (begun.get(request) ?? NaN),
    };
    if (line.path.startsWith("/desk/")) appendFileSync(file, `${JSON.stringify(line)}\n`);
  });
}
