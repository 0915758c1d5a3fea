import { createRequire } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { launchBrowser, PAGE_MILLIS } from "#test/support/browser.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { until } from "#test/support/until.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

/** What the accessibility checker finds, and how far the page is wider than the screen. */
async function faultsOf(page: Page): Promise<unknown> {
  await page.addScriptTag({ path: AXE });
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: readonly { id: string }[] }> };
    };
    const { violations } = await axe.run();
    const { scrollWidth, clientWidth } = document.documentElement;
    return { faults: violations.map(({ id }) => id), tooWide: scrollWidth - clientWidth };
  });
}

test("on a small phone a photo that came leads to what is not in it, and to the words of whoever was there", async () => {
  const photo = join(server.folder, "corner.jpg");
  await sharp({ create: { width: 80, height: 60, channels: 3, background: "#456" } })
    .withExif({ IFD2: { DateTimeOriginal: "2026:11:01 21:31:05" } })
    .jpeg()
    .toFile(photo);
  const context = await browser.newContext({
    baseURL: server.origin,
    viewport: { width: 360, height: 740 },
    bypassCSP: true,
  });
  context.setDefaultTimeout(PAGE_MILLIS);
  const page = await context.newPage();
  await page.goto("/");
  await page.locator('form[action="/report/start"] button').first().click();
  await page.waitForURL("**/report/what-happened");
  await page.goto("/report/evidence");
  await page.locator('input[name="files"]').setInputFiles(photo);
  const see = page.getByRole("link", { name: "See what came with it" });
  await see.waitFor({ state: "visible" });
  await see.click();
  await page.waitForURL("**/report/evidence/file/*");
  // A machine that was too slow to look says so, and the page is loaded again, as it asks for.
  const isLookedInto = async () => (await page.getByText("We have not looked into").count()) === 0;
  await until(
    async () => (await isLookedInto()) || ((await page.reload()) !== null && isLookedInto()),
  );
  await page.getByText("this photo has no place in it").waitFor();
  await page.getByText("November 1, 2026 at 9:31 PM").waitFor();
  const nothing = { faults: [], tooWide: 0 };
  expect(await faultsOf(page)).toEqual(nothing);
  await page.getByLabel("Where was this?").fill("At the corner of Elm and 3rd");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("At the corner of Elm and 3rd").waitFor();
  expect(new URL(page.url()).pathname).toBe("/report/evidence");
  expect(await faultsOf(page)).toEqual(nothing);
  await context.close();
}, 180_000);
