import { once } from "node:events";
import { connect, createServer, type Server } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchBrowser, PAGE_MILLIS } from "#test/support/browser.ts";
import { PASSWORD } from "#test/support/open-test-office.ts";
import { freePort } from "#test/support/free-port.ts";
import { rawRequest } from "../security/raw-request.ts";
import { openDeskOffice, type DeskOffice } from "../routes/desk/desk-office.ts";
import { generatedPhoto } from "../routes/desk/generated-photo.ts";

// An office whose pictures and originals come from a host of their own, and files that try to act.

let office: DeskOffice;
let relay: Server;
let mediaOrigin: string;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let reportPath: string;
let ids: readonly string[];

const MARK = "window.top.ran = 1; fetch('http://localhost:1/left')";
// Pages and SVG are refused on arrival already; these pass as records and carry script all the same.
const HOSTILE: readonly (readonly [name: string, bytes: string])[] = [
  ["b.jpg", `\xff\xd8\xff\xe0<script>${MARK}</script>`],
  ["c.gif", `GIF89a/*<script>${MARK}</script>*/=1;${MARK}`],
  ["d.pdf", `%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(${MARK})>>>>endobj`],
  ["e.txt", `They came at noon. <script>${MARK}</script>`],
  ["f.mp4", `\0\0\0\x18ftypmp42<script>${MARK}</script>`],
];

beforeAll(async () => {
  const mediaPort = await freePort();
  mediaOrigin = `http://localhost:${mediaPort}`;
  office = await openDeskOffice({ MEDIA_ORIGIN: mediaOrigin });
  const { port } = new URL(office.origin);
  relay = createServer((socket) => {
    const onward = connect(Number(port), "localhost");
    socket.pipe(onward).pipe(socket);
    socket.on("error", () => onward.destroy());
    onward.on("error", () => socket.destroy());
  }).listen(mediaPort, "localhost");
  await once(relay, "listening");
  const sent = await office.given({
    files: [
      { name: "photo.jpg", bytes: await generatedPhoto() },
      ...HOSTILE.map(([name, text]) => ({ name, bytes: Buffer.from(text, "latin1") })),
    ],
  });
  reportPath = `/desk/reports/${sent.reportId}`;
  ids = sent.itemIds;
  browser = await launchBrowser();
  context = await browser.newContext({ baseURL: office.origin, acceptDownloads: true });
  context.setDefaultTimeout(PAGE_MILLIS);
  page = await context.newPage();
  const { signInName } = await office.person("prosecutor");
  await page.goto("/desk/sign-in");
  await page.locator('[name="sign-in-name"]').fill(signInName);
  await page.locator('[name="password"]').fill(PASSWORD);
  await Promise.all([
    page.waitForURL((url) => !url.pathname.includes("sign-in")),
    page.locator('form[method="post"] button').first().click(),
  ]);
}, 240_000);

afterAll(async () => {
  await browser.close();
  relay.close();
  await office.remove();
});

test("pictures of a report come from the media host and break no rule of the page", async () => {
  const violations: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") violations.push(message.text());
  });
  const fetched: string[] = [];
  page.on("response", (response) => {
    if (response.url().startsWith(mediaOrigin)) fetched.push(response.url());
  });
  await page.goto(reportPath);
  const picture = page.locator(`img[src^="/desk/evidence/${ids[0] ?? ""}"]`).first();
  await picture.scrollIntoViewIfNeeded();
  await page.waitForFunction(
    (one) => one instanceof HTMLImageElement && one.naturalWidth > 0,
    await picture.elementHandle(),
  );
  expect(fetched.length).toBeGreaterThan(0);
  expect(violations).toEqual([]);
});

describe("an original, whatever it is", () => {
  test.each(HOSTILE.map(([name], at) => [name, at] as const))(
    "%s is given to keep: nothing of it runs and nothing leaves",
    async (name, at) => {
      const left: string[] = [];
      const note = (request: { url: () => string }) => {
        if (!request.url().startsWith("http://localhost:1/")) return;
        left.push(request.url());
      };
      context.on("request", note);
      await page.goto("/desk/account");
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page
          .goto(`/desk/evidence/${ids[at + 1] ?? ""}/original?purpose=review`)
          .catch(() => undefined),
      ]);
      expect(download.suggestedFilename()).toBe(name);
      expect(new URL(download.url()).origin).toBe(mediaOrigin);
      expect(page.url()).toBe(`${office.origin}/desk/account`);
      expect(await page.evaluate("window.ran === undefined")).toBe(true);
      expect(left).toEqual([]);
      context.off("request", note);
    },
  );
});

test("no other page can frame what a ticket opens", async () => {
  const asked = await (
    await office.as("prosecutor")
  ).get(`/desk/evidence/${ids[0] ?? ""}/preview`, {
    "User-Agent": await page.evaluate<string>("navigator.userAgent"),
  });
  const ticket = asked.headers.get("Location") ?? "";
  expect(ticket.startsWith(`${mediaOrigin}/media/`)).toBe(true);
  // The browser may open it by itself, so it is the frame that is refused and not the ticket.
  expect((await page.goto(ticket))?.status()).toBe(200);
  const elsewhere = await context.newPage();
  await elsewhere.setContent(`<iframe src="${ticket}"></iframe>`);
  await elsewhere.waitForTimeout(300);
  expect(elsewhere.frames().filter((frame) => frame.url() === ticket)).toEqual([]);
  await elsewhere.close();
});

test("the media host has nothing but tickets, and tickets open nowhere else", async () => {
  const at = (host: string, path: string) =>
    rawRequest(office.origin, { path, headers: { Host: new URL(host).host } });
  for (const path of ["/", "/desk/sign-in", "/api/v1/openapi.json", "/health", "/uploads/"]) {
    expect({ path, status: (await at(mediaOrigin, path)).status }).toEqual({ path, status: 404 });
  }
  const asked = await (await office.as("prosecutor")).get(`/desk/evidence/${ids[0] ?? ""}/preview`);
  const { pathname } = new URL(asked.headers.get("Location") ?? "");
  expect((await at(office.origin, pathname)).status).toBe(404);
  const other = await rawRequest(office.origin, {
    path: pathname,
    headers: { Host: new URL(mediaOrigin).host, "User-Agent": "another browser" },
  });
  expect(other.status).toBe(404);
});
