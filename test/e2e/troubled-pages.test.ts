import { randomBytes } from "node:crypto";
import { lookup } from "node:dns/promises";
import { join } from "node:path";
import { writeFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import type { Browser, Page } from "playwright-core";
import { formatReceiptCode, receiptCodeFromBytes } from "#app/core/intake/receipt-code.ts";
import { withChecker } from "#test/support/axe.ts";
import { launchBrowser, PAGE_MILLIS } from "#test/support/browser.ts";
import { FormClient } from "#test/support/form-client.ts";
import { languageFaults } from "#test/support/language-faults.ts";
import { send } from "#test/support/public-walker.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { fillReport } from "#test/routes/public/a-page.ts";

// What a witness sees when something is in the way: a form of another site, an office that is busy, broken or flooded, a code that
// has ended. Each says it in their language, fits and shuts nobody out. PICTURES_DIR takes a picture of each.

const PICTURES = process.env["PICTURES_DIR"];
/** For each walk a network that sent many reports already. */
const CROWDS = { es: "198.51.100.7", ar: "203.0.113.7", en: "192.0.2.7" } as const;

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer({
    environment: { PROXY_ADDRESS: (await lookup("localhost")).address },
    lightHashes: true,
  });
  for (const network of Object.values(CROWDS)) {
    for (let report = 0; report < 6; report += 1) {
      const client = new FormClient(server.origin, { "X-Forwarded-For": network });
      await fillReport(client);
      await client.post("/report/check", {});
    }
  }
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

const openDatabase = () => new Sqlite(join(server.folder, "data/bearwitness.sqlite"));

test.each([
  ["es", 320, "light"],
  ["ar", 320, "dark"],
  ["en", 360, "light"],
] as const)(
  "in %s, %i pixels wide, what is in the way is said in that language and shuts nobody out",
  async (language, width, colorScheme) => {
    const network = CROWDS[language];
    const context = await browser.newContext({
      ...{ baseURL: server.origin, javaScriptEnabled: false, locale: language, colorScheme },
      ...{ viewport: { width, height: 800 }, extraHTTPHeaders: { "X-Forwarded-For": network } },
    });
    context.setDefaultTimeout(PAGE_MILLIS);
    const { page, violations } = await withChecker(await context.newPage());
    const faults: string[] = [];
    let pictures = 0;
    const look = async (what: string) => {
      await page.waitForLoadState();
      // A page that waits for a turn looks again by itself after the 20 to 90 seconds that it names (decision 0031).
      const found = (await violations()).filter((fault) => !fault.startsWith("meta-refresh:"));
      found.push(...(await languageFaults(page, language)));
      faults.push(...found.map((fault) => `${what}: ${fault}`));
      if (PICTURES === undefined) return;
      pictures += 1;
      const path = join(PICTURES, `trouble-${language}-${String(pictures)}.png`);
      await page.screenshot({ path, fullPage: true });
    };
    await page.goto(`/language?to=${language}&back=/`);

    await sendFromElsewhere(page, join(server.folder, `other-${language}.html`));
    await look("a form of another site");
    expect(await page.locator("h1").count()).toBe(1);

    await page.goto("/");
    const other = openDatabase();
    other.exec("begin immediate");
    await send(page, "/report/start");
    await look("busy");
    await page.goto("/follow-up/lost-code");
    await page.locator('[name="place"]').fill("Elm 3");
    await page.locator('[name="happened"]').fill("1 2 3");
    await send(page, "/follow-up/lost-code");
    await look("busy, on a page that takes its own form");
    other.exec("rollback");
    // As the page says: to load it again sends the same again, and now it is taken.
    await page.reload();
    expect(await page.locator(".receipt-code__digits").count()).toBe(1);
    await page.goto("/");
    other.exec("alter table draft rename to draft_away");
    await send(page, "/report/start");
    await look("broken");
    other.exec("alter table draft_away rename to draft");
    other.close();

    await openWhileBusy(page, look);
    await tryWrongCode(page, network, look);
    await enterEndedCode(page, language, look);
    await writeUntilFlooded(page, look);
    expect(faults).toEqual([]);
    await context.close();
  },
);

/** Another site's page sends a form to ours. */
async function sendFromElsewhere(page: Page, file: string): Promise<void> {
  const action = `${server.origin}/report/start`;
  await writeFile(
    file,
    `<!doctype html><form method="post" action="${action}"><button>x</button></form>`,
  );
  await page.goto(`file://${file}`);
  await Promise.all([page.waitForEvent("load"), page.locator("button").click()]);
}

/** Every place to hash at is taken: the code stays in its box, nobody is blamed, and the same button works a moment later. */
async function openWhileBusy(page: Page, look: (what: string) => Promise<void>): Promise<void> {
  const code = formatReceiptCode(receiptCodeFromBytes((count) => randomBytes(count)));
  await page.goto("/follow-up");
  await page.locator('[name="code"]').fill(code);
  process.kill(server.pid, "SIGUSR2");
  await send(page, "/follow-up");
  await look("a code, while too many try theirs");
  expect(await page.locator('[name="code"]').inputValue()).toBe(code);
  expect(await page.locator('[aria-invalid="true"]').count()).toBe(0);
  process.kill(server.pid, "SIGUSR2");
  await send(page, "/follow-up");
  expect(await page.locator('[aria-invalid="true"]').count()).toBe(1);
}

/** After ten wrong tries of one code, each further one is waited for. */
async function tryWrongCode(
  page: Page,
  network: string,
  look: (what: string) => Promise<void>,
): Promise<void> {
  const code = formatReceiptCode(receiptCodeFromBytes((count) => randomBytes(count)));
  const guesser = new FormClient(server.origin, { "X-Forwarded-For": network });
  for (let tries = 0; tries < 12; tries += 1) await guesser.post("/follow-up", { code });
  await page.goto("/follow-up");
  await page.locator('[name="code"]').fill(code);
  await send(page, "/follow-up");
  await look("a code that waits for its turn");
  expect(await page.locator("[data-flood-note]").count()).toBe(1);
}

/**
 * A code that is over, because another took its place, opens nothing and says so. Two people and days of waiting end one; here the row is set as they
 * leave it.
 */
async function enterEndedCode(
  page: Page,
  language: string,
  look: (what: string) => Promise<void>,
): Promise<void> {
  await page.goto("/follow-up/lost-code");
  await page.locator('[name="place"]').fill("Elm 3");
  await page.locator('[name="happened"]').fill(`BW ${language}`);
  await send(page, "/follow-up/lost-code");
  const code = (await page.locator(".receipt-code__digits").innerText()).trim();
  const database = openDatabase();
  expect(database.prepare("update code_request set state = 'done'").run().changes).toBeGreaterThan(
    0,
  );
  database.close();
  await page.goto("/follow-up");
  await page.locator('[name="code"]').fill(code);
  await send(page, "/follow-up");
  await look("a code that has ended");
  expect(await page.locator('[name="code"]').count()).toBe(0);
}

/** A report from a network that sent many waits for its turn on its last page. */
async function writeUntilFlooded(page: Page, look: (what: string) => Promise<void>): Promise<void> {
  await page.goto("/");
  await send(page, "/report/start");
  await page.locator('[name="category"][value="force"]').check();
  await page.locator('[name="narrative"]').fill("1 2 3");
  await send(page, "/report/what-happened");
  await send(page, "/report/questions");
  await page.locator('[name="place"]').fill("Elm 3");
  await send(page, "/report/where-and-when");
  await send(page, "/report/evidence", '[value="next"]');
  await send(page, "/report/who-was-involved");
  await send(page, "/report/your-part");
  await page.locator('[name="choice"][value="anonymous"]').check();
  await send(page, "/report/about-you");
  await send(page, "/report/check");
  await look("a report that waits for its turn");
  expect(page.url()).toContain("/report/check?turn=");
}
