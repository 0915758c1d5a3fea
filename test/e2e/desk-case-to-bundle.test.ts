import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { Decrypter, generateX25519Identity, identityToRecipient } from "age-encryption";
import type { Browser, Locator, Page } from "playwright-core";
import { launchBrowser, PAGE_MILLIS } from "#test/support/browser.ts";
import { compose, type Application } from "#app/server/compose.ts";
import { givenReport } from "#test/support/given.ts";
import { PASSWORD, testConfig } from "#test/support/open-test-office.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { until } from "#test/support/until.ts";
import { generatedPhoto } from "../routes/desk/generated-photo.ts";

const run = promisify(execFile);
const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const MILLIS = 180_000;

let server: RunningServer;
/** The same office opened beside the server, to file the report that the desk works on. */
let beside: Application;
let browser: Browser;
let photo: Buffer;
let folder: string;

beforeAll(async () => {
  server = await startServer();
  const config = testConfig(server.folder, { PORT: new URL(server.origin).port });
  const composed = await compose(config, { purpose: "visit", writeLog: () => undefined });
  if (!composed.ok) throw new Error(composed.problem);
  beside = composed.value;
  browser = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), "bw-desk-"));
  photo = await generatedPhoto({ edge: 1_200 });
  await givenReport(beside, {
    narrative: "Two agents without names took a man from his car.",
    files: [{ name: "IMG_0001.jpg", bytes: photo }],
  });
}, MILLIS);

afterAll(async () => {
  await browser.close();
  await beside.close();
  await server.remove();
  await rm(folder, { recursive: true, force: true });
});

async function open(options: {
  readonly width?: number;
  readonly script?: boolean;
  readonly dark?: boolean;
}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: server.origin,
    viewport: { width: options.width ?? 1280, height: 800 },
    javaScriptEnabled: options.script ?? false,
    colorScheme: options.dark === true ? "dark" : "light",
    // Only where the accessibility checker runs: our own policy lets no script in at all.
    bypassCSP: options.script ?? false,
  });
  context.setDefaultTimeout(PAGE_MILLIS);
  return context.newPage();
}

async function signIn(page: Page, name: string): Promise<void> {
  await page.goto("/desk");
  await page.getByLabel("Sign-in name").fill(name);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/desk\/(?!sign-in)/);
}

/** Reloads until the page holds this: files are sealed and examined beside the page. */
async function reloadUntil(page: Page, wanted: Locator): Promise<void> {
  await until(async () => {
    if ((await wanted.count()) > 0) return true;
    await page.reload();
    return (await wanted.count()) > 0;
  });
}

async function fillAccount(page: Page, name: string, signInName: string): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Sign-in name").fill(signInName);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByLabel("The same password again").fill(PASSWORD);
}

/** Pages that the first test came by, for the ones after it. */
const seen: Record<"report" | "item" | "case" | "bundle", string> = {
  report: "",
  item: "",
  case: "",
  bundle: "",
};

test(
  "without a script: from the first run to a bundle that anyone can check",
  async () => {
    const page = await open({});
    await page.goto(server.setupPath ?? "");
    await fillAccount(page, "Ada Admin", "ada");
    await page.getByLabel("The first prosecutor's name").fill("Pat Prosecutor");
    await page.getByRole("button", { name: "Set up" }).click();
    const invitation = await page.getByLabel("Invitation link").inputValue();

    await page.goto(invitation);
    await expectText(page, "You are invited as Prosecutor");
    await fillAccount(page, "Pat Prosecutor", "pat");
    await page.getByRole("button", { name: "Make the account", exact: true }).click();
    await expectText(page, "Your account is ready");
    await signIn(page, "pat");

    // The queue by keyboard: its first row is a link like any other.
    expect(new URL(page.url()).pathname).toBe("/desk/queue");
    await page.locator(".queue__link").first().focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/rpt_/);
    seen.report = new URL(page.url()).pathname;
    await reloadUntil(page, page.getByText("Copy for viewing made"));
    await expectText(page, "Two agents without names took a man from his car.");
    const shown = page.locator(".wall img").first();
    // The small copy is made after the large one.
    await reloadUntil(page, shown);
    // Once it has come.
    const width = () => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth);
    expect(await until(async () => (await width()) || undefined)).toBe(320);

    const original = await downloadBy(page, () =>
      page.getByRole("button", { name: "Download the original" }).click(),
    );
    expect(original.name).toBe("IMG_0001.jpg");
    expect(original.bytes.equals(photo)).toBe(true);

    await page.locator(".wall__link").first().click();
    await expectText(page, "Recorded: you opened this preview");
    seen.item = new URL(page.url()).pathname;

    await page.goto("/desk/cases");
    await page.getByLabel("Title").fill("Elm Street");
    await page.getByRole("button", { name: "Open the case" }).click();
    await page.waitForURL(/cas_/);
    seen.case = new URL(page.url()).pathname;
    await page.goto(seen.report);
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await expectText(page, "Added to the case.");
    await page.goto(seen.case);
    await page.getByLabel("Neutral description").fill("Photograph of a parked car");
    await page.getByRole("button", { name: /Mark as exhibit/ }).click();
    await expectText(page, "EX-001");
    await page.getByLabel("Make a bundle for").selectOption("Grand jury set");
    await page.getByRole("button", { name: "Make the bundle" }).click();
    // Nobody has decided yet what the file is to the defence.
    await expectText(page, "No bundle was made: 1 file of the case must be decided on first.");
    await page.getByLabel(/^Choose /).check();
    await page.getByLabel(/EX-0/).check();
    await page.getByLabel("Reason").fill("A parked car, and nobody in it.");
    await page.getByRole("button", { name: "Decide this for the ticked files" }).click();
    await expectText(page, "Decided: 1 file.");
    await page.goto(seen.case);
    await page.getByLabel("Make a bundle for").selectOption("Grand jury set");
    await page.getByRole("button", { name: "Make the bundle" }).click();
    await page.waitForURL(/bun_/);
    seen.bundle = new URL(page.url()).pathname;
    await reloadUntil(page, page.getByText("How anyone checks it"));

    const bundle = await downloadBy(page, () =>
      page.getByRole("link", { name: "Download" }).click(),
    );
    expect(bundle.name).toMatch(/^NYAG-\d{4}-0001-GJ-01\.zip$/);
    const digest = createHash("sha256").update(bundle.bytes).digest("hex");
    expect((await page.locator(".digest").first().innerText()).replace(/\s/g, "")).toBe(digest);
    for (const command of await page.locator(".commands__run").allInnerTexts()) {
      await run("sh", ["-c", command], { cwd: folder });
    }
    const bag = join(folder, bundle.name.replace(/\.zip$/, ""));
    const native = await run("sh", ["-c", "sha256sum data/10-exhibits/*/native/*"], { cwd: bag });
    expect(native.stdout).toContain(createHash("sha256").update(photo).digest("hex"));

    const identity = await generateX25519Identity();
    await page.getByRole("link", { name: "Encrypt to a key" }).click();
    await page.getByLabel("public keys").fill(await identityToRecipient(identity));
    await page.getByRole("button", { name: "Check the keys" }).click();
    await expectText(page, "Compare before you encrypt");
    const sealed = await downloadBy(page, () =>
      page.getByRole("button", { name: "Download encrypted" }).click(),
    );
    expect(sealed.name).toBe(`${bundle.name}.age`);
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const opened = await decrypter.decrypt(sealed.bytes);
    expect(createHash("sha256").update(opened).digest("hex")).toBe(digest);

    await page.getByRole("button", { name: "Sign out" }).click();
    await expectText(page, "You are signed out.");
    await page.goto(seen.bundle);
    expect(page.url()).toContain("/desk/sign-in?to=");
  },
  MILLIS,
);

test.each([{ width: 1280 }, { width: 1024, dark: true }, { width: 360 }])(
  "the desk has no fault that the accessibility checker finds, and nothing scrolls sideways, at $width px",
  async ({ width, dark }) => {
    const page = await open({ width, script: true, ...(dark === undefined ? {} : { dark }) });
    const faults: string[] = [];
    await page.goto("/desk/sign-in");
    faults.push(...(await faultsOf(page)));
    await signIn(page, "pat");
    const report = seen.report.replace("/desk/reports/", "");
    for (const path of [
      "/desk/queue",
      `/desk/queue?open=${report}`,
      "/desk/queue?words=nothing+like+it&status=junk",
      seen.report,
      seen.item,
      "/desk/cases",
      seen.case,
      `${seen.case}/exculpatory?show=all`,
      `${seen.case}/exhibits/${seen.item.split("/").at(-1) ?? ""}`,
      seen.bundle,
      `${seen.bundle}/sealed`,
      "/desk/account",
      "/desk/people",
      "/desk/reports/nowhere",
    ]) {
      await page.goto(path);
      faults.push(...(await faultsOf(page)));
    }
    await page.goto(`${seen.bundle}/sealed`);
    const key = await identityToRecipient(await generateX25519Identity());
    await page.getByLabel("public keys").fill(key);
    await page.getByRole("button", { name: "Check the keys" }).click();
    await expectText(page, "Compare before you encrypt");
    faults.push(...(await faultsOf(page)));
    await page.goto("/desk/cases");
    await page.getByRole("button", { name: "Open the case" }).click();
    faults.push(...(await faultsOf(page)));
    await page.context().clearCookies();
    await signIn(page, "ada");
    faults.push(...(await faultsOf(page)));
    expect(faults).toEqual([]);
    await page.context().close();
  },
  MILLIS,
);

async function faultsOf(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      readonly axe: {
        run: () => Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
      };
    };
    const wide =
      document.documentElement.scrollWidth > window.innerWidth ? ["scrolls sideways"] : [];
    const { violations } = await axe.run();
    return [
      ...wide,
      ...violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(" ")}`),
    ];
  });
  return found.map((fault) => `${new URL(page.url()).pathname}: ${fault}`);
}

async function expectText(page: Page, words: string): Promise<void> {
  await page.getByText(words).first().waitFor();
}

async function downloadBy(
  page: Page,
  act: () => Promise<void>,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  const name = download.suggestedFilename();
  await download.saveAs(join(folder, name));
  return { name, bytes: await readFile(join(folder, name)) };
}
