import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { launchBrowser, PAGE_MILLIS } from "#test/support/browser.ts";
import type { CaseId, ReportId } from "#app/core/ids.ts";
import { storableText } from "#app/server/storable-text.ts";
import { filledTo, NAUGHTY } from "#test/support/naughty-strings.ts";
import { PASSWORD } from "#test/support/open-test-office.ts";
import { generatedPhoto } from "../routes/desk/generated-photo.ts";
import { until } from "#test/support/until.ts";
import { openDeskOffice, type DeskOffice } from "../routes/desk/desk-office.ts";

// Texts that break programs, written into everything that takes a text, then each page that shows them opened in a browser on
// a phone's width. Fields that hold many at once get all of them; short ones as many values as that takes, up to a number.

const run = promisify(execFile);
const EXIFTOOL = "/usr/bin/exiftool";
const MILLIS = 240_000;

let office: DeskOffice;
let browser: Browser;
let folder: string;
const found: string[] = [];

beforeAll(async () => {
  office = await openDeskOffice();
  await office.person("prosecutor");
  folder = await mkdtemp(join(tmpdir(), "bw-naughty-"));
  browser = await launchBrowser();
}, MILLIS);

afterAll(async () => {
  await browser.close();
  await office.remove();
  await rm(folder, { recursive: true, force: true });
});

/** A browser that notes what ran, what a page's policy stopped, and what asked another host for anything. */
async function watching(): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    baseURL: office.origin,
    viewport: { width: 360, height: 800 },
  });
  context.setDefaultTimeout(PAGE_MILLIS);
  await context.exposeBinding("naughty", ({ page }) => {
    found.push(`ran on ${new URL(page.url()).pathname}`);
  });
  context.on("console", (message) => {
    if (/Content Security Policy/.test(message.text())) {
      found.push(`stopped on ${message.page()?.url() ?? ""}: ${message.text()}`);
    }
  });
  context.on("request", (request) => {
    if (!request.url().startsWith(office.origin)) found.push(`asked ${request.url()}`);
  });
  const page = await context.newPage();
  page.on("dialog", (dialog) => {
    found.push(`dialog on ${new URL(page.url()).pathname}`);
    void dialog.dismiss();
  });
  return { context, page };
}

async function signIn(page: Page, name: string): Promise<void> {
  await page.goto("/desk/sign-in");
  await page.locator('[name="sign-in-name"]').fill(name);
  await page.locator('[name="password"]').fill(PASSWORD);
  await Promise.all([
    page.waitForURL((url) => !url.pathname.includes("sign-in")),
    page.locator('form:has([name="password"]) button').first().click(),
  ]);
}

/** Notes where the page that is open scrolls sideways. */
async function look(page: Page): Promise<void> {
  const wide = await page.evaluate<string | null>(`(() => {
    if (document.documentElement.scrollWidth <= window.innerWidth) return null;
    const out = [...document.querySelectorAll("main *")].filter((e) => e.getBoundingClientRect().right > window.innerWidth + 1);
    return document.documentElement.scrollWidth + " px: " + out.slice(0, 3).map((e) => e.tagName + "." + e.className).join(", ");
  })()`);
  if (wide !== null) found.push(`${new URL(page.url()).pathname} scrolls sideways, ${wide}`);
}

/** Photos whose tags hold the texts; undefined where ExifTool is not installed. */
async function taggedPhotos(): Promise<readonly Buffer[] | undefined> {
  if (!existsSync(EXIFTOOL)) return undefined;
  const TAGS = [
    "ImageDescription",
    "Artist",
    "Make",
    "Model",
    "Software",
    "Copyright",
    "UserComment",
  ];
  TAGS.push("XMP-dc:Title", "XMP-dc:Description", "XMP-photoshop:City", "IPTC:Caption-Abstract");
  const values = filledTo(900).map((text) => storableText(text).replace(/[\r\n]/g, " "));
  const photos: Buffer[] = [];
  for (let at = 0; at < values.length; at += TAGS.length) {
    const path = join(folder, `${at}.jpg`);
    await writeFile(path, await generatedPhoto({ edge: 32, grey: 10 + at }));
    const set = TAGS.map((tag, index) => `-${tag}=${values[(at + index) % values.length]}`);
    await run(EXIFTOOL, ["-q", "-m", "-overwrite_original", ...set, path]);
    photos.push(await readFile(path));
  }
  return photos;
}

test("a list of some five hundred texts in many kinds", () => {
  expect(NAUGHTY.length).toBeGreaterThan(400);
  expect(new Set(NAUGHTY.map(({ kind }) => kind)).size).toBeGreaterThan(12);
});

test(
  "what the public writes: nothing of it runs, nothing breaks the pages",
  async () => {
    const { context, page } = await watching();
    const all = NAUGHTY.map(({ text }) => storableText(text)).join("\n");
    await page.goto("/");
    await page.locator('form[action="/report/start"] button').click();
    await page.waitForURL("**/what-happened");
    const next = async () => {
      await page.locator("main form button").last().click();
      await page.waitForLoadState();
    };
    // Sent back first, so that the page repeats what was typed.
    await page.locator('[name="narrative"]').fill(all);
    await next();
    await look(page);
    await page.locator('[name="category"]').first().check();
    await next();
    for (const place of filledTo(900).slice(0, 6)) {
      await page.goto("/report/where-and-when");
      await page.locator('[name="place"]').fill(storableText(place));
      await next();
      await page.goto("/report/where-and-when");
      await look(page);
      await page.goto("/report/check");
      await look(page);
    }
    for (const code of filledTo(200).slice(0, 10)) {
      await page.goto("/follow-up");
      await page.locator('[name="code"]').fill(storableText(code));
      await next();
      await look(page);
    }
    expect(found.splice(0)).toEqual([]);
    await context.close();
  },
  MILLIS,
);

test(
  "what stands at the desk: nothing of it runs, nothing breaks the pages",
  async () => {
    const photos = await taggedPhotos();
    if (photos === undefined) process.stdout.write("ExifTool is not here: tags were not tried.\n");
    const names = filledTo(140);
    const step = Math.max(1, Math.floor(names.length / 16));
    const files = await Promise.all(
      names
        .filter((_, at) => at % step === 0)
        .map(async (name, at) => ({
          name: storableText(name),
          // A byte behind the picture's end makes each another file.
          bytes: Buffer.concat([
            photos?.[at] ?? (await generatedPhoto({ edge: 16 })),
            Buffer.from([at]),
          ]),
        })),
    );
    const sent = await office.given({
      narrative: NAUGHTY.map(({ text }) => storableText(text)).join("\n"),
      files,
    });
    const paths = await fillDesk(sent);
    const { context, page } = await watching();
    await signIn(page, "prosecutor");
    for (const path of paths) {
      const answer = await page.goto(path);
      expect({ path, status: answer?.status() }).toEqual({ path, status: 200 });
      await look(page);
    }
    await context.clearCookies();
    await signIn(page, "admin");
    await page.goto("/desk/people");
    expect(await page.getByText("naughty()").count()).toBeGreaterThan(0);
    await look(page);
    expect(found.splice(0)).toEqual([]);
    await context.close();
  },
  MILLIS,
);

/** Writes the texts into notes, titles, names and descriptions; answers the pages that show them. */
async function fillDesk(sent: {
  readonly reportId: ReportId;
  readonly itemIds: readonly string[];
}): Promise<readonly string[]> {
  const { useCases } = office;
  const by = await office.person("prosecutor");
  const admin = await office.person("administrator");
  const { reportId } = sent;
  for (const text of filledTo(6_000)) {
    await useCases.addReportNote({ by, reportId, text: storableText(text) });
  }
  let caseId: CaseId | undefined;
  for (const title of filledTo(190)) {
    const opened = await useCases.openCase({ by, title: storableText(title) });
    if (opened.kind === "opened") caseId = opened.caseId;
  }
  if (caseId === undefined) throw new Error("no case was opened");
  await useCases.addReportToCase({ by, caseId, reportId });
  const descriptions = filledTo(115);
  for (const [at, itemId] of sent.itemIds.entries()) {
    await useCases.markExhibit({
      by,
      caseId,
      itemId: itemId as never,
      description: storableText(descriptions[at * 5] ?? "x"),
    });
  }
  const displayNames = filledTo(100).map(storableText);
  for (let at = 0; at < displayNames.length; at += Math.ceil(displayNames.length / 8)) {
    const displayName = displayNames[at] ?? "";
    const role = "auditor";
    const invited = await useCases.invitePerson({
      by: admin,
      displayName,
      role,
      identityCheck: "Badge seen at the front desk",
    });
    if (invited.kind !== "invited") throw new Error(`not invited: ${invited.kind}`);
    const account = { signInName: `naughty-${at}`, displayName, password: PASSWORD };
    await useCases.acceptInvitation({ token: invited.token, account });
  }
  return [
    "/desk/queue",
    `/desk/queue?open=${reportId}`,
    `/desk/queue?words=${encodeURIComponent("<script>naughty()</script>\u202E'\"")}`,
    `/desk/reports/${reportId}`,
    ...sent.itemIds.map((itemId) => `/desk/reports/${reportId}/items/${itemId}`),
    "/desk/cases",
    `/desk/cases/${caseId}`,
  ];
}

test(
  "what would run, be stopped, or push the page sideways is noticed",
  async () => {
    const { context, page } = await watching();
    let policy = true;
    await page.route("**/privacy", async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(
        "</main>",
        `<img src=x onerror=naughty()><p class="x">${"w".repeat(400)}</p></main>`,
      );
      const headers = { ...response.headers() };
      if (!policy) delete headers["content-security-policy"];
      await route.fulfill({ response, body, headers });
    });
    await page.goto("/privacy");
    await until(() => Promise.resolve(found.some((line) => line.startsWith("stopped on"))));
    found.length = 0;
    policy = false;
    await page.goto("/privacy");
    await until(() => Promise.resolve(found.some((line) => line.startsWith("ran on"))));
    await page.evaluate("document.querySelector('p.x').style.overflowWrap = 'normal'");
    await look(page);
    expect(found.some((line) => line.includes("scrolls sideways"))).toBe(true);
    found.length = 0;
    await context.close();
  },
  MILLIS,
);
