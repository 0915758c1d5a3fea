import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import Database from "better-sqlite3";
import { FormClient } from "#test/support/form-client.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { TusClient } from "#test/support/tus-client.ts";
import { until } from "#test/support/until.ts";
import { begin, codeOn, fillReport, pageOf, WHAT } from "./a-page.ts";

const LONG_AGO = "2020-01-01T00:00:00.000Z";

let server: RunningServer;
let client: FormClient;

beforeAll(async () => {
  server = await startServer();
});

beforeEach(() => {
  client = new FormClient(server.origin);
});

afterAll(async () => {
  await server.remove();
});

const get = async (path: string) => pageOf(await client.get(path));

/** What days and sweeps do, done at once. */
function letTimePass(statement: string, ...values: readonly string[]): void {
  const database = new Database(join(server.folder, "data/bearwitness.sqlite"));
  database.prepare(statement).run(...values);
  database.close();
}

describe("as time passes", () => {
  test("the receipt code is shown for a day, and then said to be gone", async () => {
    await fillReport(client);
    await client.post("/report/check", {});
    expect(codeOn(await get("/report/sent"))).not.toBe("");
    letTimePass("update draft set receipt_code_sealed = null");
    const { status, html } = await get("/report/sent");
    expect(status).toBe(200);
    expect(html).toContain("Your code is not shown any more");
    expect(html).not.toContain("receipt-code");
    expect(html).toMatch(/BW-\w{4}-\w{4}/);
  });

  test("a draft that nobody finished is gone after its days", async () => {
    await begin(client);
    letTimePass("update draft set expires_at = ?", LONG_AGO);
    expect((await get("/report/what-happened")).location).toBe("/?notice=no-draft");
    const lost = await client.post("/report/what-happened", WHAT);
    expect(lost.status).toBe(410);
  });

  test("a visit ends by itself, in words", async () => {
    await fillReport(client);
    await client.post("/report/check", {});
    const code = codeOn(await get("/report/sent"));
    await client.post("/follow-up", { code });
    letTimePass("update follow_up_session set last_seen_at = ?", LONG_AGO);
    const answer = await get("/follow-up/status");
    expect(answer.location).toBe("/follow-up?notice=visit-over");
    expect(client.cookie("__Host-bw-visit")).toBeUndefined();
    expect((await get("/follow-up?notice=visit-over")).html).toContain("for 30 minutes");
  });

  test("where a visit ends while files come, the code page says how many are kept and how many are not", async () => {
    await fillReport(client);
    await client.post("/report/check", {});
    const code = codeOn(await get("/report/sent"));
    client = new FormClient(server.origin);
    await client.post("/follow-up", { code });
    const { html } = await get("/follow-up/files");
    const report = /name="report" value="(drf_\w+)"/.exec(html)?.[1] ?? "";
    const part = (head: string, body: string) =>
      `--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
    const file = (name: string) => part(`name="files"; filename="${name}"`, name);
    const count = () => {
      const database = new Database(join(server.folder, "data/bearwitness.sqlite"));
      const { n } = database
        .prepare("select count(*) as n from evidence_item where draft_id = ?")
        .get(report) as { n: number };
      database.close();
      return n;
    };
    const asked = request(`${server.origin}/follow-up/files`, {
      method: "POST",
      headers: {
        ...{ Origin: server.origin, Cookie: client.cookieHeader() },
        "Content-Type": "multipart/form-data; boundary=x",
      },
    });
    const answered = once(asked, "response") as Promise<[IncomingMessage]>;
    asked.write(part('name="report"', report) + file("a.txt") + "--x\r\n");
    await until(() => count() === 1);
    letTimePass("update follow_up_session set last_seen_at = ?", LONG_AGO);
    asked.end((file("b.txt") + file("c.txt")).slice("--x\r\n".length) + "--x--\r\n");
    const [answer] = await answered;
    answer.resume();
    const { location = "" } = answer.headers;
    expect(location).toBe("/follow-up?notice=visit-over&came=1&missed=2");
    const said = (await get(location)).html;
    expect(said).toContain("1 file came whole. It is kept with your report.");
    expect(said).toContain("2 files were not added.");
    const forged = (await get("/follow-up?came=x&missed=-1")).html;
    expect(forged).not.toMatch(/came whole|not added/);
  });

  describe("a file that is gone on with keeps the draft within reach for another 7 days", () => {
    let tus: TusClient;
    let path: string;
    let kept: string;

    beforeEach(async () => {
      await begin(client);
      kept = `__Host-bw-draft=${client.cookie("__Host-bw-draft") ?? ""};`;
      tus = new TusClient(server.origin, client);
      const begun = await tus.create({ name: "night.mp4", size: 3_000 });
      expect(begun.cookies.join()).toMatch(kept);
      expect(begun.cookies.join()).toContain("Max-Age=604800");
      path = begun.location ?? "";
    });
    const anHourPasses = () => {
      const hourAgo = new Date(Date.now() - 3_600_001).toISOString();
      letTimePass("update draft set kept_at = ? where kept_at is not null", hourAgo);
    };

    test("once an hour, however often it is asked for, and while parts come one right after the other", async () => {
      expect((await tus.head(path)).cookies).toEqual([]);
      expect((await tus.create({ name: "two.mp4", size: 9 })).cookies).toEqual([]);
      anHourPasses();
      // A byte that just came says nothing of when the cookie was renewed.
      await tus.patch(path, 0, randomBytes(1_000));
      expect((await tus.head(path)).cookies.join()).toMatch(kept);
      expect((await tus.head(path)).cookies).toEqual([]);
      anHourPasses();
      expect((await tus.create({ name: "three.mp4", size: 9 })).cookies.join()).toMatch(kept);
    });

    test("but never with the answer to bytes, which may come long after the reporter has left", async () => {
      anHourPasses();
      expect(await tus.patch(path, 0, randomBytes(1_000))).toMatchObject({
        ...{ status: 204, cookies: [] },
      });
      const along = await tus.create({ name: "two.mp4", size: 9 }, randomBytes(9));
      expect(along).toMatchObject({ status: 201, offset: 9, cookies: [] });
    });

    test("and no other draft, and none of a program that brings the secret itself", async () => {
      anHourPasses();
      const secret = { "Bearwitness-Draft": client.cookie("__Host-bw-draft") ?? "" };
      expect(await tus.send("HEAD", path, { headers: secret })).toMatchObject({
        ...{ status: 200, offset: 0, cookies: [] },
      });
      const other = new FormClient(server.origin);
      await begin(other);
      expect(await new TusClient(server.origin, other).head(path)).toMatchObject({
        ...{ status: 404, cookies: [] },
      });
    });
  });

  test("of a report that was sent, a file that goes on keeps it within reach for another day; without one it is over", async () => {
    await fillReport(client);
    const tus = new TusClient(server.origin, client);
    const { location: path = "" } = await tus.create({ name: "night.mp4", size: 3_000 });
    await client.post("/report/check", {});
    const kept = `__Host-bw-sent=${client.cookie("__Host-bw-sent") ?? ""};`;
    expect((await tus.head(path)).cookies).toEqual([]);
    letTimePass("update draft set kept_at = ?", new Date(Date.now() - 3_600_001).toISOString());
    const renewed = (await tus.head(path)).cookies.join();
    expect(renewed).toMatch(kept);
    expect(renewed).toContain("Max-Age=86400");
    const soon = new Date(Date.now() + 60_000).toISOString();
    letTimePass("update draft set sent_until = ? where sent_until is not null", soon);
    expect((await tus.patch(path, 0, randomBytes(1_000))).status).toBe(204);
    letTimePass("update draft set sent_until = ? where sent_until = ?", LONG_AGO, soon);
    expect((await tus.head(path)).offset).toBe(1_000);
    letTimePass("update draft set sent_until = ?", LONG_AGO);
    expect(await tus.patch(path, 1_000, randomBytes(1_000))).toMatchObject({ body: "no-draft" });
    expect((await get("/report/sent")).location).toBe("/?notice=no-draft");
    expect((await get("/receipt.txt")).location).toBe("/follow-up");
  });

  test.each([
    ["beginning another report", () => client.post("/report/start", {})],
    ["leaving", () => client.get("/leave")],
    ["closing the report", () => client.post("/follow-up/status", {})],
  ])(
    "%s ends what the browser had of a report that was sent, on the server too",
    async (_what, act) => {
      await fillReport(client);
      await client.post("/report/check", {});
      await client.post("/follow-up", { code: codeOn(await get("/report/sent")) });
      const headers = { Cookie: client.cookieHeader() };
      const withCopy = async (path: string) =>
        pageOf(await fetch(`${server.origin}${path}`, { headers, redirect: "manual" }));
      expect((await withCopy("/report/sent")).status).toBe(200);
      expect((await withCopy("/follow-up/status")).status).toBe(200);
      await act();
      expect(client.cookie("__Host-bw-sent")).toBeUndefined();
      expect(client.cookie("__Host-bw-visit")).toBeUndefined();
      expect((await withCopy("/report/sent")).location).toBe("/?notice=no-draft");
      expect((await withCopy("/follow-up/status")).location).toBe("/follow-up?notice=visit-over");
    },
  );

  test("saving a page keeps the draft within reach for another 7 days", async () => {
    await begin(client);
    const saved = await client.post("/report/what-happened", WHAT);
    expect(saved.headers.getSetCookie().join()).toContain("Max-Age=604800");
  });
});
