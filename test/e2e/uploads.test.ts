import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import type { Browser, Page } from "playwright-core";
import { launchBrowser, PAGE_MILLIS } from "#test/support/browser.ts";
import { startOn, type KillableBrowser } from "#test/support/killable-browser.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { until } from "#test/support/until.ts";
import {
  arrivedPercent,
  network,
  openPhone,
  passOthers,
  press,
  state,
  toEvidence,
} from "#test/support/witness-page.ts";

/** A net for what hangs: browsers write their cookies down when they like, and a slow machine adds to that. */
const PATIENCE = 300_000;
const MEGABYTE = 1_000_000;

let server: RunningServer;
let browser: Browser;
let small: string;
let large: string;
let other: string;
let late: string;
const seen: string[] = [];

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  const folder = join(server.folder, "chosen");
  await mkdir(folder);
  [small, large, other, late] = (await Promise.all(
    (
      [
        ["corner.jpg", 200_000],
        ["long.mp4", 6 * MEGABYTE],
        ["another.mp4", 6 * MEGABYTE],
        ["later.jpg", 150_000],
      ] as const
    ).map(async ([name, bytes]) => {
      const path = join(folder, name);
      await writeFile(path, randomBytes(bytes));
      return path;
    }),
  )) as [string, string, string, string];
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

const phone = () => openPhone(browser, server, seen);

/** A page of a browser that has a profile of its own. */
function pageIn({ context }: KillableBrowser): Promise<Page> {
  context.setDefaultTimeout(PAGE_MILLIS);
  return context.newPage();
}

/** What the office has of this browser's files. */
const known = (page: Page) =>
  page.evaluate(async () => {
    const answer = await fetch("/uploads/");
    return ((await answer.json()) as { files: { state: string }[] }).files;
  });

/** Whether a profile's cookies on disk have one of that name. */
function keepsCookie(profile: string, name: string): boolean {
  const files = ["Default/Network/Cookies", "Default/Cookies"].map((one) => join(profile, one));
  const file = files.find((one) => existsSync(one));
  if (file === undefined) return false;
  const database = new Sqlite(file, { readonly: true });
  try {
    return database.prepare("select 1 from cookies where name = ?").get(name) !== undefined;
  } catch (error) {
    // Written to at this moment.
    if (error instanceof Sqlite.SqliteError) return false;
    throw error;
  } finally {
    database.close();
  }
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
      await page.getByRole("heading", { name: "officers and cars" }).waitFor();
    },
    PATIENCE,
  );

  test(
    "the same file under two names is kept once; taken back, both are said to be gone, and either can be chosen again",
    async () => {
      const { page } = await phone();
      await toEvidence(page);
      const again = join(server.folder, "chosen", "again.jpg");
      await copyFile(small, again);
      await page.setInputFiles('[name="files"]', small);
      const isWhole = (name: string) => async () =>
        (await state(page, name)).includes("the same as on your device");
      await until(isWhole("corner.jpg"));
      await page.setInputFiles('[name="files"]', again);
      await until(async () => (await state(page, "again.jpg")).includes("We keep it once"));
      await press(page, "Remove corner.jpg");
      await until(async () => (await state(page, "again.jpg")).includes("not have this file"));
      expect(await page.locator("[data-upload-status]").innerText()).not.toContain("All files");
      await page.setInputFiles('[name="files"]', again);
      await until(isWhole("again.jpg"));
      expect(await known(page)).toMatchObject([{ state: "sealed", name: "again.jpg" }]);
    },
    PATIENCE,
  );

  test(
    "the report can be sent, and its code shown, while a video is still on its way; another phone finishes it with the code",
    async () => {
      const first = await phone();
      const { page } = first;
      await toEvidence(page);
      // So slow that none of the two has come whole before the report is sent, however long the machine takes over its pages.
      await network(first, { up: 100_000 });
      await page.setInputFiles('[name="files"]', [large, other, small]);
      await until(async () => (await arrivedPercent(page, "long.mp4")) >= 5);
      // Two go at a time; the office knows of the third before a byte of it went.
      expect(await state(page, "corner.jpg")).toBe("Waiting");
      expect(await known(page)).toHaveLength(3);
      // The next pages come into this one, so that the upload goes on.
      await press(page, "Continue");
      await passOthers(page);
      await page.locator("label", { hasText: "No name, and no messages" }).click();
      await press(page, "Continue");
      await page.getByRole("button", { name: /^Send/ }).first().waitFor();
      expect(await page.locator(".uploads").isVisible()).toBe(true);
      await page.getByRole("button", { name: /^Send/ }).first().click();
      await page.getByRole("heading", { name: "We have your report" }).waitFor();
      expect(new URL(page.url()).pathname).toBe("/report/sent");
      // What was sent cannot be taken back: nothing says that it could.
      expect(await page.locator(".uploads").isVisible()).toBe(true);
      expect(await page.getByRole("button", { name: /^Remove/ }).count()).toBe(0);
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
      // With the file that had not begun, and one that was never chosen before.
      await second.page.setInputFiles("[data-uploader]", [large, small, late]);
      for (const name of ["long.mp4", "corner.jpg", "later.jpg"]) {
        await until(async () =>
          (await state(second.page, name)).includes("the same as on your device"),
        );
      }
    },
    PATIENCE,
  );

  test(
    "a lost network is waited for, a reload loses nothing, and a pause holds",
    async () => {
      const held = await phone();
      const { page } = held;
      await toEvidence(page);
      await network(held, { up: 200_000 });
      await page.setInputFiles('[name="files"]', large);
      await until(async () => (await arrivedPercent(page, "long.mp4")) >= 5);
      await press(page, "Pause long.mp4");
      const paused = await state(page, "long.mp4");
      expect(paused).toMatch(/^Paused at \d+ %/);
      // However busy the machine, the file has not come before the network goes.
      await network(held, { up: 20_000 });
      await press(page, "Go on with long.mp4");
      await network(held, { up: 20_000, offline: true });
      await until(async () => (await state(page, "long.mp4")).includes("no connection"), 60_000);
      await network(held, { up: 20_000 });
      await until(async () => (await state(page, "long.mp4")).includes("Sending"));
      page.once("dialog", (dialog) => void dialog.accept());
      await page.reload();
      await page.getByText("Choose the same file again").first().waitFor();
      const kept = await arrivedPercent(page, "long.mp4");
      expect(kept).toBeGreaterThan(0);
      await network(held, { up: 800_000 });
      await page.setInputFiles('[name="files"]', large);
      await until(async () =>
        (await state(page, "long.mp4")).includes("the same as on your device"),
      );
    },
    PATIENCE,
  );

  test(
    "a connection that hangs without failing is given up after a minute, and the file goes on over a new one",
    async () => {
      const held = await phone();
      const { page } = held;
      await page.clock.install();
      await toEvidence(page);
      await network(held, { up: 150_000 });
      await page.setInputFiles('[name="files"]', large);
      await until(async () => (await arrivedPercent(page, "long.mp4")) >= 5);
      // Open, and hardly a byte goes through it: a request's head comes through, its megabytes do not.
      await press(page, "Pause long.mp4");
      const asked: string[] = [];
      page.on("request", (request) => {
        if (["HEAD", "PATCH"].includes(request.method())) asked.push(request.method());
      });
      await network(held, { up: 2_000 });
      await press(page, "Go on with long.mp4");
      await until(() => Promise.resolve(asked.join() === "HEAD,PATCH"));
      await page.clock.fastForward(50_000);
      expect(asked).toEqual(["HEAD", "PATCH"]);
      // The device may have noted a last byte meanwhile, from which the minute counts.
      await until(async () => {
        await page.clock.fastForward(15_000);
        return asked.length > 2;
      });
      expect(asked.slice(0, 3)).toEqual(["HEAD", "PATCH", "HEAD"]);
      // From now on in small pieces: before, one was larger than the whole file.
      await network(held, { up: 800_000 });
      await until(async () => {
        return (await state(page, "long.mp4")).includes("the same as on your device");
      });
      expect(asked.filter((method) => method === "PATCH").length).toBeGreaterThan(2);
    },
    PATIENCE,
  );

  test(
    "a browser that dies in the middle goes on after its next start, and on another device with the code",
    async () => {
      const profile = await mkdtemp(join(tmpdir(), "bw-profile-"));
      const first = await startOn(profile, { baseURL: server.origin });
      try {
        const page = await pageIn(first);
        await toEvidence(page);
        await network({ page, context: first.context }, { up: 40_000 });
        await page.setInputFiles('[name="files"]', large);
        await until(async () => (await arrivedPercent(page, "long.mp4")) >= 5);
        // The browser writes cookies down when it likes; before that a death takes them, and with them every way back but a code.
        await until(() => Promise.resolve(keepsCookie(profile, "__Host-bw-draft")), 90_000);
      } finally {
        await first.die();
      }

      const again = await startOn(profile, { baseURL: server.origin });
      let code = "";
      try {
        const page = await pageIn(again);
        await page.goto("/report/evidence");
        await page.getByText("Choose the same file again").first().waitFor();
        const kept = await arrivedPercent(page, "long.mp4");
        expect(kept).toBeGreaterThan(0);
        await network({ page, context: again.context }, { up: 150_000 });
        await page.setInputFiles('[name="files"]', [large, other]);
        await until(async () => (await arrivedPercent(page, "long.mp4")) > kept);
        await press(page, "Continue");
        await passOthers(page);
        await page.locator("label", { hasText: "No name, and no messages" }).click();
        await press(page, "Continue");
        await page.getByRole("button", { name: /^Send/ }).first().click();
        await page.getByRole("heading", { name: "We have your report" }).waitFor();
        code = await page.locator(".receipt-code").first().innerText();
        await until(async () => (await arrivedPercent(page, "another.mp4")) >= 2);
      } finally {
        // And once more, now with the report sent.
        await again.die();
      }

      const device = await phone();
      await device.page.goto("/follow-up");
      await device.page.locator('[name="code"]').fill(code);
      await press(device.page, "Open my report");
      await device.page.getByText("Choose the same file again").first().waitFor();
      await device.page.setInputFiles("[data-uploader]", [large, other]);
      for (const name of ["long.mp4", "another.mp4"]) {
        await until(
          async () => (await state(device.page, name)).includes("the same as on your device"),
          PATIENCE,
        );
      }
      await rm(profile, { recursive: true, force: true });
    },
    3 * PATIENCE,
  );

  test("nothing the page does is against its own policy", () => {
    expect(seen).toEqual([]);
  });
});
