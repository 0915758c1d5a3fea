import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { launchBrowser, PAGE_MILLIS } from "#test/support/browser.ts";
import sharp from "sharp";
import { describeWithCorpus } from "#test/support/corpus.ts";
import { walkByKeyboard } from "#test/support/keyboard-walk.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { until } from "#test/support/until.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
/** Every page under the accessibility checker takes its time. */
const CHECKER_MILLIS = 180_000;
const NARRATIVE =
  "Two men in vests without names threw my neighbor down.\n\nThey drove a gray van.";
const PLACE = "In front of the bakery, Elm Street and 3rd Avenue, Springfield";

let server: RunningServer;
let browser: Browser;
let photo: string;
let empty: string;
let program: string;

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  const folder = join(server.folder, "chosen");
  await mkdir(folder);
  photo = join(folder, "van at the corner.jpg");
  empty = join(folder, "empty.jpg");
  program = join(folder, "tool.exe");
  await sharp({ create: { width: 800, height: 600, channels: 3, background: "#456" } })
    .jpeg()
    .toFile(photo);
  await writeFile(empty, "");
  await writeFile(program, "MZ\u0090\u0000");
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

async function open(options: {
  readonly width: number;
  readonly script?: boolean;
  readonly dark?: boolean;
}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: server.origin,
    viewport: { width: options.width, height: 800 },
    javaScriptEnabled: options.script ?? false,
    colorScheme: options.dark === true ? "dark" : "light",
    // Only where the accessibility checker runs: our own policy lets no script in at all.
    bypassCSP: options.script ?? false,
  });
  context.setDefaultTimeout(PAGE_MILLIS);
  // The checker needs script, the walk posts forms: the page's own script has a walk of its own.
  await context.route(/\/assets\/main-[^/]*\.js$/, (route) => route.abort());
  return context.newPage();
}

/** Presses a button and waits for the page it leads to. */
async function press(page: Page, name: string): Promise<void> {
  await Promise.all([
    page.waitForEvent("load"),
    page.getByRole("button", { name, exact: true }).click(),
  ]);
}

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    await page.locator(`[name="${name}"]`).fill(value);
  }
}

async function choose(page: Page, label: string): Promise<void> {
  await page.locator("label", { hasText: label }).click();
}

const problems = (page: Page) => page.locator(".error-summary a").allInnerTexts();
const fileNames = (page: Page) => page.locator(".file-row__name").allInnerTexts();
const path = (page: Page) => new URL(page.url()).pathname;

type Look = (page: Page, what: string) => Promise<void>;

/** Writes a report as a hurried person would, with every mistake on the way, and stops before sending it. */
async function write(page: Page, look: Look, files: readonly string[] = [photo]): Promise<void> {
  await page.goto("/");
  await look(page, "the start page");
  await press(page, "Start a report");
  await look(page, "what happened");

  await press(page, "Continue");
  expect(await problems(page)).toHaveLength(2);
  await look(page, "what happened, nothing filled in");
  await choose(page, "Someone was hurt or handled with force");
  await fill(page, { narrative: NARRATIVE });
  await press(page, "Continue");
  await look(page, "questions");
  await choose(page, "I saw it");
  await page.getByRole("radiogroup", { name: "Was anyone hurt?" }).getByLabel("Yes").check();
  await press(page, "Continue");
  await look(page, "questions that follow from an answer");
  await choose(page, "Yes, later");
  await press(page, "Continue");
  await look(page, "where and when");

  await page.locator("summary", { hasText: "map numbers" }).click();
  await fill(page, {
    place: PLACE,
    latitude: "140.7",
    longitude: "-74.0060",
    "from-month": "2",
    "from-day": "31",
    "from-year": "2026",
  });
  await press(page, "Continue");
  expect(await problems(page)).toEqual([
    expect.stringContaining("not on Earth"),
    expect.stringContaining("not in the calendar"),
  ]);
  expect(await page.locator('[name="place"]').inputValue()).toBe(PLACE);
  await look(page, "where and when, with a day and a place that do not exist");
  await page.locator(".error-summary a").first().click();
  expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("latitude");
  await fill(page, { latitude: "40.7", "from-day": "28", "from-time": "17:30" });
  await press(page, "Continue");
  await look(page, "evidence");

  await page.setInputFiles('[name="files"]', [empty, program, ...files]);
  await press(page, "Add these files");
  expect((await problems(page)).sort()).toEqual([
    expect.stringContaining("empty.jpg is empty"),
    expect.stringContaining("tool.exe is a program"),
  ]);
  expect(await fileNames(page)).toHaveLength(files.length);
  await look(page, "evidence, with files that are not taken");
  await press(page, "Continue");
  await look(page, "who was involved");

  await page.getByRole("link", { name: "Add an officer" }).click();
  await look(page, "an officer");
  await press(page, "Save");
  expect(await problems(page)).toEqual([expect.stringContaining("fill in one of the boxes")]);
  await look(page, "an officer, nothing filled in");
  await fill(page, { patch: "POLICE ICE", badge: "J. 42" });
  await page.getByRole("radiogroup", { name: "Was the face covered?" }).getByLabel("Yes").check();
  await press(page, "Save");
  await page.getByRole("link", { name: "Add a car" }).click();
  await look(page, "a car");
  await fill(page, { plate: "ABC ?23" });
  await press(page, "Save");
  await look(page, "who was involved, with an officer and a car");
  await press(page, "Continue");
  await look(page, "your part");
  await choose(page, "For someone else");
  await press(page, "Continue");
  await look(page, "about you");

  await choose(page, "Yes, here is how to reach me");
  await press(page, "Continue");
  expect(await problems(page)).toHaveLength(1);
  await look(page, "about you, without a way to answer");
  await choose(page, "No name, and no messages");
  await press(page, "Continue");
  await look(page, "check");
  expect(await page.locator("main").innerText()).toContain("February 28, 2026, 5:30 PM");
}

const codeOn = async (page: Page) =>
  (await page.locator(".receipt-code__digits").innerText()).trim();

/** Writes a report and sends it. Answers with its receipt code. */
async function report(page: Page, look: Look, files?: readonly string[]): Promise<string> {
  await write(page, look, files);
  await press(page, "Send report");
  await look(page, "sent");
  const code = await codeOn(page);
  await page.getByRole("link", { name: "Make a card to print" }).click();
  await page.getByRole("link", { name: "Show the square with the code" }).click();
  await page.waitForURL("**/report/sent/card?square=code");
  await look(page, "the card");
  await page.getByRole("link", { name: "Back to my report" }).click();
  await page.getByRole("link", { name: "Check what I wrote down" }).click();
  await page.waitForURL("**/report/sent/check");
  await press(page, "Check");
  expect(await problems(page)).toHaveLength(2);
  await look(page, "the note, nothing typed");
  for (const box of await page.locator('[name^="group-"]').all()) {
    const group = Number((await box.getAttribute("name"))?.slice("group-".length));
    await box.fill(code.split(/\s+/)[group - 1] ?? "");
  }
  await press(page, "Check");
  expect(await page.getByRole("status").innerText()).toContain("You can come back with it");
  await look(page, "sent, the note checked");
  return code;
}

/** Opens the page again until every file on it is sealed. */
async function untilSealed(page: Page): Promise<void> {
  const isSealed = async () => (await page.getByText("Fingerprint follows").count()) === 0;
  if (await isSealed()) return;
  await until(async () => {
    await page.reload();
    return isSealed();
  });
}

async function nothing(): Promise<void> {
  // Only the way counts.
}

/** Nothing scrolls sideways, and the way out is there. */
const fits: Look = async (page, what) => {
  // After a click on a link the page may still be without its styles.
  await page.waitForLoadState();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect([what, width]).toEqual([what, page.viewportSize()?.width]);
  expect(await page.getByRole("link", { name: "Leave now" }).isVisible()).toBe(true);
  expect(await page.locator("h1").count()).toBe(1);
};

describe("a report, without any script", () => {
  test.each([320, 360, 768, 1280])("goes all the way at %i pixels", async (width) => {
    const page = await open({ width });
    const code = await report(page, fits);
    expect(code).toMatch(/^(\d{4}\s+){7}\d{4}$/);

    const digest = createHash("sha256")
      .update(await readFile(photo))
      .digest("hex");
    await untilSealed(page);
    expect(await page.locator(".digest code").innerText()).toBe(digest);

    await page.goto("/follow-up");
    await fits(page, "follow-up");
    await fill(page, { code: code.replace(/\d$/, (last) => String((Number(last) + 1) % 10)) });
    await press(page, "Open my report");
    expect(await problems(page)).toHaveLength(1);
    await fits(page, "follow-up with a wrong code");
    await fill(page, { code });
    await press(page, "Open my report");
    expect(path(page)).toBe("/follow-up/status");
    await fits(page, "the report's status");
    expect(await page.locator(".digest code").innerText()).toBe(digest);
    await press(page, "Close my report");
    await page.goto("/follow-up/status");
    expect(path(page)).toBe("/follow-up");
    await page.context().close();
  });

  test("a draft survives reloading and coming back", async () => {
    const page = await open({ width: 360 });
    await page.goto("/");
    await press(page, "Start a report");
    await choose(page, "Something else");
    await fill(page, { narrative: NARRATIVE });
    await press(page, "Continue");
    await page.reload();
    expect(path(page)).toBe("/report/questions");
    await press(page, "Continue");
    expect(path(page)).toBe("/report/where-and-when");
    await page.goto("/report/what-happened");
    expect(await page.locator('[name="narrative"]').inputValue()).toBe(NARRATIVE);
    await page.goto("/report/evidence");
    await page.setInputFiles('[name="files"]', photo);
    await press(page, "Add these files");
    await page.reload();
    expect(await fileNames(page)).toEqual(["van at the corner.jpg"]);
    await page.goto("/");
    await page.getByRole("link", { name: "Go on with your report" }).click();
    await page.waitForURL("**/report/where-and-when");
    await page.context().close();
  });

  test("a file can be taken back", async () => {
    const page = await open({ width: 360 });
    await page.goto("/");
    await press(page, "Start a report");
    await page.goto("/report/evidence");
    await page.setInputFiles('[name="files"]', photo);
    await press(page, "Add these files");
    await press(page, "Remove van at the corner.jpg");
    expect(await fileNames(page)).toEqual([]);
    await page.context().close();
  });

  test("sent from two windows it is one report, and Back leads to its receipt", async () => {
    const page = await open({ width: 1280 });
    await write(page, nothing);
    const second = await page.context().newPage();
    await second.goto("/report/check");
    await press(page, "Send report");
    await press(second, "Send report");
    expect(path(second)).toBe("/report/sent");
    expect(await codeOn(second)).toBe(await codeOn(page));
    // No page is kept by the browser, so the check page is asked for anew.
    await page.goBack();
    expect(path(page)).toBe("/report/sent");
    await page.context().close();
  });

  test("where the device is goes into the form when asked for, and no finer than the button says", async () => {
    const context = await browser.newContext({
      ...{ baseURL: server.origin, geolocation: { latitude: 40.712345, longitude: -74.006789 } },
      permissions: ["geolocation"],
    });
    const page = await context.newPage();
    await page.goto("/");
    await press(page, "Start a report");
    await page.goto("/report/where-and-when");
    await page.locator("summary", { hasText: "map numbers" }).click();
    const latitude = page.locator('[name="latitude"]');
    expect(await latitude.inputValue()).toBe("");
    for (const [button, value] of [
      ["Fill in about where I am (half a mile)", "40.71"],
      ["Fill in exactly where I am", "40.712345"],
    ] as const) {
      await page.getByRole("button", { name: button }).press("Enter");
      await page.waitForFunction(
        (text) => document.querySelector<HTMLInputElement>('[name="latitude"]')?.value === text,
        value,
      );
    }
    await fill(page, { place: "Elm" });
    await press(page, "Continue");
    await page.goto("/report/check");
    expect(await page.locator("main").innerText()).toContain("-74.006789 (from your phone)");
    await context.close();
  });

  test("what was typed outlives a draft that is gone", async () => {
    const page = await open({ width: 360 });
    await page.goto("/");
    await press(page, "Start a report");
    await choose(page, "Something else");
    await fill(page, { narrative: NARRATIVE });
    await page.context().clearCookies();
    await press(page, "Continue");
    expect(await page.locator(".error-summary").innerText()).toContain("could not find your draft");
    await fits(page, "what happened, the draft gone");
    await press(page, "Start a new report with this page");
    expect(path(page)).toBe("/report/questions");
    await page.goto("/report/what-happened");
    expect(await page.locator('[name="narrative"]').inputValue()).toBe(NARRATIVE);
    await page.context().close();
  });

  test("leaving forgets the draft", async () => {
    const page = await open({ width: 360 });
    await page.goto("/");
    await press(page, "Start a report");
    expect(await page.context().cookies()).toHaveLength(1);
    // The site that leaving opens is not ours to load here: that the browser asks for it is what counts.
    const elsewhere = page.waitForRequest((request) => request.url().startsWith("https://"));
    await page.getByRole("link", { name: "Leave now" }).click({ noWaitAfter: true });
    await elsewhere;
    expect(await page.context().cookies(server.origin)).toEqual([]);
    await page.context().close();
  });
});

describe("for readers with other ways to read", () => {
  /** Every rule of the checker that comes from WCAG 2.2 A and AA, and its best practices. */
  const check: Look = async (page, what) => {
    await page.addScriptTag({ path: AXE });
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run: (options: object) => Promise<AxeResult> };
      };
      // Off unless asked for: a control's name holds what is written on it, and targets are large enough.
      const rules = ["label-content-name-mismatch", "target-size", "focus-order-semantics"];
      const found = await axe.run({
        rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: true }])),
      });
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
    });
    expect([what, ...violations]).toEqual([what]);
  };

  test.each([
    ["without script, in the system's own few colors", { script: false, width: 1280, height: 800 }],
    ["with script, at 400 percent of 1280 by 1024", { script: true, width: 320, height: 256 }],
  ])(
    "by keyboard alone a report goes all the way, and whatever has the focus is seen: %s",
    async (_how, { script, width, height }) => {
      const context = await browser.newContext({
        ...{ baseURL: server.origin, viewport: { width, height }, javaScriptEnabled: script },
        ...{ reducedMotion: "reduce", forcedColors: script ? "none" : "active" },
      });
      context.setDefaultTimeout(PAGE_MILLIS);
      const page = await context.newPage();
      const note = join(server.folder, "chosen", `note ${width}.txt`);
      await writeFile(note, `They pushed a man down. ${width}`);
      expect(await walkByKeyboard(page, { file: note, thoroughly: script })).toEqual([]);
      await context.close();
    },
    CHECKER_MILLIS,
  );

  test("in the system's own few colors what is chosen, what has the focus and the way out are told apart", async () => {
    const context = await browser.newContext({ baseURL: server.origin, forcedColors: "active" });
    const page = await context.newPage();
    await page.goto("/");
    await press(page, "Start a report");
    const [one, other] = await page.locator(".choice").all();
    const row = async () => (await one?.screenshot())?.toString("base64");
    const plain = await row();
    await one?.locator("input").press("Space");
    const withFocus = await row();
    await other?.locator("input").focus();
    expect(new Set([plain, withFocus, await row()]).size).toBe(3);
    const way = page.getByRole("link", { name: "Leave now" });
    expect(await way.evaluate((link) => getComputedStyle(link).borderTopStyle)).toBe("solid");
    const button = page.getByRole("button", { name: "Continue" });
    expect(await button.evaluate((each) => getComputedStyle(each).borderTopStyle)).toBe("solid");
    await context.close();
  });

  interface AxeResult {
    readonly violations: readonly { id: string; nodes: readonly { html: string }[] }[];
  }

  test.each([
    [360, false],
    [1280, false],
    [1280, true],
  ])(
    "no page has a violation at %i pixels, dark: %s",
    async (width, dark) => {
      const page = await open({ width, dark, script: true });
      const code = await report(page, check);
      await page.goto("/follow-up");
      await check(page, "follow-up");
      await press(page, "Open my report");
      await check(page, "follow-up without a code");
      await fill(page, { code });
      await press(page, "Open my report");
      await check(page, "the report's status");
      await press(page, "Close my report");
      await check(page, "a closed report");
      for (const address of [
        "/privacy",
        "/safety",
        "/accessibility",
        "/nothing-here",
        "/report/check",
      ]) {
        await page.goto(address);
        await check(page, address);
      }
      await press(page, "Start a report");
      await page.goto("/");
      await page.locator("summary", { hasText: "Delete this draft" }).click();
      await check(page, "the start page with a draft");
      await page.context().clearCookies();
      await page.goto("/");
      await press(page, "Start a report");
      await page.context().clearCookies();
      await press(page, "Continue");
      await check(page, "a draft that is gone");
      await page.context().close();
    },
    CHECKER_MILLIS,
  );
});

describeWithCorpus("photos as phones made them", (folder) => {
  test("an iPhone's and an Android's arrive byte for byte", async () => {
    const files = [
      join(folder, "photo-heic/exifsamples-iphone-13-pro-max.HEIC"),
      join(folder, "photo-jpeg/exifsamples-hmd-nokia-8-3-5g.jpg"),
    ];
    const page = await open({ width: 360 });
    await report(page, fits, files);
    await untilSealed(page);
    const digests = await Promise.all(
      files.map(async (file) =>
        createHash("sha256")
          .update(await readFile(file))
          .digest("hex"),
      ),
    );
    expect((await page.locator(".digest code").allInnerTexts()).sort()).toEqual(digests.sort());
    await page.context().close();
  });
});
