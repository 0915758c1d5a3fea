import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { launchBrowser, PAGE_MILLIS } from "#test/support/browser.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { until } from "#test/support/until.ts";
import { arrivedPercent, network, press, toEvidence } from "#test/support/witness-page.ts";

// The site must be gone at once, with what it knew of the visit, whatever was going on.

const EVERYDAY = "https://www.weather.gov/";

let browser: Browser;
let server: RunningServer;
let folder: string;

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), "bw-leaving-"));
});

afterAll(async () => {
  await browser.close();
  await server.remove();
  await rm(folder, { recursive: true, force: true });
});

/** A page; what the browser asks its reader is noted. The everyday site itself cannot be reached from here: that it is asked for is enough. */
async function open(options: { readonly script: boolean }) {
  const context = await browser.newContext({
    baseURL: server.origin,
    javaScriptEnabled: options.script,
    viewport: { width: 360, height: 740 },
  });
  context.setDefaultTimeout(PAGE_MILLIS);
  const page = await context.newPage();
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  return { context, page, asked };
}

/** Leaves in some way, and waits until the browser asks for the everyday site in this page's place. */
async function leaveBy(page: Page, act: () => Promise<void>): Promise<void> {
  const asked = page.waitForRequest(EVERYDAY);
  await act();
  expect((await asked).isNavigationRequest()).toBe(true);
  await until(() => Promise.resolve(!page.url().startsWith(server.origin)));
}

async function pressEsc(page: Page): Promise<void> {
  // Said as soon as the keys are seen.
  await page.getByText("press the Esc key").waitFor();
  for (let n = 0; n < 3; n += 1) await page.keyboard.press("Escape");
}

async function pressLeave(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Leave now" }).click({ noWaitAfter: true });
}

const draftLinks = (page: Page) =>
  page.getByRole("link", { name: "Go on with your report" }).count();

describe("leaving", () => {
  test.each([
    ["by pressing Esc 3 times", pressEsc],
    ["by the button", pressLeave],
  ])(
    "%s puts an everyday page in this page's place, and the way back leads to no draft",
    async (_, act) => {
      const { page, context } = await open({ script: true });
      await page.goto("/");
      await press(page, "Start a report");
      await leaveBy(page, () => act(page));
      expect((await context.cookies(server.origin)).map(({ name }) => name)).toEqual([]);
      await page.goBack();
      expect(new URL(page.url()).pathname).toBe("/");
      await page.reload();
      expect(await draftLinks(page)).toBe(0);
      await context.close();
    },
  );

  test("works without script, by the button", async () => {
    const { page, context } = await open({ script: false });
    await page.goto("/");
    expect(await page.getByText("press the Esc key").isVisible()).toBe(false);
    await press(page, "Start a report");
    await leaveBy(page, () => pressLeave(page));
    expect(await context.cookies(server.origin)).toEqual([]);
    await context.close();
  });

  test("asks nothing while a file is on its way", async () => {
    const { page, context, asked } = await open({ script: true });
    await toEvidence(page);
    await network({ page, context }, { up: 100_000 });
    const file = join(folder, "long.mp4");
    await writeFile(file, randomBytes(3_000_000));
    await page.setInputFiles('[name="files"]', file);
    await until(async () => (await arrivedPercent(page, "long.mp4")) >= 1);
    await leaveBy(page, () => pressEsc(page));
    expect(asked).toEqual([]);
    await context.close();
  });
});
