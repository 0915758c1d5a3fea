import { afterEach, expect, test } from "@jest/globals";
import { createServer, type RequestListener, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { post } from "#app/adapters/web/post.ts";

let server: Server | undefined;

afterEach(() => {
  server?.close();
  server?.closeAllConnections();
});

async function ask(listener: RequestListener, withinMillis = 10_000) {
  server = createServer(listener).listen(0, "localhost");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return post({
    url: `http://localhost:${port}/path?query=1`,
    contentType: "application/example",
    body: Uint8Array.of(1, 2, 3),
    withinMillis,
    atMostBytes: 1_000,
  });
}

test("a post goes out as it is and its answer comes back as it is", async () => {
  const seen: unknown[] = [];
  const answer = await ask((request, response) => {
    request.on("data", (part: Buffer) => seen.push(request.url, request.headers, [...part]));
    request.on("end", () => {
      response.writeHead(202, { "Content-Type": "Text/Plain; charset=utf-8" }).end("yes");
    });
  });
  expect(answer).toEqual({
    kind: "answered",
    status: 202,
    contentType: "text/plain",
    body: new Uint8Array(Buffer.from("yes")),
  });
  expect(seen).toEqual([
    "/path?query=1",
    expect.objectContaining({ "content-type": "application/example" }),
    [1, 2, 3],
  ]);
});

test("a redirection is an answer, not a way", async () => {
  let asked = 0;
  const answer = await ask((_, response) => {
    asked += 1;
    response.writeHead(302, { Location: "/elsewhere" }).end();
  });
  expect([answer.kind === "answered" && answer.status, asked]).toEqual([302, 1]);
});

test.each<[string, RequestListener]>([
  ["that never begins", () => undefined],
  ["that never ends", (_, response) => response.writeHead(200).write("a")],
])("an answer %s is not waited for", async (_, listener) => {
  expect(await ask(listener, 300)).toEqual({ kind: "failed", problem: "timed-out" });
});

test("an answer that is too long is not read to its end", async () => {
  const answer = await ask((_, response) => {
    response.writeHead(200);
    const more = setInterval(() => response.write("a".repeat(400)), 5);
    response.on("close", () => clearInterval(more));
  });
  expect(answer).toEqual({ kind: "failed", problem: "too-long" });
});

test("a connection that is cut, and nobody there at all, are told alike", async () => {
  const cut = await ask((_, response) => {
    response.writeHead(200, { "Content-Length": "10" }).write("a");
    setTimeout(() => response.destroy(), 20);
  });
  expect(cut).toEqual({ kind: "failed", problem: "unreachable" });
  server?.close();
  server?.closeAllConnections();
  expect(
    await post({
      url: "http://localhost:9/",
      contentType: "text/plain",
      body: new Uint8Array(0),
      withinMillis: 5_000,
      atMostBytes: 10,
    }),
  ).toEqual({ kind: "failed", problem: "unreachable" });
});
