import { createRequire } from "node:module";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { launchBrowser, PAGE_MILLIS } from "#test/support/browser.ts";
import { FormClient } from "#test/support/form-client.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { begin, fillReport } from "#test/routes/public/a-page.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

let server: RunningServer;
let browser: Browser;
let receipt: string;

beforeAll(async () => {
  server = await startServer();
  const client = new FormClient(server.origin);
  await begin(client);
  const files = [{ name: "letter.txt", bytes: Buffer.from("words"), type: "text/plain" }];
  await client.postFiles("/report/evidence", { go: "next" }, files);
  await fillReport(client);
  await client.post("/report/check", {});
  receipt = await (await client.get("/receipt.txt?report=sent")).text();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

async function look(page: Page, what: string): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect([what, width]).toEqual([what, page.viewportSize()?.width]);
  await page.addScriptTag({ path: AXE });
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const found = await axe.run();
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
  });
  expect([what, ...violations]).toEqual([what]);
}

async function check(page: Page, text: string): Promise<string> {
  await page.locator('[name="receipt"]').fill(text);
  await Promise.all([
    page.waitForEvent("load"),
    page.getByRole("button", { name: "Check this receipt" }).click(),
  ]);
  return page.locator("main").innerText();
}

test.each([
  [320, false],
  [1280, true],
])("the check page at %i pixels, dark: %s, fits and shuts nobody out", async (width, dark) => {
  const context = await browser.newContext({
    baseURL: server.origin,
    viewport: { width, height: 800 },
    colorScheme: dark ? "dark" : "light",
    // The accessibility checker is a script, and our own policy lets none in.
    bypassCSP: true,
  });
  context.setDefaultTimeout(PAGE_MILLIS);
  const page = await context.newPage();
  await page.goto("/check-receipt");
  await look(page, "empty");
  expect(await check(page, receipt)).toContain("This receipt is genuine");
  await look(page, "genuine");
  expect(await check(page, receipt.replace("Files  ", "Files x"))).toContain("is not genuine");
  await look(page, "not genuine");
  expect(await check(page, "hello")).toContain("does not look like one of our receipts");
  await look(page, "no receipt");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Save the page that checks receipts" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("check-receipt.html");
  await context.close();
});
