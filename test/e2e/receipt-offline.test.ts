import { createRequire } from "node:module";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { launchBrowser, PAGE_MILLIS } from "#test/support/browser.ts";
import { readOfflineCheckPage } from "#app/adapters/receipt/offline-check.ts";
import { parseVerifierKey } from "#app/core/custody/verifier-key.ts";
import { inFours, keyFingerprint } from "#app/core/receipt/key-fingerprint.ts";
import { givenReport } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const LETTER = Buffer.from("what the letter said");
/** Larger than what one piece of a stream holds. */
const VIDEO = Buffer.alloc(5_000_000, "frame ");

let office: TestOffice;
let browser: Browser;
let folder: string;
let receipt: string;
let fingerprint: string;

beforeAll(async () => {
  office = await openTestOffice();
  const sent = await givenReport(office, {
    files: [
      { name: "letter.txt", bytes: LETTER },
      { name: "porch.mp4", bytes: VIDEO },
    ],
  });
  await office.worker.idle();
  const made = await office.useCases.makeReceipt({ token: sent.token, opened: "sent" });
  if (made.kind !== "made") throw new Error(made.kind);
  receipt = made.text;
  const key = parseVerifierKey(office.useCases.readLogKey().vkey);
  if (!key.ok) throw new Error(key.problem);
  fingerprint = inFours(keyFingerprint(key.value));
  folder = await mkdtemp(join(tmpdir(), "bw-offline-"));
  await writeFile(join(folder, "check-receipt.html"), readOfflineCheckPage());
  await writeFile(join(folder, "receipt.txt"), receipt);
  await writeFile(join(folder, "letter.txt"), LETTER);
  await writeFile(join(folder, "porch.mp4"), VIDEO);
  await writeFile(join(folder, "other.txt"), "something else");
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await office.remove();
  await rm(folder, { recursive: true });
});

/** The page as it lies on a disk, with everything that it asks the world for. */
async function open(
  options: { readonly width?: number; readonly bypassCSP?: boolean } = {},
): Promise<{ page: Page; asked: string[]; complaints: string[] }> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 900 },
    offline: true,
    bypassCSP: options.bypassCSP ?? false,
  });
  context.setDefaultTimeout(PAGE_MILLIS);
  const page = await context.newPage();
  const address = pathToFileURL(join(folder, "check-receipt.html")).href;
  const asked: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => {
    if (request.url() !== address) asked.push(request.url());
  });
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(address);
  return { page, asked, complaints };
}

async function check(page: Page, text: string, key: string): Promise<string> {
  await page.getByLabel("The receipt", { exact: true }).fill(text);
  await page.getByLabel("The office's key fingerprint").fill(key);
  await page.getByRole("button", { name: "Check the receipt" }).click();
  return page.locator("#result h2").innerText();
}

test("from a file, without a network, a genuine receipt and its files are told", async () => {
  const { page, asked, complaints } = await open();
  await page.getByLabel("Or the receipt's text file").setInputFiles(join(folder, "receipt.txt"));
  await page.waitForFunction(
    () => (document.querySelector("#receipt") as HTMLTextAreaElement).value !== "",
  );
  await page.getByLabel("The office's key fingerprint").fill(fingerprint);
  await page.getByRole("button", { name: "Check the receipt" }).click();
  expect(await page.locator("#result h2").innerText()).toBe("This receipt is genuine.");
  expect(await page.locator("#result ol li").count()).toBe(2);
  await page
    .getByLabel("Files of yours")
    .setInputFiles(["letter.txt", "porch.mp4", "other.txt"].map((name) => join(folder, name)));
  await page.getByText("other.txt is not in this receipt").waitFor();
  const told = (await page.locator("#compared li strong").allInnerTexts()).map((one) => one.trim());
  expect(told).toEqual([
    "letter.txt is file 1 of this receipt.",
    "porch.mp4 is file 2 of this receipt.",
    "other.txt is not in this receipt.",
  ]);
  expect(asked.filter((address) => !address.startsWith("blob:"))).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("without the office's key it is never called genuine, and a forged one never at all", async () => {
  const { page } = await open();
  expect(await check(page, receipt, "")).toContain("depends on the key");
  expect(await check(page, receipt, "0000 ".repeat(16))).toContain("not genuine");
  const file = /SHA-256 {8}([0-9a-f]{64})/.exec(receipt)?.[1] ?? "";
  expect(await check(page, receipt.replace(file, file.replace(/^./, "0")), fingerprint)).toContain(
    "not genuine",
  );
  expect(await page.locator("#result").innerText()).toMatch(/Does not hold: Line \d+ is not/);
  expect(await page.getByLabel("Files of yours").isVisible()).toBe(false);
  expect(await check(page, "hello", fingerprint)).toBe("This is not a receipt.");
  expect(await check(page, receipt, fingerprint)).toBe("This receipt is genuine.");
  await page.context().close();
});

test("what a receipt holds is never read as a page", async () => {
  const { page, complaints } = await open();
  const hostile = receipt.replace("Log ", "<img src=x onerror=alert(1)>");
  expect(await check(page, hostile, fingerprint)).toContain("not genuine");
  expect(await page.locator("img").count()).toBe(0);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("a browser without Ed25519 says that it cannot tell", async () => {
  const { page } = await open();
  await page.evaluate(() => {
    const unknown = () => Promise.reject(new DOMException("unknown", "NotSupportedError"));
    Object.defineProperty(crypto.subtle, "importKey", { value: unknown });
    Object.defineProperty(crypto.subtle, "generateKey", { value: unknown });
  });
  expect(await check(page, receipt, fingerprint)).toBe("This browser cannot tell.");
  expect(await page.locator("#result").innerText()).toContain("Firefox from 129");
  await page.context().close();
});

test.each([320, 1280])(
  "nothing scrolls sideways or shuts readers out at %i pixels",
  async (width) => {
    const { page } = await open({ width, bypassCSP: true });
    await check(page, receipt, fingerprint);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.addScriptTag({ path: AXE });
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const found = await axe.run();
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
    });
    expect(violations).toEqual([]);
    await page.context().close();
  },
);
