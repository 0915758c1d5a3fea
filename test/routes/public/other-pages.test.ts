import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { limitOf, MAP_LIMIT, weighPage } from "#scripts/bench/weigh-page.ts";
import { FormClient } from "#test/support/form-client.ts";
import {
  arrangePublicPages,
  givenStreetMap,
  type PublicOffice,
} from "#test/support/public-office.ts";
import { addressOf, publicRoutes } from "#test/support/public-routes.ts";
import { publicVisitors, type PublicVisitor } from "#test/support/public-visitors.ts";
import { openDeskOffice, type DeskOffice } from "../desk/desk-office.ts";
import { begin, codeOn, fillReport, pageOf } from "./a-page.ts";

let map: Awaited<ReturnType<typeof givenStreetMap>>;
let server: DeskOffice;
let office: PublicOffice;
let client: FormClient;

beforeAll(async () => {
  map = await givenStreetMap();
  server = await openDeskOffice({ MAP_FILE: map.file });
  office = await arrangePublicPages(await server.as("administrator"));
});

beforeEach(() => {
  client = new FormClient(server.origin);
});

afterAll(async () => {
  await server.remove();
  await map.remove();
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
  /** What a page makes a browser load, open or send to. */
  const targets = (html: string) =>
    [...html.matchAll(/(?:src|href|action|srcset|poster|content)="([^"]*)"/g)].map(
      ([, target = ""]) => target,
    );
  const told = /report|officer|police|federal|crime|evidence|witness|prosecut/i;

  async function checkPage(path: string, { client: visitor, ...of }: PublicVisitor) {
    const address = addressOf({ path }, of.parts);
    const form = of.forms[path];
    const page = await pageOf(await (form ? visitor.post(address, form) : visitor.get(address)));
    expect([path, page.status < 500]).toEqual([path, true]);
    expect([path, page.headers.get("Cache-Control")]).toEqual([path, "no-store"]);
    // Other sites get no referrer; our own forms need one, or browsers hide where they come from.
    expect([path, page.headers.get("Referrer-Policy")]).toEqual([path, "same-origin"]);
    if (!page.html.startsWith("<!DOCTYPE html>") || path.includes("offline")) return page.status;
    const weight = await weighPage(server.origin, address, visitor.cookieHeader(), form);
    expect([path, weight.octets < limitOf(path)]).toEqual([path, true]);
    // What draws the map is loaded by whoever was told its weight and asked for it, and by nobody else.
    expect([path, weight.map > 0]).toEqual([
      path,
      page.status === 200 && path === "/report/where-and-when/map",
    ]);
    expect(weight.map).toBeLessThan(MAP_LIMIT);
    expect([path, told.test(page.title)]).toEqual([path, false]);
    const away = targets(page.html).filter((target) => /^(\w+:)?\/\//.test(target));
    expect([path, away.filter((target) => !target.startsWith(server.origin))]).toEqual([path, []]);
    // Without scripts and without drawings every page still says what it says.
    const bare = page.html.replace(/<script[^>]*><\/script>/g, "");
    expect([path, /<script|<iframe|<object|<embed|<canvas/.test(bare)]).toEqual([path, false]);
    const drawings = bare.match(/<svg[^>]*>/g) ?? [];
    expect([path, drawings.filter((one) => !one.includes('aria-hidden="true"'))]).toEqual([
      path,
      [],
    ]);
    return page.status;
  }

  test("is kept by no browser, tells no other site, weighs little, and shows no title that says what it is", async () => {
    const routes = publicRoutes();
    const reached = new Set<string>();
    for (const visitor of await publicVisitors(server.origin, office)) {
      for (const route of routes.filter(({ path }) => path !== "/leave")) {
        const status = await checkPage(route.path, visitor);
        if ([200, 422].includes(status) || route.path === "/*") reached.add(route.path);
      }
    }
    // A page that none of the visitors comes to is not tested: it is named here, and needs a visitor who does.
    const pages = routes.filter(({ isPage }) => isPage).map(({ path }) => path);
    expect(pages.filter((path) => !reached.has(path))).toEqual([]);
  });
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

  test("styles are kept by the browsers of the desk, and by nobody else's: they tell who was here", async () => {
    const { html } = await pageOf(await client.get("/desk/sign-in"));
    const [, styles = ""] = /href="(\/assets\/desk-[^"]+\.css)"/.exec(html) ?? [];
    const kept = async (referer: string) => {
      const headers = { "Accept-Encoding": "br", Referer: referer };
      const answer = await fetch(`${server.origin}${styles}`, { headers });
      await answer.arrayBuffer();
      return answer.headers.get("Cache-Control");
    };
    expect(await kept(`${server.origin}/desk/queue`)).toBe("private, max-age=31536000, immutable");
    for (const other of [
      `${server.origin}/`,
      `${server.origin}/deskside`,
      "https://a.example/desk/",
    ]) {
      expect(await kept(other)).toBe("no-store");
    }
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
