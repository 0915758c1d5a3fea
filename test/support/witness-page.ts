import type { Browser, BrowserContext, CDPSession, Page } from "playwright-core";
import { PAGE_MILLIS } from "./browser.ts";

/** A witness's phone: one page of a browser of its own. */
export interface Phone {
  readonly page: Page;
  readonly context: BrowserContext;
}

/** A phone of its own, under the page's own policy; what the policy stops is noted in `seen`. */
export async function openPhone(
  browser: Browser,
  server: { readonly origin: string },
  seen: string[],
): Promise<Phone> {
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

/** Of each page one session: two would each have their own idea of its network. */
const sessions = new WeakMap<Page, CDPSession>();

/** The page's network from now on: octets a second that it sends at most, or none at all. */
export async function network(
  { page, context }: Phone,
  { up, offline = false }: { readonly up: number; readonly offline?: boolean },
): Promise<void> {
  const session = sessions.get(page) ?? (await context.newCDPSession(page));
  sessions.set(page, session);
  await session.send("Network.emulateNetworkConditions", {
    ...{ offline, latency: 20, downloadThroughput: -1, uploadThroughput: up },
  });
}

export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
}

/** Writes a report up to the page of its files, and waits for that page's script. */
export async function toEvidence(page: Page): Promise<void> {
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

/** A file's row in the list of files on their way. */
export const rowOf = (page: Page, name: string) =>
  page.locator(".uploads .file-row", { hasText: name });

/** What the list says of a file. */
export const state = (page: Page, name: string) =>
  rowOf(page, name).locator(".file-row__state").innerText();

/** How much of it the list says has come, in per cent. */
export async function arrivedPercent(page: Page, name: string): Promise<number> {
  return Number(/(\d+) %/.exec(await state(page, name))?.[1] ?? 0);
}

/** Passes the two pages between files and name, which may stay empty. */
export async function passOthers(page: Page): Promise<void> {
  await page.getByRole("heading", { name: "officers and cars" }).waitFor();
  await press(page, "Continue");
  await page.getByRole("heading", { name: "A few things about your report" }).waitFor();
  await press(page, "Continue");
}
