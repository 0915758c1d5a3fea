import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { writeBundle } from "#app/adapters/bundle/write-bundle.ts";
import type { checkBundle } from "#app/browser/bundle-check/check-bundle.ts";
import type { BundleContent } from "#app/core/bundle/content.ts";
import { reportText } from "#app/core/bundle/report-text.ts";
import { inFours, keyFingerprint } from "#app/core/receipt/key-fingerprint.ts";
import { earlierGiven, verifyBundleAt } from "#scripts/verify-bundle.ts";
import { FORGED, PLAIN } from "#test/adapters/bundle/meddlings.ts";
import { heldBundles } from "#test/adapters/bundle/given-checkpoints.ts";
import { LOG_MEDDLINGS } from "#test/adapters/bundle/meddlings-log.ts";
import { asJson } from "#test/adapters/bundle/python-check.ts";
import {
  layOut,
  makeManifestsFit,
  repack,
  unpack,
  type Unpacked,
} from "#test/adapters/bundle/unpacked.ts";
import { inventedContent, LOG_KEY } from "#test/core/bundle/invented-bundle.ts";
import { launchBrowser, PAGE_MILLIS } from "#test/support/browser.ts";

// verify.html as it comes in a bundle, opened from a disk in a browser that is offline.

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const FINGERPRINT = keyFingerprint(LOG_KEY.key);
const NOT_CONFIRMED = "Intact, log signed, key not confirmed";

let browser: Browser;
let folder: string;
let top: string;
let archive: string;
let whole: Unpacked;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "verify-page-"));
  archive = join(folder, "whole.zip");
  const examined = ["image/jpeg", null, "image/heic", null];
  await writeBundle(inventedContent({ examined, itemFormat: "bearwitness-item/2" }), archive);
  ({ top, files: whole } = await unpack(archive));
  await writeFile(join(folder, "verify.html"), whole.get("verify.html") ?? "");
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await rm(folder, { recursive: true, force: true });
});

/** The page as it lies on a disk, with everything that it asks the world for. */
async function open(
  options: {
    readonly width?: number;
    readonly before?: () => void;
    readonly bypassCSP?: boolean;
  } = {},
): Promise<{ page: Page; asked: string[]; complaints: string[] }> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 900 },
    offline: true,
    bypassCSP: options.bypassCSP ?? false,
  });
  context.setDefaultTimeout(PAGE_MILLIS);
  const page = await context.newPage();
  if (options.before !== undefined) await page.addInitScript(options.before);
  const address = pathToFileURL(join(folder, "verify.html")).href;
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

/** Gives the page a bundle, and what it says once it is done, as JSON. */
async function checked(page: Page, path: string, fingerprint = "", input = "#archive") {
  await page.locator(input).setInputFiles(path);
  await page.locator("#key").fill(fingerprint);
  await page.locator("#check").click();
  await page.locator("#result").waitFor();
  return JSON.parse((await page.locator("#json").textContent()) ?? "") as unknown;
}

/**
 * Holds what the page's program says of each of these against our own. They are given to the program at once, in the page as it was opened: a
 * hundred walks through the form would take minutes.
 */
async function saidByBoth(meddled: readonly (readonly [name: string, files: Unpacked])[]) {
  const paths: string[] = [];
  for (const [, files] of meddled) {
    paths.push(join(folder, `meddled-${paths.length}.zip`));
    await writeFile(paths.at(-1) ?? "", await repack(files, top));
  }
  const { page, asked, complaints } = await open();
  await page.evaluate(() => {
    const input = document.createElement("input");
    Object.assign(input, { type: "file", multiple: true, id: "many" });
    document.body.append(input);
  });
  await page.locator("#many").setInputFiles(paths);
  const said = await page.evaluate(async () => {
    const { checkBundle: check } = window as unknown as { checkBundle: typeof checkBundle };
    const all: string[] = [];
    for (const file of (document.getElementById("many") as HTMLInputElement).files ?? []) {
      const chosen = { kind: "archive", name: file.name, file } as const;
      await check({ chosen, fingerprint: undefined }, (message) => {
        if (message.kind === "failed") all.push(JSON.stringify(message));
        if (message.kind === "done") all.push(JSON.stringify(message.answer.report));
      });
    }
    return all;
  });
  for (const [number, [name]] of meddled.entries()) {
    const expected = await verifyBundleAt(paths[number] ?? "");
    expect({ name, said: JSON.parse(said[number] ?? "") as unknown }).toEqual({
      name,
      said: asJson(expected),
    });
    expect(expected.result).toMatch(/^(?:Altered|Incomplete)$/);
  }
  expect(asked.filter((address) => !address.startsWith("blob:"))).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
}

test("a whole bundle is told by the words of our own program, as archive and as folder", async () => {
  const { page, asked, complaints } = await open();
  const expected = await verifyBundleAt(archive);
  expect(await checked(page, archive)).toEqual(asJson(expected));
  expect(await page.locator("#headline").textContent()).toBe(NOT_CONFIRMED);
  expect(await page.locator("#report").textContent()).toBe(reportText(expected));
  expect(await page.locator("#record").textContent()).toContain(
    createHash("sha256")
      .update(whole.get("verify.html") ?? "")
      .digest("hex"),
  );
  expect(await page.locator("#opinion").textContent()).toContain("agrees on every one");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("result");
  const unpacked = join(folder, top);
  await layOut(whole, unpacked);
  const asFolder = await checked(page, unpacked, inFours(FINGERPRINT).slice(0, 39), "#folder");
  const held = await verifyBundleAt(unpacked, { fingerprint: FINGERPRINT });
  expect(asFolder).toEqual(asJson(held));
  expect(held.result).toBe("Intact and the log key is the one you named");
  expect(asked.filter((address) => !address.startsWith("blob:"))).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("whatever is meddled with is told as our own program tells it", async () => {
  const meddled = [
    ...PLAIN.map((one) => [one, false] as const),
    ...FORGED.map((one) => [one, true] as const),
  ].map(([[name, meddle], isForged]) => {
    const files: Unpacked = new Map(whole);
    meddle(files);
    if (isForged) makeManifestsFit(files);
    return [name, files] as const;
  });
  expect(meddled.length).toBeGreaterThan(50);
  await saidByBoth(meddled);
});

test("and so is meddling with what binds the bundle to the signed log", async () => {
  const written = async (content: BundleContent) => {
    const out = join(folder, "written.zip");
    await writeBundle(content, out);
    return (await unpack(out)).files;
  };
  const others = {
    whole: await written(inventedContent({ later: 2, earlier: 6 })),
    grown: await written(inventedContent({ later: 5, earlier: 6 })),
  };
  const meddled = LOG_MEDDLINGS.map(([name, meddle]) => {
    const files: Unpacked = new Map(others.whole);
    meddle(files, others);
    makeManifestsFit(files);
    return [name, files] as const;
  });
  expect(meddled.length).toBeGreaterThan(40);
  await saidByBoth(meddled);
});

test("an earlier bundle, or its checkpoint, is held against one as our own program does it", async () => {
  const held = await heldBundles(folder);
  const { page, complaints } = await open();
  await page.evaluate(() => {
    for (const id of ["held", "kept", "apart"]) {
      document.body.append(Object.assign(document.createElement("input"), { type: "file", id }));
    }
  });
  for (const { name, archive: bundle, earlier, consistency } of held) {
    await page.locator("#held").setInputFiles(bundle);
    await page.locator("#kept").setInputFiles(earlier);
    await page.locator("#apart").setInputFiles(consistency ?? []);
    const said = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const { checkBundle: check } = window as unknown as { checkBundle: typeof checkBundle };
          const chosen = (id: string) => (document.getElementById(id) as HTMLInputElement).files;
          const [file, kept, proof] = ["held", "kept", "apart"].map((id) => chosen(id)?.[0]);
          if (file === undefined || kept === undefined) throw new Error("nothing was chosen");
          const order = {
            ...{
              chosen: { kind: "archive", name: file.name, file } as const,
              fingerprint: undefined,
            },
            earlier: { file: kept, name: kept.name, proof },
          };
          void check(order, (message) => {
            if (message.kind === "failed") resolve(JSON.stringify(message));
            if (message.kind === "done") resolve(JSON.stringify(message.answer.report));
          });
        }),
    );
    const given = await earlierGiven(earlier, consistency);
    const expected = asJson(await verifyBundleAt(bundle, { given }));
    expect({ name, said: JSON.parse(said) as unknown }).toEqual({ name, said: expected });
  }
  const [first] = held;
  if (first === undefined) throw new Error("there is none");
  await page.locator("#earlier").setInputFiles(first.earlier);
  await checked(page, first.archive);
  expect(await page.locator("#report").textContent()).toContain(
    "it continues the log at the 6 records of the earlier checkpoint that you gave",
  );
  await page.locator("#earlier").setInputFiles([]);
  await page.locator("#proof").setInputFiles(first.earlier);
  await page.locator("#check").click();
  expect(await page.locator("#problem").textContent()).toContain("proves nothing alone");
  expect(complaints).toEqual([]);
  await page.context().close();
});

test("a key of somebody else is told, and what is no fingerprint is not taken", async () => {
  const { page } = await open();
  const other = "0123 ".repeat(8);
  expect(await checked(page, archive, other)).toEqual(
    asJson(await verifyBundleAt(archive, { fingerprint: "0123".repeat(8) })),
  );
  expect(await page.locator("#headline").textContent()).toBe("Altered");
  await page.locator("#key").fill("0123 4567");
  await page.locator("#check").click();
  expect(await page.locator("#problem").textContent()).toContain("not a fingerprint");
  await page.reload();
  await page.locator("#check").click();
  expect(await page.locator("#problem").textContent()).toBe("Choose a bundle first.");
  await page.context().close();
});

test("where no worker is allowed the page does the work itself, and what a browser denies is said", async () => {
  const { page } = await open({
    before: () => {
      Object.defineProperty(window, "Worker", {
        value: function refused() {
          throw new DOMException("no workers here", "SecurityError");
        },
      });
    },
  });
  expect(await checked(page, archive)).toEqual(asJson(await verifyBundleAt(archive)));
  await page.evaluate(() => {
    Object.defineProperty(crypto.subtle, "verify", { value: () => Promise.resolve(false) });
  });
  await checked(page, archive);
  expect(await page.locator("#opinion").textContent()).toContain("do not agree about 1");
  expect(await page.locator("#result").getAttribute("data-intact")).toBe("no");
  await page.context().close();
});

test("a check can be stopped, and nothing is said of the bundle then", async () => {
  const { page } = await open({
    before: () => {
      // A worker that never comes to an end.
      const endless = URL.createObjectURL(new Blob([""], { type: "text/javascript" }));
      const { Worker: Real } = window;
      Object.defineProperty(window, "Worker", {
        value: function Endless() {
          return new Real(endless);
        },
      });
    },
  });
  await page.locator("#archive").setInputFiles(archive);
  await page.locator("#check").click();
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByText("Stopped. Nothing is known of this bundle.").waitFor();
  expect(await page.locator("#result").isVisible()).toBe(false);
  expect(await page.locator("#check").isVisible()).toBe(true);
  await page.context().close();
});

test("what a bundle holds is never read as a page", async () => {
  const files: Unpacked = new Map(whole);
  files.set("data/<img src=x onerror=alert(1)>.txt", Buffer.from("x"));
  const hostile = join(folder, "hostile.zip");
  await writeFile(hostile, await repack(files, top));
  const { page, complaints } = await open();
  expect(await checked(page, hostile)).toMatchObject({ result: "Altered" });
  expect(await page.locator("#faults").textContent()).toContain("<img src=x");
  expect(await page.locator("img").count()).toBe(0);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test.each([
  [320, "en"],
  [1280, "es"],
] as const)(
  "nothing scrolls sideways or shuts readers out at %i pixels in %s",
  async (width, language) => {
    const files: Unpacked = new Map(whole);
    files.set("data/10-exhibits/GJ-001/item.json", Buffer.from("{"));
    const altered = join(folder, "altered.zip");
    await writeFile(altered, await repack(files, top));
    const { page } = await open({ width, bypassCSP: true });
    await page.locator(`[data-language=${language}]`).click();
    await checked(page, altered);
    expect(await page.locator("html").getAttribute("lang")).toBe(language);
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
