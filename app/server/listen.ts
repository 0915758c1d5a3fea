import type { Server } from "node:http";

/** Connections at once; more wait in the system's queue instead of taking memory. */
const MOST_CONNECTIONS = 2_000;
const CLOSE_MILLIS = 10_000;

export interface Listening {
  /** Takes no new connection, lets running answers end for ten seconds, then cuts what is left. */
  readonly close: () => Promise<void>;
}

/** Listens on the loopback interface: what is outside comes through the office's own proxy. */
export async function listen(
  server: Server,
  port: number,
): Promise<
  | { readonly ok: true; readonly value: Listening }
  | { readonly ok: false; readonly problem: string }
> {
  // Node would cut every upload after five minutes; the slow-body watchdog bounds slowness instead.
  server.requestTimeout = 0;
  server.headersTimeout = 20_000;
  server.maxConnections = MOST_CONNECTIONS;
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen({ port, host: "localhost" }, resolve);
    });
  } catch (error) {
    const code = (error as { code?: unknown } | null)?.code;
    switch (code) {
      case "EADDRINUSE":
        return { ok: false, problem: `port ${port} is in use; set PORT to a free one.` };
      case "EACCES":
        return { ok: false, problem: `port ${port} may not be used by this user; set PORT.` };
      default:
        throw error;
    }
  }
  return {
    ok: true,
    value: {
      close: () =>
        new Promise((resolve) => {
          const cut = setTimeout(() => {
            server.closeAllConnections();
          }, CLOSE_MILLIS);
          cut.unref();
          server.close(() => {
            clearTimeout(cut);
            resolve();
          });
          server.closeIdleConnections();
        }),
    },
  };
}
