import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { weighPage } from "#scripts/bench/weigh-page.ts";
import { builtRoutes } from "#test/support/built-routes.ts";
import { FormClient } from "#test/support/form-client.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { begin, codeOn, fillReport, pageOf } from "./a-page.ts";

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

describe("leaving", () => {
  test("goes to an everyday page and forgets everything here", async () => {
    await fillReport(client);
    await client.post("/report/check", {});
    const code = codeOn(await pageOf(await client.get("/report/sent")));
    await client.post("/follow-up", { code });
    const visit = client.cookie("__Host-bw-visit") ?? "";
    const answer = await client.get("/leave");
    expect(answer.status).toBe(303);
    expect(answer.headers.get("Location")).toBe("https://www.weather.gov/");
    expect(answer.headers.get("Clear-Site-Data")).toBe('"cookies", "storage"');
    expect(client.cookieHeader()).toBe("");
    const replayed = await fetch(`${server.origin}/follow-up/status`, {
      redirect: "manual",
      headers: { Cookie: `__Host-bw-visit=${visit}` },
    });
    expect(replayed.status).toBe(303);
  });

  test("works as a form as well", async () => {
    expect((await client.post("/leave", {})).headers.get("Location")).toBe(
      "https://www.weather.gov/",
    );
  });

  test("a link on another site cannot make anyone lose a draft", async () => {
    await begin(client);
    const answer = await client.get("/leave", { "Sec-Fetch-Site": "cross-site" });
    expect(answer.status).toBe(303);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(answer.headers.get("Clear-Site-Data")).toBeNull();
  });
});

test("without a street map no pin is offered, no tile is given, and its page leads back to the words", async () => {
  await fillReport(client);
  const where = await pageOf(await client.get("/report/where-and-when"));
  expect(where.html).not.toContain('data-then="map"');
  const map = await pageOf(await client.get("/report/where-and-when/map?change=1"));
  expect([map.status, map.location]).toEqual([303, "/report/where-and-when?change=1"]);
  expect((await client.get("/map/1/0/0")).status).toBe(404);
});

describe("pages to read", () => {
  const TO_READ = ["/", "/privacy", "/safety", "/accessibility", "/follow-up", "/paper"];
  test.each([...TO_READ, "/follow-up/lost-code"])(
    "%s has one heading, the way out, and no script but the one that leaves",
    async (path) => {
      const { status, html, title } = await pageOf(await client.get(path));
      expect(status).toBe(200);
      expect(html.match(/<h1/g)).toHaveLength(1);
      expect(title).toMatch(/\S - Online desk$/);
      expect(html.match(/<script[^>]*>/g)).toEqual([
        expect.stringMatching(
          /^<script src="\/assets\/leave-[^"]+\.js" nonce="[^"]+" defer=""[^>]*>$/,
        ),
      ]);
      expect(html).not.toMatch(/<style|style="| on\w+="/);
      expect(html).toContain('href="/leave"');
    },
  );

  test("an address without a page says so with 404, to a form as well", async () => {
    const page = await pageOf(await client.get("/no/such/page"));
    expect(page.status).toBe(404);
    expect(page.html).toContain("There is no page here");
    expect(page.html).toContain('href="/leave"');
    expect((await client.post("/no/such/page", {})).status).toBe(404);
  });

  test("an address with strange text in it is answered without repeating it", async () => {
    const { status, html } = await pageOf(await client.get("/?notice=<script>alert(1)</script>"));
    expect(status).toBe(200);
    expect(html).not.toContain("alert(1)");
  });
});

describe("every address of the public, read from the built server", () => {
  /** For what an address has in it: of the right shape, and nobody's. */
  const PARTS: Readonly<Record<string, string>> = {
    itemId: "itm_00000000000000000000000000",
    kind: "officer",
    slug: "autumn-2026",
    ...{ zoom: "0", column: "0", row: "0" },
  };
  const addresses = () => {
    const open = builtRoutes()
      .filter(({ path, loader }) => loader === "public" && !/^\/(desk|log)(\/|$)|\*/.test(path))
      .map(({ path }) =>
        path.replace(/:(\w+)/g, (_, name: string) => {
          const part = PARTS[name];
          if (part === undefined) throw new Error(`nothing to put for ${name} in ${path}`);
          return part;
        }),
      );
    return [...new Set(open)];
  };

  /** The pages that take files bring what sends them in parts. */
  const WITH_FILES: readonly string[] = ["/report/evidence", "/follow-up/files"];

  /** What a page makes a browser load, open or send to. */
  const targets = (html: string) =>
    [...html.matchAll(/(?:src|href|action|srcset|poster|content)="([^"]*)"/g)].map(
      ([, target = ""]) => target,
    );

  test.each(["with nothing", "while writing", "after sending"])(
    "is kept by no browser, tells no other site, and shows no title that says what it is: %s",
    async (state) => {
      if (state !== "with nothing") await fillReport(client);
      if (state === "after sending") {
        await client.post("/report/check", {});
        await client.post("/follow-up", {
          code: codeOn(await pageOf(await client.get("/report/sent"))),
        });
      }
      const told = /report|officer|police|federal|crime|evidence|witness|prosecut/i;
      let pages = 0;
      for (const path of addresses().filter((one) => one !== "/leave")) {
        const page = await pageOf(await client.get(path));
        expect([path, page.status < 500]).toEqual([path, true]);
        expect([path, page.headers.get("Cache-Control")]).toEqual([path, "no-store"]);
        // Other sites get no referrer; our own forms need one, or browsers hide where they come from.
        expect([path, page.headers.get("Referrer-Policy")]).toEqual([path, "same-origin"]);
        if (!page.html.startsWith("<!DOCTYPE html>") || path.includes("offline")) continue;
        pages += 1;
        const { octets } = await weighPage(server.origin, path, client.cookieHeader());
        const limit = WITH_FILES.includes(path) ? 120 : 60;
        expect([path, octets < limit * 1024]).toEqual([path, true]);
        expect([path, told.test(page.title)]).toEqual([path, false]);
        const away = targets(page.html).filter((target) => /^(\w+:)?\/\//.test(target));
        expect([path, away.filter((target) => !target.startsWith(server.origin))]).toEqual([
          path,
          [],
        ]);
        // Without scripts and without drawings every page still says what it says.
        const bare = page.html.replace(/<script[^>]*><\/script>/g, "");
        expect([path, /<script|<iframe|<object|<embed|<canvas/.test(bare)]).toEqual([path, false]);
        const drawings = bare.match(/<svg[^>]*>/g) ?? [];
        expect([path, drawings.filter((one) => !one.includes('aria-hidden="true"'))]).toEqual([
          path,
          [],
        ]);
      }
      expect(pages).toBeGreaterThan(state === "after sending" ? 8 : 5);
    },
  );
});

describe("what is sent compressed", () => {
  const coding = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${server.origin}${path}`, {
      redirect: "manual",
      headers: { "Accept-Encoding": "gzip, br", ...headers },
    });
    await answer.arrayBuffer();
    return answer.headers.get("Content-Encoding");
  };

  test("a page is, only where nothing of a visitor and nothing of a stranger can be in it", async () => {
    expect(await coding("/safety")).toBe("gzip");
    expect(await coding("/safety", { "Accept-Encoding": "identity" })).toBeNull();
    expect(await coding("/safety?notice=a")).toBeNull();
    await begin(client);
    expect(await coding("/", { Cookie: client.cookieHeader() })).toBeNull();
    expect(await coding("/report/what-happened", { Cookie: client.cookieHeader() })).toBeNull();
    // Nothing of whoever asks is in it.
    expect(await coding("/paper", { Cookie: client.cookieHeader() })).toBe("gzip");
    expect(await coding("/paper?notice=a", { Cookie: client.cookieHeader() })).toBeNull();
    expect(await coding("/no/such/page")).toBeNull();
    expect(await coding("/desk/sign-in", { Cookie: "other=1" })).toBeNull();
  });

  test("styles are, with the bytes that they are without it; names outside the build are not looked for", async () => {
    const { html } = await pageOf(await client.get("/safety"));
    const [, styles = ""] = /href="(\/assets\/public-[^"]+\.css)"/.exec(html) ?? [];
    const texts = await Promise.all(
      ["br", "gzip", "identity"].map(async (accepted) => {
        const answer = await fetch(`${server.origin}${styles}`, {
          headers: { "Accept-Encoding": accepted },
        });
        expect(answer.headers.get("Content-Encoding")).toBe(
          accepted === "identity" ? null : accepted,
        );
        expect(answer.headers.get("Vary")).toContain("Accept-Encoding");
        expect(answer.headers.get("Cache-Control")).toBe("no-store");
        return answer.text();
      }),
    );
    expect(new Set(texts).size).toBe(1);
    expect(await coding("/assets/..%2f..%2fpackage.js")).toBeNull();
    expect(await coding("/assets/none.css")).toBeNull();
  });
});
