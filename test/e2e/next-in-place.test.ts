import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "#test/support/browser.ts";
import { faultsOf, openDevice, signInAt } from "#test/support/desk-browser.ts";
import { openDeskOffice, type DeskOffice } from "../routes/desk/desk-office.ts";

// The next report is put in the place of the one that is open: no document is loaded, and all else is as if one were.

const STORIES = ["Window", "Porch", "Truck", "School", "Whistle", "Mask"] as const;

let office: DeskOffice;
let browser: Browser;
let page: Page;
const reportIds: string[] = [];

beforeAll(async () => {
  office = await openDeskOffice();
  for (const word of STORIES) {
    const { reportId } = await office.given({ narrative: `${word} ${word} ${word}` });
    reportIds.push(reportId);
  }
  browser = await launchBrowser();
  const { signInName } = await office.person("intake-analyst");
  // Under our own policy, as everybody has it.
  ({ page } = await openDevice(browser, { origin: office.origin }));
  await signInAt(page, signInName);
});

afterAll(async () => {
  await browser.close();
  await office.remove();
});

const pathOf = () => new URL(page.url()).pathname;
const ready = () => page.locator("a[rel=next][data-ahead]").waitFor();
const isSameDocument = () => page.evaluate(() => "marked" in window);
const wordsShown = () => page.locator(".witness-words").first().innerText();

/** Opens the first report of the queue, waits until the next one is fetched, and marks the document. */
async function openFirst(on = page): Promise<string> {
  await on.goto("/desk/queue");
  await on.keyboard.press("j");
  await on.keyboard.press("o");
  await on.waitForURL("**/desk/reports/**", { waitUntil: "load" });
  await on.locator("a[rel=next][data-ahead]").waitFor();
  await on.evaluate(() => {
    Object.assign(window, { marked: true });
  });
  return new URL(on.url()).pathname;
}

/** Presses a key that leads to another report. */
async function step(key: string, on = page): Promise<string> {
  const pathname = () => new URL(on.url()).pathname;
  const before = pathname();
  await on.keyboard.press(key);
  await on.waitForURL((url) => url.pathname !== before, { waitUntil: "load" });
  return pathname();
}

test("by key the next report stands in the same document, under its own address and title, one for each press", async () => {
  const paths = [await openFirst()];
  const titles = [await page.title()];
  const words = [await wordsShown()];
  for (let number = 0; number < 3; number += 1) {
    paths.push(await step("j"));
    expect(await isSameDocument()).toBe(true);
    titles.push(await page.title());
    words.push(await wordsShown());
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
    await ready();
  }
  expect(new Set(paths).size).toBe(4);
  expect(new Set(titles).size).toBe(4);
  expect(new Set(words).size).toBe(4);
  // As somebody finds it who opens the same address.
  const [path, shown] = [pathOf(), await page.locator("main").innerText()];
  await page.goto(path + new URL(page.url()).search);
  expect(pathOf()).toBe(path);
  const known = (text: string) => text.replace(/\d+ (seconds?|minutes?) ago|just now/g, "");
  expect(known(await page.locator("main").innerText())).toBe(known(shown));
});

test("the keys of a page that was put in place do what they say, once", async () => {
  await openFirst();
  await step("j");
  await page.keyboard.press("?");
  await page.locator("dialog[open]").waitFor();
  await page.keyboard.press("Escape");
  expect(await page.locator("dialog[open]").count()).toBe(0);
  await page.keyboard.press("n");
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
  await page.keyboard.press("Escape");
  const path = pathOf();
  await page.keyboard.press("2");
  await page.locator(".desk__notice").getByText("New → In review").first().waitFor();
  await page.keyboard.press("u");
  await page.locator(".desk__notice").getByText("In review → New").first().waitFor();
  expect(pathOf()).toBe(path);
});

test("back and forward lead to the reports that were open", async () => {
  const first = await openFirst();
  const second = await step("j");
  await ready();
  const third = await step("j");
  await page.goBack();
  await page.waitForURL(({ pathname }) => pathname === second, { waitUntil: "load" });
  const told = async (path: string) => {
    const id = path.slice("/desk/reports/".length);
    await page.waitForFunction(
      (wanted) =>
        document.querySelector<HTMLElement>("[data-present]")?.dataset["present"]?.includes(wanted),
      id,
    );
  };
  await told(second);
  await page.goBack();
  await page.waitForURL(({ pathname }) => pathname === first, { waitUntil: "load" });
  await told(first);
  await page.goForward();
  await told(second);
  await page.goForward();
  await page.waitForURL(({ pathname }) => pathname === third, { waitUntil: "load" });
  await told(third);
});

test("who goes on is present at the next report and no longer at the one before", async () => {
  const first = await openFirst();
  const other = await office.as("prosecutor");
  const isThere = async (path: string) =>
    (await (await other.get(path)).text()).includes('title="Test intake-analyst');
  const until = async (path: string, there: boolean) => {
    while ((await isThere(path)) !== there) await page.waitForTimeout(50);
  };
  await until(first, true);
  const second = await step("j");
  await until(second, true);
  await until(first, false);
});

test("what is typed is never put away by it, and what changed since it was fetched is shown", async () => {
  await openFirst();
  await page.keyboard.press("n");
  await page.keyboard.type("Called the neighbor.");
  await page.keyboard.press("Escape");
  await step("j");
  expect(await isSameDocument()).toBe(false);

  await openFirst();
  const href = (await page.locator("a[rel=next]").getAttribute("href")) ?? "";
  const reportId = /rpt_[^?/]+/.exec(href)?.[0] as Parameters<
    typeof office.useCases.addReportNote
  >[0]["reportId"];
  const by = await office.person("prosecutor");
  await office.useCases.addReportNote({ by, reportId, text: "A neighbor called." });
  await step("j");
  await page.getByText("A neighbor called.").waitFor();
  expect(await page.locator("[data-fetched]").count()).toBe(0);
});

test("a link that is opened in another tab leaves this one as it is; without a session it leads to signing in", async () => {
  const first = await openFirst();
  const opening = page.context().waitForEvent("page");
  await page.locator("a[rel=next]").click({ modifiers: ["Control"] });
  await (await opening).close();
  expect(pathOf()).toBe(first);
  await page.context().clearCookies();
  await page.reload();
  expect(pathOf()).toBe("/desk/sign-in");
});

test("a page that was put in place is as accessible as one that was loaded", async () => {
  const { signInName } = await office.person("investigator");
  const checked = await openDevice(browser, { origin: office.origin, checked: true });
  await signInAt(checked.page, signInName);
  await openFirst(checked.page);
  await step("j", checked.page);
  expect(await checked.page.evaluate(() => "marked" in window)).toBe(true);
  expect(await faultsOf(checked.page, "next-in-place")).toEqual([]);
});
