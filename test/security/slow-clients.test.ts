import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { FormClient } from "#test/support/form-client.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { until } from "#test/support/until.ts";
import { begin, pageOf, WHAT } from "../routes/public/a-page.ts";

// Clients that keep connections open and hardly send or read, of each kind so many: fewer on every change, SLOW_CLIENTS=250 for a
// thousand connections in all. Witnesses beside them are served, each time.

const OF_EACH = Number(process.env["SLOW_CLIENTS"] ?? 40);
const HONEST = 20;

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.remove());

const KINDS: Readonly<Record<string, (host: string) => string>> = {
  // Never the empty line behind the headers.
  headers: (host) => `GET / HTTP/1.1\r\nHost: ${host}\r\nX-A: 1\r\n`,
  // A body that is long and does not come.
  body: (host) =>
    `POST /report/start HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 900000\r\n\r\na`,
  // A file's part of a form that does not go on.
  file: (host) =>
    `POST /report/evidence HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 900000\r\n\r\n--x\r\nContent-Disposition: form-data; name="files"; filename="a.jpg"\r\n\r\nff`,
  // Whole requests, many in a row, whose answers nobody reads.
  reading: (host) => `GET / HTTP/1.1\r\nHost: ${host}\r\n\r\n`.repeat(20),
};

/** A connection that has sent its beginning and then stands still. */
function slowClient(kind: string): Promise<Socket> {
  const { hostname, host, port } = new URL(server.origin);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.pause();
      socket.write(KINDS[kind]?.(host) ?? "", () => {
        resolve(socket);
      });
    });
    socket.on("error", (error) => {
      reject(error);
    });
  });
}

test(`${OF_EACH} clients of each kind that stand still: witnesses beside them are served, files as well`, async () => {
  const slow = await Promise.all(
    Object.keys(KINDS).flatMap((kind) => Array.from({ length: OF_EACH }, () => slowClient(kind))),
  );
  const times: number[] = [];
  try {
    for (let witness = 0; witness < HONEST; witness += 1) {
      const begun = performance.now();
      const client = new FormClient(server.origin);
      await begin(client);
      expect((await client.post("/report/what-happened", WHAT)).status).toBe(303);
      const file = { name: "a.jpg", bytes: Buffer.from(`photo ${witness}`) };
      expect((await client.postFiles("/report/evidence", { go: "stay" }, [file])).status).toBe(303);
      const { html } = await pageOf(await client.get("/report/evidence"));
      expect(html).toContain("a.jpg");
      times.push(performance.now() - begun);
    }
    expect(slow.filter(({ destroyed }) => !destroyed).length).toBeGreaterThan(0);
  } finally {
    for (const socket of slow) {
      socket.on("error", () => undefined);
      socket.destroy();
    }
  }
  times.sort((one, two) => one - two);
  const p95 = Math.round(times[Math.floor(0.95 * (times.length - 1))] ?? 0);
  process.stdout.write(
    `${slow.length} slow clients; a witness's five requests: ${p95} ms at 95 %\n`,
  );
  // Nothing of a file that did not come whole is left once its sender is gone.
  await until(async () => {
    const client = new FormClient(server.origin);
    return (await client.get("/health/ready")).ok;
  });
  expect(server.log()).not.toMatch(/uncaught|unhandled/i);
});
