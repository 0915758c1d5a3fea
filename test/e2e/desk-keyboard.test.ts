import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import type { ReportId } from "#app/core/ids.ts";
import { launchBrowser } from "#test/support/browser.ts";
import { until } from "#test/support/until.ts";
import { faultsOf, openDevice, signInAt } from "#test/support/desk-browser.ts";
import { openDeskOffice, type DeskOffice } from "../routes/desk/desk-office.ts";

// The desk without a mouse: every step here is a key.

const REPORTS = 50;
/** Keys of the statuses to which the reports go in turn, with what the notice then says. */
const WAYS = [
  ["2", "In review"],
  ["3", "Needs information"],
  ["4", "Closed"],
  ["5", "Junk"],
] as const;

let office: DeskOffice;
let browser: Browser;
let page: Page;

/** Unlike any other: what says nearly the same stands as one row. */
const wordsOfOne = () => Array.from({ length: 12 }, () => randomBytes(3).toString("hex")).join(" ");

beforeAll(async () => {
  office = await openDeskOffice();
  for (let number = 1; number <= REPORTS; number += 1) {
    await office.useCases.startDraft().then(async ({ token }) => {
      const time = {
        from: "2026-11-01",
        fromTime: null,
        until: null,
        untilTime: null,
        about: false,
      };
      await office.useCases.saveAnswers({
        token,
        answers: {
          whatHappened: { category: "force", narrative: wordsOfOne() },
          whereAndWhen: { place: `Elm and ${number}`, latitude: null, longitude: null, time },
        },
      });
      await office.useCases.saveAboutYou({ token, form: { choice: "anonymous" } });
      await office.useCases.submitReport({ token, language: "en" });
    });
  }
  browser = await launchBrowser();
  const { signInName } = await office.person("intake-analyst");
  ({ page } = await openDevice(browser, { origin: office.origin, checked: true }));
  await signInAt(page, signInName);
});

afterAll(async () => {
  await browser.close();
  await office.remove();
});

const here = () => new URL(page.url());
const keys = (key: string) => page.keyboard.press(key);
const notice = () => page.locator(".desk__notice").innerText();

/** Presses a key that leads to another page, and waits until that one is there. */
async function keyToPage(key: string, on = page): Promise<void> {
  const whole = ({ pathname, search }: URL) => pathname + search;
  const before = whole(new URL(on.url()));
  await on.keyboard.press(key);
  await on.waitForURL((url) => whole(url) !== before, { waitUntil: "load" });
}

test(`${REPORTS} reports are triaged by keys alone, each act undone and done again`, async () => {
  await page.goto("/desk/account");
  await keys("g");
  await keyToPage("q");
  expect(here().pathname).toBe("/desk/queue");
  await keys("j");
  await keys("j");
  await keys("k");
  await keyToPage("o");
  const seen = new Set<string>();
  for (let number = 0; number < REPORTS; number += 1) {
    const { pathname } = here();
    expect(pathname).toMatch(/^\/desk\/reports\/rpt_/);
    seen.add(pathname);
    const [key = "2", words] = WAYS[number % WAYS.length] ?? [];
    await keyToPage(key);
    expect(await notice()).toContain(`New → ${words ?? ""}`);
    await keyToPage("u");
    expect(await notice()).toContain(`${words ?? ""} → New`);
    await keyToPage("r");
    expect(await notice()).toContain(`New → ${words ?? ""}`);
    if (number === REPORTS - 1) break;
    await keyToPage("j");
  }
  expect(seen.size).toBe(REPORTS);
  const by = await office.person("intake-analyst");
  for (const path of seen) {
    const reportId = path.slice("/desk/reports/".length) as ReportId;
    const read = await office.useCases.readActs({ by, reportId });
    expect(read.kind === "acts" ? read.acts.map(({ open }) => open) : read.kind).toEqual([
      "undo",
      undefined,
      undefined,
    ]);
  }
}, 300_000);

test("going back leads to the row; a field keeps its keys; the help holds the focus and gives it back", async () => {
  await page.goto("/desk/queue");
  await keys("j");
  await keys("j");
  const row = page.locator("a[data-row]").nth(1);
  const id = await row.locator("xpath=ancestor::tr").getAttribute("id");
  await keyToPage("Enter");
  expect(here().pathname).toBe(`/desk/reports/${id ?? ""}`);
  await page.goBack();
  await page.waitForURL((url) => url.pathname === "/desk/queue");
  expect(here().hash).toBe(`#${id ?? ""}`);
  const focused = () => page.evaluate(() => document.activeElement?.closest("tr")?.id ?? "");
  await page.waitForFunction((wanted) => document.activeElement?.closest("tr")?.id === wanted, id);

  await keys("/");
  await page.keyboard.type("jugn?");
  expect(await page.locator("input[name=words]").inputValue()).toBe("jugn?");
  await keys("Escape");
  expect(await focused()).toBe(id);

  await keys("?");
  const help = page.getByRole("dialog", { name: "Keys" });
  await help.waitFor();
  expect(await help.innerText()).toContain("Status: In review");
  await keys("j");
  await keys("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("dialog") !== null)).toBe(true);
  expect(await faultsOf(page, "keys")).toEqual([]);
  await keys("Escape");
  await help.waitFor({ state: "hidden" });
  expect(await focused()).toBe(id);
});

test("the policy of the queue's page lets its scripts ask what changed", async () => {
  // Without what the other tests need to look for faults, which passes over the policy.
  const { page: plain } = await openDevice(browser, { origin: office.origin });
  await signInAt(plain, (await office.person("intake-analyst")).signInName);
  await plain.goto("/desk/queue");
  const asked = await plain.evaluate(
    async () => (await fetch("/desk/queue/changes?since=0")).status,
  );
  expect(asked).toBe(200);
  await plain.close();
});

test("rows are chosen by keys, with Shift a stretch of them, and acted on together", async () => {
  await page.goto("/desk/queue");
  await keys("j");
  await keys("x");
  await keys("j");
  await keys("j");
  await keys("Shift+X");
  const ticked = page.locator("input[data-choose]:checked");
  expect(await ticked.count()).toBe(3);
  await keys("x");
  expect(await ticked.count()).toBe(2);
  await page
    .locator("input[data-choose]")
    .nth(4)
    .click({ modifiers: ["Shift"] });
  expect(await ticked.count()).toBe(5);
  expect(await faultsOf(page, "queue with chosen rows")).toEqual([]);
  await keyToPage("b");
  expect(here().pathname).toBe("/desk/bulk/new");
  await page.getByLabel("What to do").selectOption("status:in-review");
  await page.getByLabel("Why").fill("One evening");
  expect(await faultsOf(page, "act on many")).toEqual([]);
  await page.getByRole("button", { name: "Do it to 5 reports" }).click();
  await page.waitForURL("**/desk/bulk/blk_*");
  const undo = page.getByRole("button", { name: /^Undo/ });
  // The page says itself when it has ended, where it had not when it was made.
  if ((await undo.count()) === 0) {
    await page.getByText("It has ended. Look again for the results.").waitFor();
    await page.getByRole("link", { name: "Look again" }).click();
  }
  await undo.waitFor();
  expect(await faultsOf(page, "an act on many")).toEqual([]);
  await keyToPage("u");
  await page.getByText("Taken back", { exact: true }).first().waitFor();
});

test("suggestions are gone through and decided by keys, the one with the focus and no other", async () => {
  const shared = wordsOfOne();
  for (let number = 0; number < 3; number += 1) {
    await office.given({ narrative: `${shared} ${wordsOfOne()} ${wordsOfOne()}` });
  }
  await until(async () => {
    await page.goto("/desk/incidents/suggestions");
    return (await page.locator("[data-card]").count()) > 1 ? true : undefined;
  });
  const cards = () => page.locator("[data-card]").evaluateAll((all) => all.map(({ id }) => id));
  const [first, second, third] = await cards();
  expect(await faultsOf(page, "suggestions")).toEqual([]);
  await keys("j");
  await keys("j");
  await keyToPage("n");
  expect(await notice()).toContain("Remembered: not the same.");
  // It goes on below the one that was passed over, not at the top again.
  const focused = () => page.evaluate(() => document.activeElement?.closest("[data-card]")?.id);
  expect(await focused()).toBe(third ?? first);
  expect(await cards()).toContain(first);
  expect(await cards()).not.toContain(second);
  await keyToPage("u");
  expect(await notice()).toContain("Taken back.");
  expect(await cards()).toContain(second);
  // Where none has the focus it is the first.
  const [top] = await cards();
  await keyToPage("y");
  expect(await notice()).toContain("Put together.");
  expect(await cards()).not.toContain(top);
  await page.goto("/desk/incidents");
  await page.locator("main").getByRole("link", { name: /Elm/ }).first().click();
  await page
    .getByRole("heading", { name: "Angles: files that may show the same moment" })
    .waitFor();
  expect(await faultsOf(page, "incident")).toEqual([]);
});

test("files are decided on for the defence by keys alone, undone and done again", async () => {
  const by = await office.person("prosecutor");
  const files = ["one", "two", "three"].map((name) => ({
    ...{ name: `${name}.txt`, bytes: Buffer.from(name) },
  }));
  const { reportId } = await office.given({ narrative: wordsOfOne(), files });
  const opened = await office.useCases.openCase({ by, title: "Elm and 3rd" });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  await office.useCases.addReportToCase({ by, caseId: opened.caseId, reportId });
  const { page: theirs } = await openDevice(browser, { origin: office.origin, checked: true });
  await signInAt(theirs, by.signInName);
  const press = async (...all: readonly string[]) => {
    for (const key of all) await theirs.keyboard.press(key);
  };
  const said = () => theirs.locator(".desk__notice").innerText();
  await theirs.goto(`/desk/cases/${opened.caseId}/exculpatory`);
  await press("j", "x", "j", "j", "Shift+X");
  expect(await theirs.locator("input[data-choose]:checked").count()).toBe(3);
  await press("4", "Space", "5", "Space", "n");
  await theirs.keyboard.type("Two versions of 4.");
  expect(await faultsOf(theirs, "exculpatory-to-decide")).toEqual([]);
  await press("Escape");
  await keyToPage("s", theirs);
  expect(await said()).toContain("Decided: 3 files.");
  await keyToPage("u", theirs);
  expect(await said()).toContain("Undone: 3 files.");
  expect(await theirs.locator("main").innerText()).toContain("3 of 3 open.");
  await keyToPage("u", theirs);
  expect(await theirs.locator("main").innerText()).toContain("Nothing is open");
  await theirs.goto(`/desk/cases/${opened.caseId}/exculpatory?show=all`);
  expect(await theirs.locator("main").innerText()).toContain("EX-4, EX-5");
  // Nobody agrees to their own.
  await press("j", "x");
  await keyToPage("y", theirs);
  expect(await said()).toContain("1 file left as they are");
  await theirs.goto(`/desk/cases/${opened.caseId}/exculpatory?show=all`);
  for (const colorScheme of ["light", "dark"] as const) {
    await theirs.emulateMedia({ colorScheme });
    expect(await faultsOf(theirs, `exculpatory-decided-${colorScheme}`)).toEqual([]);
  }
  await theirs.close();
});

test("keys are turned off for the person, and nothing on a page speaks of them any more", async () => {
  await page.goto("/desk/account");
  await page.getByLabel("Single keys do something at the desk").uncheck();
  const keysPanel = page.getByRole("region", { name: "Keys", exact: true });
  await keysPanel.getByRole("button", { name: "Keep this" }).click();
  await page.getByText("Kept for you, on every device.").waitFor();
  await page.goto("/desk/queue");
  expect(await page.locator("[data-key], .key-hint, dialog").count()).toBe(0);
  await page.getByRole("link", { name: "Keys", exact: true }).click();
  await page.waitForURL("**/desk/account#keys");
});
