import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

/** A line to a server that a test can cut and mend. */
export interface CuttableLine {
  readonly endpoint: string;
  /** Ends every connection, and refuses new ones until `mend`. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  /** Cuts the connection that carries the answer, once, after so many bytes came back over it. */
  cutOnceAfter(bytes: number): void;
  /** Lets so many bytes through to the server, over all connections, and holds the rest until `flow`. */
  holdAfter(bytes: number): void;
  flow(): void;
  /** Connections made so far. */
  readonly made: () => number;
  close(): Promise<void>;
}

/** Lays a line to `target` (an address like http://127.0.0.1:7480). */
export async function layLine(target: string): Promise<CuttableLine> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let left: number | undefined;
  let made = 0;
  let room = Infinity;
  /** Connections that wait until there is room again. */
  const held = new Set<() => void>();
  const server = createServer((near) => {
    made += 1;
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.once("close", () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on("data", (bytes: Buffer) => {
      // What was read already goes on: a few kilobytes more than the room.
      room -= bytes.length;
      const resume = () => near.resume();
      if (room <= 0) {
        near.pause();
        held.add(resume);
        near.once("close", () => held.delete(resume));
      }
      if (!far.write(bytes)) {
        near.pause();
        far.once("drain", () => {
          if (room > 0) near.resume();
        });
      }
    });
    near.once("end", () => far.end());
    far.on("data", (bytes: Buffer) => {
      if (left !== undefined) {
        left -= bytes.length;
        if (left <= 0) {
          left = undefined;
          near.resetAndDestroy();
          return;
        }
      }
      if (!near.write(bytes)) {
        far.pause();
        near.once("drain", () => far.resume());
      }
    });
    far.once("end", () => near.end());
  });
  const listen = async (at: number) => {
    server.listen(at, "127.0.0.1");
    await once(server, "listening");
  };
  await listen(0);
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  const cut = async () => {
    if (!server.listening) return;
    const closed = once(server, "close");
    server.close();
    for (const socket of sockets) socket.resetAndDestroy();
    await closed;
  };
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    cut,
    mend: () => listen(address.port),
    cutOnceAfter: (bytes) => {
      left = bytes;
    },
    holdAfter: (bytes) => {
      room = bytes;
    },
    flow: () => {
      room = Infinity;
      for (const resume of held) resume();
      held.clear();
    },
    made: () => made,
    close: cut,
  };
}
