import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import type { Role } from "#app/core/people/role.ts";
import { launchBrowser } from "#test/support/browser.ts";
import { faultsOf, openDevice } from "#test/support/desk-browser.ts";
import { PASSWORD } from "#test/support/open-test-office.ts";
import { openDeskOffice, type DeskOffice } from "../routes/desk/desk-office.ts";

// Pages of people, rules and logs, looked at with the accessibility checker at a telephone's width and at a desk's.

let office: DeskOffice;
let browser: Browser;
const pages = new Map<Role, Page>();

beforeAll(async () => {
  office = await openDeskOffice();
  for (const role of ["auditor", "prosecutor"] as const) await office.person(role);
  const analyst = await office.as("intake-analyst");
  for (let tries = 0; tries < 8; tries += 1) await analyst.get("/desk/security-log");
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await office.remove();
});

async function pageOf(role: Role): Promise<Page> {
  const known = pages.get(role);
  if (known !== undefined) return known;
  const { page } = await openDevice(browser, { origin: office.origin, checked: true });
  const { signInName } = await office.person(role);
  await page.goto("/desk/sign-in");
  await page.getByLabel("Sign-in name").fill(signInName);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.pathname.includes("sign-in"));
  pages.set(role, page);
  return page;
}

test.each([
  ["administrator", "/desk/people", "Let somebody in again"],
  ["administrator", "/desk/account", "Your account"],
  ["prosecutor", "/desk/office", "Statutes"],
  ["prosecutor", "/desk/letters", "Fill a letter"],
  ["prosecutor", "/desk/break-glass", "Emergency opening"],
  ["prosecutor", "/desk/tokens", "tokens"],
  ["auditor", "/desk/security-log", "Access refused"],
  ["auditor", "/desk/access", "Access"],
] as const)("%s finds %s without a fault, whatever the width", async (role, path, words) => {
  const page = await pageOf(role);
  await page.goto(path);
  await page.locator("main").getByText(words).first().waitFor();
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const name = `${path.replace("/desk/", "")}-${colorScheme}`;
    expect(await faultsOf(page, name)).toEqual([]);
  }
});
