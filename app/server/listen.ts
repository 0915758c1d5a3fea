import { unlink } from "node:fs/promises";
import type { Server } from "node:http";
import { createConnection } from "node:net";

/** Connections at once; more wait in the system's queue instead of taking memory. */
const MOST_CONNECTIONS = 2_000;
/** A browser sends about twenty. */
const MOST_HEADERS = 100;
const CLOSE_MILLIS = 10_000;

export interface Listening {
  /** Takes no new connection, lets running answers end for ten seconds, then cuts what is left. */
  readonly close: () => Promise<void>;
}

/**
 * Listens on the loopback interface, or on a Unix socket of its own: what is outside comes through the office's own
 * proxy.
 */
export async function listen(
  server: Server,
  place: { readonly port: number; readonly socket?: string | undefined },
): Promise<
  | { readonly ok: true; readonly value: Listening }
  | { readonly ok: false; readonly problem: string }
> {
  // Node would cut every upload after five minutes; the slow-body watchdog bounds slowness instead.
  server.requestTimeout = 0;
  server.headersTimeout = 20_000;
  server.maxConnections = MOST_CONNECTIONS;
  server.maxHeadersCount = MOST_HEADERS;
  try {
    if (place.socket !== undefined) await removeDeadSocket(place.socket);
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(
        place.socket === undefined
          ? { port: place.port, host: "localhost" }
          : // The proxy runs under another user: the folder's mode decides who may connect.
            { path: place.socket, writableAll: true, readableAll: true },
        resolve,
      );
    });
  } catch (error) {
    const setting = place.socket === undefined ? "PORT" : "LISTEN";
    const name = place.socket === undefined ? `port ${place.port}` : `socket ${place.socket}`;
    const code = (error as { code?: unknown } | null)?.code;
    switch (code) {
      case "EADDRINUSE":
        return { ok: false, problem: `${name} is in use; set ${setting} to a free one.` };
      case "EACCES":
      case "ENOENT":
        return { ok: false, problem: `${name} may not be used by this user; set ${setting}.` };
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

/** A process that was killed leaves its socket behind; one that somebody listens on is left alone. */
async function removeDeadSocket(path: string): Promise<void> {
  const refused = await new Promise<boolean>((resolve) => {
    const knock = createConnection({ path });
    knock.once("connect", () => {
      knock.destroy();
      resolve(false);
    });
    knock.once("error", (error: NodeJS.ErrnoException) => {
      resolve(error.code === "ECONNREFUSED");
    });
  });
  if (refused) await unlink(path);
}
