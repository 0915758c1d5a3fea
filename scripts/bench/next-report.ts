import { randomInt } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import sharp from "sharp";
import { openDeskOffice, type DeskOffice } from "#test/routes/desk/desk-office.ts";
import { openDevice, signInAt } from "#test/support/desk-browser.ts";
import { keepPresses, openedIn, type Opened } from "./opened-report.ts";
import type { TimedRequest } from "./request-times.ts";

/**
 * How long it takes at the desk from the key `j` to the first paint of the next report's words, in the whole Chromium.
 * Usage: next-report.ts [REPORTS] [PAUSE_MILLIS] [PROGRAM]: 40 reports, every third with a photo; before each key somebody reads for 1,000 ms; with a pause of 0 the
 * key comes as soon as the page is loaded. Prints how many pages were put in place without loading a document, how many pages the server was asked for ahead, and what it needed. Ends with 1 where
 * the median is 100 ms or more.
 */
const [reports = "40", pause = "1000", program = "/usr/bin/chromium"] = process.argv.slice(2);
const count = Number(reports);
const GOAL_MILLIS = 100;

const KINDS =
  "agents pulled man from van corner masked shouted filmed truck grey street morning neighbors gas canister school bus rifle badge woman child crying ran fence phone broke window porch warrant refused answer plate covered";
const words = KINDS.split(" ");
const story = (number: number) =>
  `${Array.from({ length: 120 }, () => words[randomInt(words.length)]).join(" ")} ${number}`;

function photo(): Promise<Uint8Array> {
  const noise = { type: "gaussian", mean: 128, sigma: 30 } as const;
  const background = { r: randomInt(256), g: randomInt(256), b: randomInt(256) };
  return sharp({ create: { width: 640, height: 480, channels: 3, background, noise } })
    .jpeg()
    .toBuffer();
}

function spread(millis: readonly number[]): string {
  const sorted = millis.filter(Number.isFinite).toSorted((one, other) => one - other);
  const at = (part: number) => Math.round(sorted[Math.floor(part * sorted.length)] ?? NaN);
  return `median ${at(0.5)} ms, 95 of 100 within ${at(0.95)} ms, of ${sorted.length}`;
}

async function walk(office: DeskOffice): Promise<readonly Opened[]> {
  const browser = await chromium.launch({
    executablePath: program,
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const { signInName } = await office.person("intake-analyst");
  const { page } = await openDevice(browser, { origin: office.origin });
  await signInAt(page, signInName);
  await page.addInitScript(keepPresses);
  await page.goto("/desk/queue");
  await page.keyboard.press("j");
  await page.keyboard.press("o");
  await page.waitForURL("**/desk/reports/**", { waitUntil: "load" });
  const opened: Opened[] = [];
  for (let number = 1; number < count; number += 1) {
    await page.waitForTimeout(Number(pause));
    const before = page.url();
    await page.keyboard.press("j");
    await page.waitForURL((url) => String(url) !== before, { waitUntil: "load" });
    opened.push(await page.evaluate(openedIn));
  }
  await browser.close();
  return opened;
}

function answered(file: string): readonly TimedRequest[] {
  const lines = readFileSync(file, "utf8").split("\n");
  const all = lines.filter((line) => line !== "").map((line) => JSON.parse(line) as TimedRequest);
  return all.filter(({ path }) => /^\/desk\/reports\/rpt_[^/]+$/.test(path.split("?")[0] ?? ""));
}

const folder = mkdtempSync(join(tmpdir(), "bw-next-report-"));
const times = join(folder, "requests");
writeFileSync(times, "");
const listening = pathToFileURL(join(import.meta.dirname, "request-times.ts"));
listening.searchParams.set("to", times);
const office = await openDeskOffice({ NODE_OPTIONS: `--import=${listening.href}` });
try {
  for (let number = 0; number < count; number += 1) {
    const files = number % 3 === 0 ? [{ name: "a.jpg", bytes: await photo() }] : [];
    await office.given({ narrative: story(number), files });
  }
  const opened = await walk(office);
  const asked = answered(times);
  const ahead = asked.filter((one) => one.ahead && one.status === 200);
  const print = (line: string) => process.stdout.write(`${line}\n`);
  print(`from the key to the first paint of the words: ${spread(opened.map((one) => one.words))}`);
  print(`  until its page is there: ${spread(opened.map((one) => one.there))}`);
  print(`${opened.filter((one) => one.inPlace).length} of ${opened.length} were put in place`);
  print(
    `the server was asked ahead ${ahead.length} times: ${spread(ahead.map((one) => one.millis))}`,
  );
  const others = asked.filter((one) => !one.ahead && one.method === "GET");
  print(
    `and by whoever opened one ${others.length} times: ${spread(others.map((one) => one.millis))}`,
  );
  const sorted = opened.map((one) => one.words).toSorted((one, other) => one - other);
  process.exitCode = (sorted[Math.floor(sorted.length / 2)] ?? NaN) < GOAL_MILLIS ? 0 : 1;
} finally {
  await office.remove();
  rmSync(folder, { recursive: true, force: true });
}
