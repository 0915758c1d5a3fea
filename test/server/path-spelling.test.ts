import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { rawRequest } from "../security/raw-request.ts";

// What guards an address goes by its spelling; what answers must know no other.

let server: RunningServer;
const DESK = "http://localhost:6543";

beforeAll(async () => {
  server = await startServer({ environment: { DESK_ORIGIN: DESK } });
}, 240_000);

afterAll(() => server.remove());

/** Other ways to spell an address that some library would read as the same. */
function respelled(path: string): readonly string[] {
  const encoded = `/%${path.charCodeAt(1).toString(16)}${path.slice(2)}`;
  const last = path.slice(0, -1) + `%${path.charCodeAt(path.length - 1).toString(16)}`;
  return [
    path.toUpperCase(),
    `/${path.charAt(1).toUpperCase()}${path.slice(2)}`,
    encoded,
    last,
    `${path};x`,
    `${path}%00`,
    `/.${path}`,
    `/x/..${path}`,
    path.replace(/\/(?=[^/]*$)/, "//"),
  ];
}

const deskHost = new URL(DESK).host;
const send = (host: string, path: string, method: string) =>
  rawRequest(server.origin, {
    method,
    path,
    headers: {
      Host: host,
      ...(method === "POST"
        ? { "Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin" }
        : {}),
    },
  });

describe.each(["/desk/sign-in", "/desk", "/desk/setup/x"])("%s", (path) => {
  test("on the public host is not there under any spelling", async () => {
    const { host } = new URL(server.origin);
    for (const spelled of [path, ...respelled(path), `${path}/`]) {
      const { status, headers } = await send(host, spelled, "GET");
      expect({ spelled, status }).toEqual({ spelled, status: 404 });
      expect(headers["set-cookie"]).toBeUndefined();
    }
  });
});

test("a form of a second spelling reaches nobody, and so no budget is walked around", async () => {
  const { host } = new URL(server.origin);
  for (const path of ["/report/start", "/follow-up", "/report/evidence", "/api/v1/drafts"]) {
    for (const spelled of [...respelled(path), `${path}/`]) {
      const { status, headers } = await send(host, spelled, "POST");
      expect({ spelled, refused: [404, 405].includes(status) }).toEqual({ spelled, refused: true });
      expect(headers["set-cookie"]).toBeUndefined();
    }
  }
  for (const spelled of [...respelled("/desk/sign-in"), "/desk/sign-in/"]) {
    expect({ spelled, status: (await send(deskHost, spelled, "POST")).status }).toEqual({
      spelled,
      status: 404,
    });
  }
});

test("a slash at the end is taken off for people, within this host", async () => {
  const { host } = new URL(server.origin);
  const { status, headers } = await send(host, "/privacy/?a=b", "GET");
  expect([status, headers.location]).toEqual([308, "/privacy?a=b"]);
  expect((await send(host, "//elsewhere.example/", "GET")).status).toBe(404);
});

test("programs are refused at the door with a problem, not with a page", async () => {
  const { host } = new URL(server.origin);
  for (const [at, path, status, slug] of [
    ["elsewhere.example", "/api/v1/form", 421, "wrong-host"],
    [host, "/api/v1/reports/%00", 404, "not-found"],
    [host, "/api//v1/form", 404, "not-found"],
    [host, `/api/v1/form?language=${"a".repeat(3_000)}`, 414, "address-too-long"],
  ] as const) {
    const answer = await send(at, path, "GET");
    expect([path, answer.status]).toEqual([path, status]);
    expect(answer.headers["content-type"]).toMatch("application/problem+json");
    expect(JSON.parse(answer.text)).toMatchObject({
      type: `urn:bearwitness:problem:${slug}`,
      status,
    });
  }
});

test("a request that names two hosts is refused", async () => {
  const { host, port } = new URL(server.origin);
  const text = await new Promise<string>((resolve) => {
    let got = "";
    const socket = connect(Number(port), "localhost", () => {
      socket.end(
        `GET /health HTTP/1.1\r\nHost: ${host}\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n`,
      );
    });
    socket.on("data", (piece: Buffer) => (got += piece.toString()));
    socket.on("close", () => {
      resolve(got);
    });
  });
  expect(text).toMatch(/^HTTP\/1\.1 400 /);
});

test("a body that breaks off is nobody's error but its sender's", async () => {
  const { host, port } = new URL(server.origin);
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), "localhost", () => {
      socket.write(
        `POST /api/v1/drafts HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"a`,
        () => setTimeout(() => socket.destroy(), 100),
      );
    });
    socket.on("close", () => {
      resolve();
    });
  });
  // What comes after it is answered, and by then the first was dealt with.
  expect((await send(host, "/api/v1/form", "GET")).status).toBe(200);
  expect(server.log()).not.toContain("api.failed");
});
