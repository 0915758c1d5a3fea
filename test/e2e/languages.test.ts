import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { parseQueueFilter } from "#app/core/triage/queue-filter.ts";
import { withChecker } from "#test/support/axe.ts";
import { launchBrowser, PAGE_MILLIS } from "#test/support/browser.ts";
import { languageFaults } from "#test/support/language-faults.ts";
import { lookAt } from "#test/support/look-at-report.ts";
import {
  arrangePublicPages,
  givenStreetMap,
  type PublicOffice,
} from "#test/support/public-office.ts";
import { publicRoutes, routeAt } from "#test/support/public-routes.ts";
import { walkWithScript } from "#test/support/scripted-walk.ts";
import { walkPublicPages } from "#test/support/public-walk.ts";
import type { Walker } from "#test/support/public-walker.ts";
import { openDeskOffice, type DeskOffice } from "../routes/desk/desk-office.ts";
import { generatedPhoto } from "../routes/desk/generated-photo.ts";

// Every page of the public in two languages, one of them read from right to left, without script: what is told, what comes
// back when something is wrong, and the whole way of a report with files; that way with script too, in three. PICTURES_DIR takes a picture of each.

const PICTURES = process.env["PICTURES_DIR"];

let office: DeskOffice;
let pages: PublicOffice;
let map: Awaited<ReturnType<typeof givenStreetMap>>;
let browser: Browser;

beforeAll(async () => {
  map = await givenStreetMap();
  office = await openDeskOffice({ MAP_FILE: map.file });
  pages = await arrangePublicPages(await office.as("administrator"));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await office.remove();
  await map.remove();
});

const SPOKEN = {
  en: {
    story: "Two men pushed my neighbor to the ground.",
    place: "In front of the bakery",
    more: "They came again.",
    answer: "Thank you. We have read it.",
  },
  es: {
    story: "Dos hombres empujaron a mi vecino al suelo.",
    place: "Frente a la panadería",
    more: "Llegaron otra vez.",
    answer: "Gracias. Lo hemos leído.",
  },
  ar: {
    story: "دفع رجلان جاري إلى الأرض.",
    place: "أمام المخبز",
    more: "جاؤوا مرة أخرى.",
    answer: "شكرًا. قرأنا ما كتبت.",
  },
} as const;

/** Files of a walk of their own: the same again would be told to be the same. */
async function filesFor(walk: string, grey: number): Promise<Walker["files"]> {
  const photo = await generatedPhoto({ edge: 320, grey });
  const named = async (name: string, bytes: string | Buffer) => {
    const path = join(map.folder, `${walk} ${name}`);
    await writeFile(path, bytes);
    return path;
  };
  return {
    photo: await named("1.jpg", photo),
    note: await named("2.txt", `${walk}: a letter`),
    program: await named("3.exe", "MZ\u0090\u0000"),
    later: await named("4.txt", `${walk}: another letter`),
  };
}

/** What a person of the office does when the reporter has written. */
async function officeAnswers(reportCode: string, text: string): Promise<void> {
  const by = await office.person("prosecutor");
  const filter = parseQueueFilter(new URLSearchParams());
  const queue = await office.useCases.listQueue({ by, filter });
  const row = queue.kind === "queue" ? queue.rows.find(({ code }) => code === reportCode) : null;
  if (row == null) throw new Error(`${reportCode} is not in the queue`);
  const reportId = row.id;
  await lookAt(office, { by, reportId });
  const written = await office.useCases.writeToReporter({ by, reportId, text });
  expect(written.kind).toBe("written");
}

async function officeRefusesCodes(): Promise<void> {
  const by = await office.person("prosecutor");
  const listed = await office.useCases.listCodeRequests({ by, list: "open" });
  if (listed.kind !== "requests") throw new Error(listed.kind);
  for (const { id: requestId } of listed.requests) {
    const why = { because: "not-sure", note: "Nobody can tell which report." } as const;
    expect((await office.useCases.refuseNewCode({ by, requestId, ...why })).kind).toBe("done");
  }
}

test.each([
  ["es", 320, "light", "seen"],
  ["es", 1280, "dark", "checked"],
  ["ar", 320, "light", "checked"],
  ["ar", 1280, "dark", "seen"],
] as const)(
  "in %s, %i pixels wide, %s and without script, every public page says it in that language, fits and shuts nobody out: %s",
  async (language, width, colorScheme, how) => {
    const context = await browser.newContext({
      ...{ baseURL: office.origin, javaScriptEnabled: false, reducedMotion: "reduce" },
      ...{ viewport: { width, height: 800 }, colorScheme },
    });
    context.setDefaultTimeout(PAGE_MILLIS);
    const { page, violations } = await withChecker(await context.newPage());
    await page.goto(`/language?to=${language}&back=/`);
    const routes = publicRoutes().filter(({ isPage }) => isPage);
    const seen = new Set<string | undefined>();
    const faults: string[] = [];
    const look = async (what: string) => {
      await page.waitForLoadState();
      const { pathname } = new URL(page.url());
      seen.add(routeAt(routes, pathname)?.path);
      const found = await languageFaults(page, language);
      if (how === "checked") found.push(...(await violations()));
      faults.push(...found.map((fault) => `${what}: ${fault}`));
      if (PICTURES === undefined) return;
      const name = `${language}-${String(width)}-${String(seen.size)}-${what.replace(/\W+/g, "-")}`;
      await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
    };
    const { answer, ...words } = SPOKEN[language];
    await walkPublicPages({
      ...{ page, look, office: pages, words },
      files: await filesFor(`${language} ${String(width)}`, width % 251),
      officeAnswers: (code) => officeAnswers(code, answer),
      officeRefusesCodes,
    });
    expect(faults).toEqual([]);
    // A page that is added is in no walk yet, and is named here.
    expect(routes.map(({ path }) => path).filter((path) => !seen.has(path))).toEqual([]);
    await context.close();
  },
  240_000,
);

test.each([
  ["en", 320],
  ["en", 1280],
  ["es", 320],
  ["es", 1280],
  ["ar", 320],
  ["ar", 1280],
] as const)(
  "in %s, %i pixels wide and with script, a report with files goes all the way and comes back",
  async (language, width) => {
    const context = await browser.newContext({
      ...{ baseURL: office.origin, reducedMotion: "reduce", viewport: { width, height: 800 } },
    });
    context.setDefaultTimeout(PAGE_MILLIS);
    const page = await context.newPage();
    await page.goto(`/language?to=${language}&back=/`);
    const faults: string[] = [];
    const { answer, ...words } = SPOKEN[language];
    await walkWithScript({
      ...{ page, office: pages, words },
      files: await filesFor(`${language} ${String(width)} script`, (width + 40) % 241),
      officeAnswers: (code) => officeAnswers(code, answer),
      officeRefusesCodes,
      look: async (what) => {
        await page.waitForLoadState();
        const found = await languageFaults(page, language);
        faults.push(...found.map((fault) => `${what}: ${fault}`));
        if (PICTURES === undefined) return;
        const name = `script-${language}-${String(width)}-${what.replace(/\W+/g, "-")}`;
        await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
      },
    });
    expect(faults).toEqual([]);
    await context.close();
  },
);
