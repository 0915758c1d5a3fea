import { createServer, request as httpRequest, type ClientRequest, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import express, { type ErrorRequestHandler } from "express";
import { boundRunning } from "#app/server/uploads/running-uploads.ts";
import { UploadRefused } from "#app/server/uploads/upload-refused.ts";
import { until } from "#test/support/until.ts";

// Places for six parts, two of each sender, with no time of grace: on a real server, over real connections.

const BOUNDS = { ofOne: 2, inAll: 6, graceMillis: 0, slowBytesASecond: 50_000 };

let server: Server;
let open: ClientRequest[];
/** Parts that the server is reading. */
let reading: Set<string>;

beforeEach(async () => {
  open = [];
  reading = new Set();
  const app = express();
  app.use(boundRunning((request) => request.get("x-sender") ?? "", BOUNDS));
  app.patch("/:name", (request, response) => {
    const { name } = request.params;
    reading.add(name);
    request.on("close", () => reading.delete(name));
    request.on("end", () => response.status(204).end());
    request.on("error", () => undefined);
    request.resume();
  });
  const refused: ErrorRequestHandler = (error, _request, response, next) => {
    if (error instanceof UploadRefused) response.status(error.status_code).end();
    else next(error);
  };
  app.use(refused);
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
});
afterEach(async () => {
  for (const one of open) one.destroy();
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
});

function part(sender: string, name: string) {
  const { port } = server.address() as AddressInfo;
  const sent = httpRequest({
    ...{ host: "localhost", port, method: "PATCH", path: `/${name}` },
    headers: { "x-sender": sender, "Transfer-Encoding": "chunked" },
  });
  open.push(sent);
  const status = new Promise<number | "cut">((resolve) => {
    sent.once("response", (answer) => {
      resolve(answer.statusCode ?? 0);
    });
    sent.once("error", () => {
      resolve("cut");
    });
  });
  return { sent, status };
}

/** Begins a part that brings a byte and stands still. */
async function trickle(sender: string, name: string) {
  const begun = part(sender, name);
  begun.sent.write("a");
  await until(() => Promise.resolve(reading.has(name)));
  return begun;
}

async function filled() {
  const parts = [];
  for (const sender of ["a", "b", "c"]) {
    parts.push(await trickle(sender, `${sender}1`), await trickle(sender, `${sender}2`));
  }
  return parts;
}

test("where parts that hardly move have taken every place, one of them gives way to a witness", async () => {
  const slow = await filled();
  const witness = part("witness", "file");
  witness.sent.end(Buffer.alloc(10_000));
  expect(await witness.status).toBe(204);
  // The one that was cut can come again: another that stands still gives way to it.
  expect(await Promise.race(slow.map(({ status }) => status))).toBe("cut");
  await until(() => Promise.resolve(reading.size === 5));
});

test("whoever has their own places taken gets nobody else's", async () => {
  await filled();
  const third = part("a", "a3");
  third.sent.end("x");
  expect(await third.status).toBe(423);
  expect(reading.size).toBe(6);
});

test("a part that moves keeps its place, and who comes then is asked to come again", async () => {
  const brought = Buffer.alloc(4 * 1024 * 1024);
  for (const { sent } of await filled()) {
    await new Promise<void>((resolve) => {
      sent.write(brought, () => {
        resolve();
      });
    });
  }
  const late = part("late", "file");
  late.sent.end("x");
  expect(await late.status).toBe(423);
  expect(reading.size).toBe(6);
});
