import { request } from "node:http";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { testConfinement } from "#app/adapters/media/child-pool.ts";
import { measureDisk } from "#app/adapters/storage/disk-guard.ts";
import { diskLevel } from "#app/core/intake/disk-floors.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";

let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
});

afterAll(async () => {
  await server.remove();
});

/** A request with exactly these headers: fetch would add or forbid some of them. */
async function raw(options: {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}): Promise<{ status: number; headers: Record<string, unknown>; text: string }> {
  const { port } = new URL(server.origin);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: "localhost",
        port,
        method: options.method ?? "GET",
        path: options.path,
        headers: options.headers ?? {},
      },
      (response) => {
        let text = "";
        response.on("data", (chunk: Buffer) => (text += chunk.toString()));
        response.on("end", () => {
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
      },
    );
    sent.on("error", reject);
    sent.end(options.body);
  });
}

const FORM = { "Content-Type": "application/x-www-form-urlencoded" };

describe("who may send a form", () => {
  const body = "category=force&narrative=x";
  const path = "/report/what-happened";

  test.each([
    ["another origin", { Origin: "https://elsewhere.example" }],
    ["a null origin", { Origin: "null" }],
    ["no origin at all", {}],
    ["a cross-site fetch", { "Sec-Fetch-Site": "cross-site" }],
    ["a same-site fetch of another origin", { "Sec-Fetch-Site": "same-site" }],
    [
      "a forged host in a forwarded header",
      { Origin: "https://elsewhere.example", "X-Forwarded-Host": "elsewhere.example" },
    ],
  ])("%s is refused in words", async (_, headers) => {
    const answer = await raw({ method: "POST", path, headers: { ...FORM, ...headers }, body });
    expect(answer.status).toBe(403);
    expect(answer.text).toContain("did not come from our own page");
  });

  test("a form of our own page is read", async () => {
    const answer = await raw({
      method: "POST",
      path,
      headers: { ...FORM, Origin: server.origin, "Sec-Fetch-Site": "same-origin" },
      body,
    });
    expect(answer.status).not.toBe(403);
  });

  test("a body is not read before its origin is judged", async () => {
    const started = performance.now();
    const { port } = new URL(server.origin);
    const status = await new Promise<number>((resolve, reject) => {
      const sent = request({
        host: "localhost",
        port,
        method: "POST",
        path: "/report/evidence",
        headers: {
          "Content-Type": "multipart/form-data; boundary=x",
          "Content-Length": "1000000000",
          Origin: "https://elsewhere.example",
        },
      });
      sent.on("response", (response) => {
        resolve(response.statusCode ?? 0);
        sent.destroy();
      });
      sent.on("error", reject);
      sent.write("--x\r\n");
    });
    expect(status).toBe(403);
    // A body that is waited for is given up after a minute and a half.
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});

test("another host name is not served", async () => {
  expect((await raw({ path: "/", headers: { Host: "elsewhere.example" } })).status).toBe(421);
});

test("verbs other than GET, HEAD and POST are refused", async () => {
  const answer = await raw({ method: "DELETE", path: "/" });
  expect(answer.status).toBe(405);
  expect(answer.headers["allow"]).toBe("GET, HEAD, POST");
});

test("a field of 10 MB is answered in words", async () => {
  const answer = await raw({
    method: "POST",
    path: "/report/what-happened",
    headers: { ...FORM, Origin: server.origin },
    body: `category=force&narrative=${"a".repeat(10 * 1024 * 1024)}`,
  });
  expect(answer.status).toBe(413);
  expect(answer.text).toContain("too much text");
});

test("a body of a kind no form sends is refused", async () => {
  const answer = await raw({
    method: "POST",
    path: "/report/what-happened",
    headers: { "Content-Type": "application/json", Origin: server.origin },
    body: "{}",
  });
  expect(answer.status).toBe(415);
});

test.each([
  ["no boundary", "multipart/form-data", "hello"],
  ["a boundary that never comes", "multipart/form-data; boundary=never", "hello"],
  [
    "a part that ends early",
    "multipart/form-data; boundary=x",
    '--x\r\nContent-Disposition: form-data; name="files"; filename="a.jpg"\r\n\r\nabc',
  ],
])("a broken multipart body (%s) is a 4xx, not a crash", async (_, type, body) => {
  const answer = await raw({
    method: "POST",
    path: "/report/evidence",
    headers: { "Content-Type": type, Origin: server.origin },
    body,
  });
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  expect((await raw({ path: "/health" })).status).toBe(200);
});

test("each answer carries the headers that browsers enforce", async () => {
  for (const path of ["/", "/no-such-page", "/desk/sign-in"]) {
    const { headers } = await raw({ path });
    expect(headers["referrer-policy"]).toBe("same-origin");
    expect(headers["content-security-policy"]).toContain("default-src 'none'");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["content-security-policy"]).not.toContain("unsafe");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["cache-control"]).toBe("no-store");
    expect(headers["x-powered-by"]).toBeUndefined();
  }
});

test("what marks our own script never reads as an address of another host", async () => {
  const marks = new Set<string>();
  for (let count = 0; count < 40; count += 1) {
    const { headers } = await raw({ path: "/" });
    const policy = String(headers["content-security-policy"]);
    const [, mark = ""] = /'nonce-([^']*)'/.exec(policy) ?? [];
    expect(mark).toMatch(/^[A-Za-z0-9_-]{24}$/);
    marks.add(mark);
  }
  expect(marks.size).toBe(40);
});

test("an address that nothing can have is refused and stands in no log", async () => {
  for (const path of ["/desk/invitation//secret-in-a-link", "/%FF-secret-in-a-link"]) {
    expect((await raw({ path })).status).toBe(404);
  }
  expect(server.log()).not.toContain("secret-in-a-link");
});

test("the framework's own data addresses are closed", async () => {
  for (const path of [
    "/_root.data",
    "/desk/queue.data",
    "/desk/evidence/x/original.data",
    "/desk/queue?_data=routes%2Fdesk.queue",
  ]) {
    expect((await raw({ path })).status).toBe(404);
  }
});

test("readiness names each thing relied on, and the walls around parsers, which are an alert where one is missing", async () => {
  const answer = await raw({ path: "/health/ready" });
  expect(answer.status).toBe(200);
  const confinement = await testConfinement(tmpdir());
  // Both are of the machine that the test runs on: a disk that is nearly full is said, and is no fault of the portal's.
  const disk = diskLevel(await measureDisk(tmpdir()));
  expect(JSON.parse(answer.text)).toEqual({
    ok: true,
    checks: { database: true, store: true, clock: true, disk: true },
    ...{ disk, confinement },
    alerts: [
      ...(disk === "plenty" ? [] : ["disk"]),
      ...(confinement === "bubblewrap-filtered" ? [] : ["confinement"]),
    ],
  });
});
