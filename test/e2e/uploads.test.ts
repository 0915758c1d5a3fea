import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchBrowser, PAGE_MILLIS } from "#test/support/browser.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { until } from "#test/support/until.ts";

const PATIENCE = 120_000;
const MEGABYTE = 1_000_000;

let server: RunningServer;
let browser: Browser;
let small: string;
let large: string;
let other: string;
const seen: string[] = [];

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  const folder = join(server.folder, "chosen");
  await mkdir(folder);
  [small, large, other] = (await Promise.all(
    (
      [
        ["corner.jpg", 200_000],
        ["long.mp4", 6 * MEGABYTE],
        ["another.mp4", 6 * MEGABYTE],
      ] as const
    ).map(async ([name, bytes]) => {
      const path = join(folder, name);
      await writeFile(path, randomBytes(bytes));
      return path;
    }),
  )) as [string, string, string];
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

/** A phone of its own, under the page's own policy; what the policy stops is noted. */
async function phone(): Promise<{ readonly page: Page; readonly context: BrowserContext }> {
  const context = await browser.newContext({
    baseURL: server.origin,
    viewport: { width: 360, height: 740 },
  });
  context.setDefaultTimeout(PAGE_MILLIS);
  const page = await context.newPage();
  page.on("console", (message) => {
    if (
      message.type() === "error" &&
      !/ERR_INTERNET_DISCONNECTED|Failed to load/.test(message.text())
    )
      seen.push(message.text());
  });
  page.on("pageerror", (error) => seen.push(error.message));
  return { page, context };
}

/** As slow as one bar of signal: so many bytes a second may leave. */
async function slow({ page, context }: { page: Page; context: BrowserContext }, up: number) {
  const session = await context.newCDPSession(page);
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: 20,
    downloadThroughput: -1,
    uploadThroughput: up,
  });
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

async function toEvidence(page: Page): Promise<void> {
  await page.goto("/");
  await press(page, "Start a report");
  await page.locator("label", { hasText: "Someone was hurt" }).click();
  await page.locator('[name="narrative"]').fill("They took my phone.");
  await press(page, "Continue");
  // Every question of the office may be skipped.
  await page.getByRole("heading", { name: "A few questions about it" }).waitFor();
  await press(page, "Continue");
  await page.locator('[name="place"]').fill("Elm Street");
  await press(page, "Continue");
  await page.getByRole("heading", { name: "photos, videos or papers" }).waitFor();
  // The script has come when it has put away what only pages without it need.
  await page.getByRole("button", { name: "Add these files" }).waitFor({ state: "hidden" });
}

const state = (page: Page, name: string) =>
  page.locator(".uploads .file-row", { hasText: name }).locator(".file-row__state").innerText();

async function arrivedPercent(page: Page, name: string): Promise<number> {
  return Number(/(\d+) %/.exec(await state(page, name))?.[1] ?? 0);
}

describe("with script, on the evidence page", () => {
  test(
    "a file goes as soon as it is chosen, and is compared with the phone's own digest",
    async () => {
      const { page } = await phone();
      await toEvidence(page);
      await page.setInputFiles('[name="files"]', small);
      await until(async () =>
        (await state(page, "corner.jpg")).includes("the same as on your device"),
      );
      expect(await page.locator("[data-upload-status]").innerText()).toContain(
        "All files are received whole",
      );
      await press(page, "Continue");
      await page
        .getByRole("heading", { name: /who you are|contact/i })
        .first()
        .waitFor();
    },
    PATIENCE,
  );

  test(
    "the report can be sent, and its code shown, while a video is still on its way; another phone finishes it with the code",
    async () => {
      const first = await phone();
      const { page } = first;
      await toEvidence(page);
      await slow(first, 400_000);
      await page.setInputFiles('[name="files"]', [large, small]);
      await until(async () => (await arrivedPercent(page, "long.mp4")) >= 5);
      // The next pages come into this one, so that the upload goes on.
      await press(page, "Continue");
      await page.locator("label", { hasText: "No, I stay anonymous" }).click();
      await press(page, "Continue");
      await page.getByRole("button", { name: /^Send/ }).first().waitFor();
      expect(await page.locator(".uploads").isVisible()).toBe(true);
      await page.getByRole("button", { name: /^Send/ }).first().click();
      await page.getByRole("heading", { name: "We have your report" }).waitFor();
      expect(new URL(page.url()).pathname).toBe("/report/sent");
      const code = await page.locator(".receipt-code").first().innerText();
      const before = await arrivedPercent(page, "long.mp4");
      await until(async () => (await arrivedPercent(page, "long.mp4")) > before);
      // The battery dies.
      await first.context.close();

      const second = await phone();
      await second.page.goto("/follow-up");
      await second.page.locator('[name="code"]').fill(code);
      await press(second.page, "Open my report");
      await second.page.getByText("Choose the same file again").first().waitFor();
      await second.page.setInputFiles("[data-uploader]", other);
      await until(async () =>
        (await second.page.locator(".uploads").innerText()).includes("not the file that you began"),
      );
      await second.page.setInputFiles("[data-uploader]", large);
      await until(async () =>
        (await state(second.page, "long.mp4")).includes("the same as on your device"),
      );
    },
    PATIENCE,
  );

  test(
    "a lost network is waited for, a reload loses nothing, and a pause holds",
    async () => {
      const held = await phone();
      const { page, context } = held;
      await toEvidence(page);
      await slow(held, 800_000);
      await page.setInputFiles('[name="files"]', large);
      await until(async () => (await arrivedPercent(page, "long.mp4")) >= 5);
      await press(page, "Pause");
      const paused = await state(page, "long.mp4");
      expect(paused).toMatch(/^Paused at \d+ %/);
      await press(page, "Go on");
      await context.setOffline(true);
      await until(async () => (await state(page, "long.mp4")).includes("no connection"), 60_000);
      await context.setOffline(false);
      await until(async () => (await state(page, "long.mp4")).includes("Sending"));
      page.once("dialog", (dialog) => void dialog.accept());
      await page.reload();
      await page.getByText("Choose the same file again").first().waitFor();
      const kept = await arrivedPercent(page, "long.mp4");
      expect(kept).toBeGreaterThan(0);
      await page.setInputFiles('[name="files"]', large);
      await until(
        async () => (await state(page, "long.mp4")).includes("the same as on your device"),
        60_000,
      );
    },
    PATIENCE,
  );

  test("nothing the page does is against its own policy", () => {
    expect(seen).toEqual([]);
  });
});
