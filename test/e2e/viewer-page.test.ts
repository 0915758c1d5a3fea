import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { writeBundle } from "#app/adapters/bundle/write-bundle.ts";
import { layOut, unpack } from "#test/adapters/bundle/unpacked.ts";
import { launchBrowser, PAGE_MILLIS } from "#test/support/browser.ts";
import { corpusContent } from "#test/support/corpus-bundle.ts";
import { describeWithCorpus } from "#test/support/corpus.ts";

// index.html of a bundle of real files, unpacked on a disk and opened in a browser that is offline.

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const HOSTILE = `</script><img src=x onerror="document.title='taken'">\u202Egpj.exe\u2028`;
const FILES = [
  "photo-jpeg/photoprism-elephants.jpg",
  "video/nextcloud-vid-20191027-134014.mov",
  "photo-heic/photoprism-iphone-7.heic",
  "hostile/gen-svg-script.svg",
  "hostile/gen-truncated-tenth-a.jpg",
  "generated-video/gen-webm-with-date.webm",
  "photo-jpeg/immich-thompson-springs.jpg",
];
const FILM = "#exhibit-GJ-002";

describeWithCorpus("the page that shows a bundle's exhibits", (corpus) => {
  let browser: Browser;
  let folder: string;
  let address: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "viewer-page-"));
    const content = await corpusContent(corpus, FILES, {
      exhibit: (one) =>
        one.number === "GJ-007" ? { ...one, description: HOSTILE, source: HOSTILE } : one,
    });
    await writeBundle(content, join(folder, "b.zip"));
    const { files, top } = await unpack(join(folder, "b.zip"));
    await layOut(files, join(folder, top));
    address = pathToFileURL(join(folder, top, "index.html")).href;
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  });

  /** The page at an end of its address, with all that it asks for and complains of. */
  async function open(hash = "", options: BrowserContextOptions = {}) {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      offline: true,
      ...options,
    });
    context.setDefaultTimeout(PAGE_MILLIS);
    const page = await context.newPage();
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(`${address}${hash}`);
    return { page, asked, complaints, close: () => context.close() };
  }

  /** Whether the picture that a selector finds was really drawn. */
  const isDrawn = (page: Page, selector: string) =>
    page.waitForFunction(
      (which) => (document.querySelector<HTMLImageElement>(which)?.naturalWidth ?? 0) > 0,
      selector,
    );

  test("shows photos and films by their own files, and says of others that it cannot, without asking anybody", async () => {
    const { page, asked, complaints, close } = await open();
    expect(await page.locator("#list > li").count()).toBe(FILES.length);
    expect(await page.locator(".legend").textContent()).toContain("secret by law");
    await isDrawn(page, "#exhibit-GJ-001 img");
    await page.waitForFunction(
      () =>
        (document.querySelector<HTMLVideoElement>("#exhibit-GJ-002 video")?.videoWidth ?? 0) > 0,
    );
    await page.locator("#exhibit-GJ-003").getByText("Not shown by this browser").waitFor();
    await page.locator("#exhibit-GJ-003 a").first().click();
    await page.getByText("This browser cannot show this picture. That says nothing").waitFor();
    await page.goBack();
    await page.locator("#exhibit-GJ-004 a").first().click();
    await page.getByText("This browser cannot show this picture. That says nothing").waitFor();
    const outside = asked.filter((one) => !one.startsWith(pathToFileURL(folder).href));
    expect({ outside, complaints }).toEqual({ outside: [], complaints: [] });
    await close();
  });

  test("an exhibit's page tells claims with source and bounds, and custody in words", async () => {
    const { page, close } = await open("#exhibit-GJ-001");
    await isDrawn(page, "article img");
    expect(await page.title()).toBe("GJ-001, NYAG-2026-0045-GJ-01: exhibits");
    await page.waitForFunction(() => document.activeElement?.id === "exhibit-title");
    const times = await page.getByRole("table", { name: "Times that the file claims" }).innerText();
    expect(times).toContain("ExifIFD:DateTimeOriginal");
    expect(times).toContain("Written there: “2013:11:26 15:53:55”");
    expect(times).toContain("Cannot be true together with");
    const custody = page.getByRole("table", { name: /^Custody/ }).getByRole("row");
    expect(await custody.count()).toBe(7);
    expect(await custody.nth(1).innerText()).toMatch(/Reporter[^]*File received and its digest/);
    await page.keyboard.press("j");
    await page.getByRole("heading", { name: "Exhibit GJ-002" }).waitFor();
    await page.keyboard.press("Escape");
    await page.waitForFunction(
      (href) => document.activeElement?.getAttribute("href") === href,
      FILM,
    );
    await close();
  });

  test("a film goes on by one frame and back, at another speed, and its moment can be passed on", async () => {
    const { page, close } = await open(FILM);
    const said = page.locator("[data-time]");
    await page.locator("video").waitFor();
    await page.getByRole("button", { name: "Frame on" }).click();
    await page.waitForFunction(
      () => document.querySelector("[data-time]")?.textContent !== "0:00:00.000",
    );
    const second = await said.textContent();
    await page.locator("article video").focus();
    await page.keyboard.press(".");
    await page.waitForFunction(
      (was) => document.querySelector("[data-time]")?.textContent !== was,
      second,
    );
    await page.keyboard.press(",");
    await page.waitForFunction(
      (was) => document.querySelector("[data-time]")?.textContent === was,
      second,
    );
    await page.getByLabel("Speed").selectOption("0.25");
    expect(await page.locator("video").evaluate((one: HTMLVideoElement) => one.playbackRate)).toBe(
      0.25,
    );
    expect(await page.evaluate(() => location.hash)).toMatch(/^#exhibit-GJ-002&t=0\.\d+$/);
    const moment = await page.evaluate(() => location.hash);
    const again = await open(moment);
    await again.page.waitForFunction(
      () => (document.querySelector("video")?.currentTime ?? 0) > 0.01,
    );
    await again.close();
    await close();
  });

  test("the list is searched from the keyboard, by words and by digest", async () => {
    const { page, close } = await open();
    await page.keyboard.press("/");
    await page.keyboard.type("quicktime keys");
    await page.getByText(`0 of ${FILES.length} found`).waitFor();
    await page.locator("#search").fill("video/quicktime");
    await page.getByText(`1 of ${FILES.length} found`).waitFor();
    const digest = await page.locator("#exhibit-GJ-005").getAttribute("data-find");
    await page.locator("#search").fill(digest ?? "none");
    await page.getByText(`1 of ${FILES.length} found`).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Exhibit GJ-005" }).waitFor();
    // Letters can be switched off for whoever speaks to their computer.
    await page.keyboard.press("Escape");
    await page.locator("#keys summary").click();
    await page.locator("#letters").uncheck();
    await page.locator("#keys summary").focus();
    await page.keyboard.press("/");
    expect(await page.evaluate(() => document.activeElement?.id)).not.toBe("search");
    await close();
  });

  test("timeline and map show every exhibit with its doubt, and the map can be looked at closely", async () => {
    const { page, close } = await open("#timeline");
    const lines = page.locator(".times li");
    expect(await lines.count()).toBe(FILES.length);
    expect(await lines.filter({ has: page.locator("rect") }).count()).toBeGreaterThan(2);
    await page.getByRole("link", { name: "Map", exact: true }).click();
    expect(await page.locator(".mark").count()).toBeGreaterThan(1);
    expect(await page.locator(".state").getAttribute("d")).toMatch(/^M[\d.-]/);
    const whole = await page.locator(".map svg").getAttribute("viewBox");
    await page.getByRole("button", { name: "Closer" }).click();
    expect(await page.locator(".map svg").getAttribute("viewBox")).not.toBe(whole);
    await page.getByRole("button", { name: "Whole map" }).click();
    expect(await page.locator(".map svg").getAttribute("viewBox")).toBe(whole);
    await page.locator(".places a").first().click();
    await page.getByRole("heading", { name: /^Exhibit GJ/ }).waitFor();
    await close();
  });

  test("hostile words stay words", async () => {
    const { page, complaints, close } = await open("#exhibit-GJ-007");
    const text = await page.locator("article .description").textContent();
    expect(text).toBe(HOSTILE.replace("\u202E", "[U+202E]").replace("\u2028", "[U+2028]"));
    expect(await page.title()).toMatch(/^GJ-007/);
    expect(await page.locator("img[src=x]").count()).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  test("without scripts the list, its files, the timeline and the map are all there", async () => {
    const { page, close } = await open("", { javaScriptEnabled: false });
    expect(await page.getByText("Scripts are switched off here.").isVisible()).toBe(true);
    expect(await page.locator("#tools").isVisible()).toBe(false);
    const first = page.locator("#exhibit-GJ-001");
    for (const name of ["Original as received", "Custody report"]) {
      expect(await first.getByRole("link", { name }).isVisible()).toBe(true);
    }
    expect(await page.locator(".times li").last().isVisible()).toBe(true);
    expect(await page.locator(".map svg").isVisible()).toBe(true);
    await close();
  });

  describe.each([
    [360, "dark"],
    [1280, "light"],
    [360, "light"],
    [1280, "dark"],
  ] as const)("at %i pixels in %s", (width, colorScheme) => {
    test.each(["", "#timeline", "#map", "#papers", "#exhibit-GJ-001", FILM, "#exhibit-GJ-004"])(
      "nothing scrolls sideways or shuts readers out at %p",
      async (hash) => {
        const viewport = { width, height: 900 };
        const { page, close } = await open(hash, { viewport, colorScheme, bypassCSP: true });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
        // Entries far away are not laid out yet, and the checker would take one to lie on another.
        await page.addStyleTag({ content: "li { content-visibility: visible !important }" });
        await page.addScriptTag({ path: AXE });
        const violations = await page.evaluate(async () => {
          const { axe } = window as unknown as {
            axe: {
              run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
            };
          };
          const found = await axe.run();
          return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
        });
        expect(violations).toEqual([]);
        await close();
      },
    );
  });

  test("on paper every page carries the bundle and its secrecy, and nothing of the tools", async () => {
    const { page, close } = await open("#exhibit-GJ-001");
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("header nav").isVisible()).toBe(false);
    expect(await page.getByRole("button", { name: "Copy" }).first().isVisible()).toBe(false);
    expect(await page.getByRole("table", { name: /^Custody/ }).isVisible()).toBe(true);
    await close();
  });
});
