import { EventEmitter } from "node:events";
import { createServer, type Server } from "node:http";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import express, { type Request, type Response } from "express";
import type { SecurityOccurrence } from "#app/core/people/security-event.ts";
import { DESK_COOKIE, DEVICE_COOKIE, setCookie } from "#app/http/cookies.ts";
import { addressOf, budgets } from "#app/server/budgets.ts";
import { deviceMarks, markDevices } from "#app/server/device-mark.ts";
import { listen } from "#app/server/listen.ts";
import { publicFormTokens } from "#app/server/public-form-token.ts";
import { slowBodyWatchdog } from "#app/server/slow-body-watchdog.ts";
import { TokenBuckets } from "#app/server/token-buckets.ts";
import { violationReports } from "#app/server/violations.ts";
import { VisitorKeys } from "#app/server/visitor-key.ts";
import { WaitingRoom } from "#app/server/waiting-room.ts";
import { rawRequest } from "../security/raw-request.ts";

const DAY = 86_400_000;
const HOUR = 3_600_000;
const KEY = Buffer.alloc(32, 7);
const undo: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** Listens on a Unix socket, as behind an office's proxy; answers its path. */
async function onSocket(app: express.Express): Promise<{ path: string; server: Server }> {
  const folder = await mkdtemp(join(tmpdir(), "bw-edge-"));
  const server = createServer(app);
  const path = join(folder, "web.sock");
  const listening = await listen(server, { port: 0, socket: path });
  if (!listening.ok) throw new Error(listening.problem);
  undo.push(() => rm(folder, { recursive: true, force: true }));
  undo.push(() => listening.value.close());
  return { path, server };
}

describe("turns", () => {
  test("come back with time, and those given out ahead are waited for", () => {
    const buckets = new TokenBuckets({ burst: 2, perSecond: 1 });
    expect([1, 2, 3, 4, 5].map(() => buckets.take("a", 0, 2))).toEqual([0, 0, 1, 2, undefined]);
    expect(buckets.take("b", 0, 2)).toBe(0);
    // A turn refused costs nothing: after two seconds the next one waits no longer than before.
    expect(buckets.take("a", 2_000, 2)).toBe(1);
    expect(buckets.take("a", 60_000, 2)).toBe(0);
  });

  test("a flood of keys costs a bounded amount of memory", () => {
    const buckets = new TokenBuckets({ burst: 1, perSecond: 0.001 }, 100);
    for (let key = 0; key < 10_000; key += 1) buckets.take(String(key), key, 0);
    expect(buckets.size).toBeLessThanOrEqual(100);
  });
});

describe("requests that wait for their turn", () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test("are so many at most: under any flood each waits, who has waited longest goes on, and none is turned away", () => {
    const room = new WaitingRoom(3);
    const wentOn: number[] = [];
    const leave = [1, 2, 3].map((n) => room.wait(5, () => wentOn.push(n)));
    expect([room.isFull, wentOn]).toEqual([true, []]);
    for (let n = 4; n <= 100; n += 1) {
      room.wait(5, () => wentOn.push(n));
      expect(wentOn).toEqual(Array.from({ length: n - 3 }, (_, at) => at + 1));
    }
    // The first three went on long ago; leaving now is nothing.
    for (const one of leave) one();
    jest.advanceTimersByTime(4_999);
    expect(wentOn).toHaveLength(97);
    jest.advanceTimersByTime(1);
    expect(wentOn).toEqual(Array.from({ length: 100 }, (_, at) => at + 1));
    expect(room.isFull).toBe(false);
  });

  test("give their place back when they are broken off, and do not go on", () => {
    const room = new WaitingRoom(1);
    const goOn = jest.fn();
    room.wait(5, goOn)();
    expect(room.isFull).toBe(false);
    jest.advanceTimersByTime(5_000);
    expect(goOn).not.toHaveBeenCalled();
  });
});

describe("a body that comes", () => {
  /** A request under watch: `come` lets so many seconds pass, in each of which so many bytes come. */
  function watched() {
    const socket = { bytesRead: 0 };
    const request = Object.assign(new EventEmitter(), {
      ...{ method: "POST", socket, readableEnded: false, destroy: jest.fn() },
    });
    slowBodyWatchdog(request as unknown as Request, {} as Response, () => undefined);
    const come = (seconds: number, bytes: number) => {
      for (let second = 0; second < seconds; second += 1) {
        socket.bytesRead += bytes;
        jest.advanceTimersByTime(1_000);
      }
    };
    return { come, destroy: request.destroy };
  }

  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  test("all but stands still is ended, and one that comes is not, however the clock is set meanwhile", () => {
    const coming = watched();
    coming.come(100, 2_000);
    for (const set of [HOUR, -2 * HOUR, HOUR]) {
      jest.setSystemTime(Date.now() + set);
      coming.come(100, 2_000);
    }
    expect(coming.destroy).not.toHaveBeenCalled();
    jest.setSystemTime(Date.now() - 1_000 * HOUR);
    coming.come(100, 10);
    expect(coming.destroy).toHaveBeenCalled();
  });
});

describe("what visitors are counted by", () => {
  test("is their network, and nothing for this machine itself", () => {
    const keys = new VisitorKeys(() => 0);
    expect(keys.of("198.51.100.7")).toBe(keys.of("198.51.100.250"));
    expect(keys.of("198.51.100.7")).toBe(keys.of("::ffff:198.51.100.9"));
    expect(keys.of("198.51.100.7")).not.toBe(keys.of("198.51.101.7"));
    expect(keys.of("2001:db8:1::7")).toBe(keys.of("2001:0DB8:0001:ffff::1"));
    expect(keys.of("2001:db8:1::7")).not.toBe(keys.of("2001:db8:2::7"));
    expect(keys.of("2001:db8::7")).toBe(keys.of("2001:db8:0:5::"));
    for (const nobody of [
      "127.0.0.1",
      "127.9.9.9",
      "::1",
      "::ffff:127.0.0.1",
      "x",
      "",
      undefined,
    ]) {
      expect(keys.of(nobody)).toBeUndefined();
    }
  });

  test("has nothing of the address in it, and is another one after a day and after a start", () => {
    let now = 0;
    const keys = new VisitorKeys(() => now);
    const first = keys.of("198.51.100.7");
    expect(first).toMatch(/^[\w-]{43}$/);
    expect(new VisitorKeys(() => 0).of("198.51.100.7")).not.toBe(first);
    now = DAY + 1;
    expect(keys.of("198.51.100.7")).not.toBe(first);
  });

  test("is believed from the office's own proxy alone, and its last word", () => {
    const from = (remoteAddress: string | undefined) =>
      ({
        socket: { remoteAddress },
        headers: { "x-forwarded-for": "203.0.113.1, 198.51.100.7" },
      }) as unknown as Request;
    const trust = { proxyAddress: "10.0.0.1" };
    expect(addressOf(from("10.0.0.1"), trust)).toBe("198.51.100.7");
    expect(addressOf(from(undefined), trust)).toBe("198.51.100.7");
    expect(addressOf(from("10.0.0.2"), trust)).toBe("10.0.0.2");
    expect(addressOf(from("10.0.0.2"), { proxyAddress: undefined })).toBe("10.0.0.2");
  });
});

test("who signed in here before gets in while three hundred tries come from the same network", async () => {
  const noted: SecurityOccurrence[] = [];
  const devices = deviceMarks(KEY, () => Date.now());
  const app = express();
  const log = { record: (one: SecurityOccurrence) => void noted.push(one) };
  // A clock that stands still: however slow this machine is, no turn comes back.
  app.use(budgets({ proxyAddress: undefined, deviceOf: devices.of }, log, () => 0));
  app.use(markDevices(devices));
  app.post("/desk/sign-in", (request, response) => {
    if (request.headers["x-right"] === "yes") {
      response.append("Set-Cookie", setCookie(DESK_COOKIE, "s".repeat(43)));
      response.redirect(303, "/desk");
    } else response.status(422).end();
  });
  const { path } = await onSocket(app);
  const tried = (headers: Record<string, string>) =>
    rawRequest("http://localhost", {
      socketPath: path,
      method: "POST",
      path: "/desk/sign-in",
      headers: { "X-Forwarded-For": "198.51.100.7", ...headers },
    });
  const before = await tried({ "X-Right": "yes" });
  const [session = "", device = ""] = [before.headers["set-cookie"] ?? []].flat();
  expect(session).toContain(DESK_COOKIE);
  expect(device).toMatch(
    new RegExp(
      `^${DEVICE_COOKIE}=[\\w-]{43}; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=7776000$`,
    ),
  );
  const flood = Array.from({ length: 300 }, () => tried({}));
  const statuses = (await Promise.all(flood.slice(40))).map(({ status }) => status);
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(200);
  expect((await tried({ "X-Right": "yes" })).status).toBe(429);
  const cookie = device.split(";")[0] ?? "";
  const honest = await tried({ "X-Right": "yes", Cookie: cookie });
  expect(honest.status).toBe(303);
  // Marked already: the mark stays.
  expect([honest.headers["set-cookie"] ?? []].flat()).toHaveLength(1);
  expect((await tried({ "X-Right": "yes", Cookie: cookie.replace(/.$/, "") + "!" })).status).toBe(
    429,
  );
  expect(noted.some(({ event }) => event === "limit.reached")).toBe(true);
  // With a mark one may try as often as a whole network, and no oftener.
  const own = await Promise.all(Array.from({ length: 60 }, () => tried({ Cookie: cookie })));
  expect(own.filter(({ status }) => status === 429).length).toBeGreaterThan(20);
});

test("files that are only begun are slowed beyond two hundred of one network, but for those with a token of the API", async () => {
  const noted: SecurityOccurrence[] = [];
  const log = { record: (one: SecurityOccurrence) => void noted.push(one) };
  const app = express();
  app.use(budgets({ proxyAddress: undefined }, log, () => 0));
  app.use((_request, response) => void response.status(201).end());
  const { path } = await onSocket(app);
  const send = (to: string, headers: Record<string, string> = {}) =>
    rawRequest("http://localhost", {
      ...{ socketPath: path, method: "POST", path: to },
      headers: { "X-Forwarded-For": "198.51.100.7", ...headers },
    });
  for (let n = 0; n < 200; n += 1) expect((await send("/uploads/")).status).toBe(201);
  await send("/uploads/", { Authorization: "Bearer x" });
  await send("/uploads/itm_1/digest");
  // A form's files for a report that was sent have turns of their own.
  for (let n = 0; n < 200; n += 1) await send("/follow-up/files");
  expect(noted).toEqual([]);
  const slowedForm = send("/follow-up/files");
  const slowed = send("/uploads/");
  expect((await send("/uploads/", { "X-Forwarded-For": "203.0.113.9" })).status).toBe(201);
  expect((await slowed).status).toBe(201);
  expect((await slowedForm).status).toBe(201);
  const reached = { event: "limit.reached", facts: { limit: "upload" } };
  expect(noted).toEqual([reached, reached]);
});

test("a device's mark is good for ninety days, here only, and tells nobody's name", () => {
  let now = 100 * DAY;
  const marks = deviceMarks(KEY, () => now);
  const cookie = `${DEVICE_COOKIE}=${marks.make()}`;
  expect(marks.of(cookie)).toBeDefined();
  expect(marks.make()).not.toBe(marks.make());
  expect(deviceMarks(Buffer.alloc(32, 8), () => now).of(cookie)).toBeUndefined();
  expect(marks.of(`${DEVICE_COOKIE}=${"A".repeat(43)}`)).toBeUndefined();
  expect(marks.of(undefined)).toBeUndefined();
  now += 90 * DAY;
  expect(marks.of(cookie)).toBeDefined();
  now += DAY;
  expect(marks.of(cookie)).toBeUndefined();
  now = 99 * DAY;
  expect(marks.of(cookie)).toBeUndefined();
});

test("a public form's token is good for a day, for the cookies it was made with, and not from the future", () => {
  let now = 1_000 * HOUR;
  const tokens = publicFormTokens(KEY, () => now);
  const mine = `__Host-bw-draft=${"d".repeat(43)}`;
  const token = tokens.make(mine);
  expect(tokens.isRight(mine, token)).toBe(true);
  expect(tokens.isRight(`${mine}; other=1`, token)).toBe(true);
  expect(tokens.isRight(undefined, token)).toBe(false);
  expect(tokens.isRight(`__Host-bw-draft=${"e".repeat(43)}`, token)).toBe(false);
  expect(tokens.isRight(`__Host-bw-visit=${"d".repeat(43)}`, token)).toBe(false);
  for (const wrong of [undefined, "", "x", token.slice(1), [token], `${token}A`]) {
    expect(tokens.isRight(mine, wrong)).toBe(false);
  }
  now += 24 * HOUR;
  expect(tokens.isRight(mine, token)).toBe(true);
  now += HOUR;
  expect(tokens.isRight(mine, token)).toBe(false);
  now = 999 * HOUR;
  expect(tokens.isRight(mine, token)).toBe(false);
});

test("of a browser's report the rule and the kind of page are kept, never an address or what was stopped", async () => {
  const noted: SecurityOccurrence[] = [];
  const log = { record: (one: SecurityOccurrence) => void noted.push(one) };
  const routes = {
    desk: { id: "desk", path: "desk/setup/:token", module: {} },
    privacy: { id: "privacy", path: "privacy", module: {} },
  } as never;
  const app = express();
  app.use(violationReports({ routes }, log));
  const { path } = await onSocket(app);
  const send = (type: string, body: unknown) =>
    rawRequest("http://localhost", {
      socketPath: path,
      method: "POST",
      path: "/violations",
      headers: { "Content-Type": type },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  const secret = "http://localhost/desk/setup/very-secret-token";
  const old = {
    "csp-report": {
      "document-uri": secret,
      "violated-directive": "script-src 'nonce-x'",
      "blocked-uri": "https://elsewhere.example/stolen",
    },
  };
  const now = { body: { effectiveDirective: "img-src", documentURL: "http://localhost/privacy" } };
  expect((await send("application/csp-report", old)).status).toBe(204);
  expect((await send("application/reports+json", [now, { body: 1 }, null])).status).toBe(204);
  const typed = { body: { effectiveDirective: "<b>", documentURL: secret } };
  expect((await send("application/reports+json", [typed])).status).toBe(204);
  expect((await send("application/csp-report", "{")).status).toBe(400);
  expect((await send("application/csp-report", "x".repeat(20_000))).status).toBe(413);
  expect(noted).toEqual([
    { event: "page.violated", facts: { directive: "script-src", page: "desk.setup.token" } },
    { event: "page.violated", facts: { directive: "img-src", page: "privacy" } },
  ]);
  expect(JSON.stringify(noted)).not.toContain("secret");
  const many = Array.from({ length: 500 }, () => now);
  expect((await send("application/reports+json", many)).status).toBe(413);
  expect(noted.length).toBeLessThanOrEqual(22);
});

describe("a Unix socket", () => {
  test("that a killed process left behind is taken over; one that is listened on is not", async () => {
    const app = express().get("/", (_request, response) => void response.end("here"));
    const { path, server } = await onSocket(app);
    expect((await rawRequest("http://localhost", { socketPath: path, path: "/" })).text).toBe(
      "here",
    );
    const second = await listen(createServer(), { port: 0, socket: path });
    expect(second).toEqual({
      ok: false,
      problem: `socket ${path} is in use; set LISTEN to a free one.`,
    });
    expect(server.listening).toBe(true);
    expect((await rawRequest("http://localhost", { socketPath: path, path: "/" })).text).toBe(
      "here",
    );
  });

  test("in a folder that is not there is said in words", async () => {
    const missing = await listen(createServer(), { port: 0, socket: "/nowhere/at/all.sock" });
    expect(missing.ok).toBe(false);
    if (!missing.ok) expect(missing.problem).toContain("set LISTEN");
  });
});
