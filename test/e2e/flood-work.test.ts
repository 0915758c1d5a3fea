import { lookup } from "node:dns/promises";
import { createRequire } from "node:module";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { launchBrowser, PAGE_MILLIS } from "#test/support/browser.ts";
import { FormClient } from "#test/support/form-client.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { fillReport } from "#test/routes/public/a-page.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const NARRATIVE = "They pushed a man down.";
/** The network of a flood, and of a neighbour behind the same address. */
const CROWD = { "X-Forwarded-For": "198.51.100.7" };

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer({
    environment: { PROXY_ADDRESS: (await lookup("localhost")).address },
  });
  for (let report = 0; report < 6; report += 1) {
    const client = new FormClient(server.origin, CROWD);
    await fillReport(client);
    await client.post("/report/check", {});
  }
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

/** A neighbour who writes a report in a browser of their own, up to its last page. */
async function neighbour(options: {
  readonly javaScriptEnabled?: boolean;
  readonly bypassCSP?: boolean;
}): Promise<Page> {
  const context = await browser.newContext({
    ...{ baseURL: server.origin, extraHTTPHeaders: CROWD },
    ...options,
  });
  context.setDefaultTimeout(PAGE_MILLIS);
  const page = await context.newPage();
  if (options.bypassCSP === true) await page.route("**/assets/*.js", (route) => route.abort());
  const press = async (name: string) => {
    await Promise.all([
      page.waitForEvent("load"),
      page.getByRole("button", { name, exact: true }).click(),
    ]);
  };
  await page.goto("/");
  await press("Start a report");
  await page.locator("label", { hasText: "Someone was hurt or handled with force" }).click();
  await page.locator('[name="narrative"]').fill(NARRATIVE);
  await press("Continue");
  await press("Continue");
  await page.locator('[name="place"]').fill("Elm Street");
  await press("Continue");
  await press("Continue");
  await press("Continue");
  await press("Continue");
  await page.locator("label", { hasText: "No name, and no messages" }).click();
  await press("Continue");
  expect(new URL(page.url()).pathname).toBe("/report/check");
  return page;
}

test("with a script the neighbour of a flood is let in by work, and the page breaks none of its own rules", async () => {
  const page = await neighbour({});
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await page.reload();
  expect(await page.locator("[data-flood-note]").isHidden()).toBe(true);
  await page.getByRole("button", { name: "Send report" }).click();
  await page.waitForURL("**/report/sent");
  expect(await page.locator("main").innerText()).toContain("code");
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("without one the page says how long it is, keeps every word, and nobody is shut out of it", async () => {
  const page = await neighbour({ javaScriptEnabled: false });
  await page.getByRole("button", { name: "Send report" }).click();
  await page.waitForURL("**/report/check?turn=*");
  const words = await page.locator("main").innerText();
  expect(words).toMatch(/You can send yours in \d+ seconds/);
  expect(words).toContain(NARRATIVE);
  await page.context().close();
  // The checker is a script of its own; ours stays away, as without one.
  const other = await neighbour({ bypassCSP: true });
  await other.getByRole("button", { name: "Send report" }).click();
  await other.waitForURL("**/report/check?turn=*");
  await other.addScriptTag({ path: AXE });
  const violations = await other.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run: (options: object) => Promise<{ violations: { id: string }[] }> };
    };
    // A page that waits for a turn looks again by itself after the 20 to 90 seconds that it names (decision 0031).
    const rules = { "meta-refresh": { enabled: false } };
    return (await axe.run({ rules })).violations.map(({ id }) => id);
  });
  expect(violations).toEqual([]);
  await other.context().close();
});
