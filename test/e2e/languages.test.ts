import { createRequire } from "node:module";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { launchBrowser, PAGE_MILLIS } from "#test/support/browser.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";

// A whole report in other languages, one of them read from right to left, by addresses and names of fields alone.

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

interface AxeResult {
  readonly violations: readonly { id: string; nodes: readonly { html: string }[] }[];
}

/** No violation of the accessibility rules, nothing that scrolls sideways, one heading, and the language said right. */
async function check(page: Page, language: string, what: string): Promise<void> {
  await page.waitForLoadState();
  await page.addScriptTag({ path: AXE });
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: () => Promise<AxeResult> } };
    const { violations } = await axe.run();
    return {
      violations: violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`),
      width: document.documentElement.scrollWidth - window.innerWidth,
      headings: document.querySelectorAll("h1").length,
      language: document.documentElement.lang,
    };
  });
  expect({ what, ...found }).toEqual({ what, violations: [], width: 0, headings: 1, language });
}

/** Sends the page's form and waits for where it leads. */
async function send(page: Page): Promise<void> {
  await Promise.all([
    page.waitForEvent("load"),
    page.locator("main form").last().getByRole("button").last().click(),
  ]);
}

async function begin(page: Page, language: string): Promise<void> {
  await page.goto(`/language?to=${language}&back=/`);
  await check(page, language, "/");
  await Promise.all([
    page.waitForEvent("load"),
    page.locator('form[action="/report/start"] button').click(),
  ]);
}

test.each([
  ["es", 320],
  ["ar", 320],
  ["ar", 1280],
])(
  "in %s a report goes all the way at %i pixels, without a violation on any page",
  async (language, width) => {
    const context = await browser.newContext({
      baseURL: server.origin,
      viewport: { width, height: 800 },
      // Only for the checker: our own policy lets no script of others in.
      bypassCSP: true,
    });
    context.setDefaultTimeout(PAGE_MILLIS);
    const page = await context.newPage();
    await begin(page, language);
    await send(page);
    await check(page, language, "what happened, with nothing filled in");
    await page.locator('[name="category"]').first().check();
    await page.locator('[name="narrative"]').fill("Empujaron a un hombre. دفعوا رجلاً.");
    await send(page);
    await check(page, language, "questions");
    await page.goto("/report/where-and-when");
    await check(page, language, "where and when");
    await page.locator('[name="place"]').fill("Elm Street 12, Springfield");
    await page.locator('[name="from-month"]').fill("13");
    await page.locator('[name="from-day"]').fill("40");
    await page.locator('[name="from-year"]').fill("2026");
    await send(page);
    await check(page, language, "where and when, with a day that does not exist");
    await page.locator('[name="from-month"]').fill("4");
    await page.locator('[name="from-day"]').fill("21");
    await send(page);
    for (const path of [
      "/report/evidence",
      "/report/who-was-involved",
      "/report/who-was-involved/officer",
      "/report/who-was-involved/vehicle",
      "/report/your-part",
      "/report/about-you",
    ]) {
      await page.goto(path);
      await check(page, language, path);
    }
    await page.locator('[name="choice"][value="only-here"]').check();
    await send(page);
    await page.goto("/report/check");
    await check(page, language, "/report/check");
    await send(page);
    await check(page, language, "the sent report");
    const code = (await page.locator(".receipt-code__digits").innerText()).trim();
    for (const path of [
      "/report/sent/card",
      "/report/sent/check",
      "/safety",
      "/privacy",
      "/paper",
    ]) {
      await page.goto(path);
      await check(page, language, path);
    }
    await page.goto("/follow-up");
    await page.locator('[name="code"]').fill(code);
    await send(page);
    await check(page, language, "the report's status");
    for (const path of ["/follow-up/correct", "/follow-up/withdraw"]) {
      await page.goto(path);
      await check(page, language, path);
    }
    await send(page);
    await check(page, language, "a withdrawn report");
    await context.close();
  },
  120_000,
);
