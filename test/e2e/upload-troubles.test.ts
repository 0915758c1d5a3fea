import { randomBytes } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser, Page, Route } from "playwright-core";
import { launchBrowser } from "#test/support/browser.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";
import { until } from "#test/support/until.ts";
import {
  arrivedPercent,
  network,
  openPhone,
  press,
  rowOf,
  state,
  toEvidence,
} from "#test/support/witness-page.ts";

// What the list says, and does, when something between the phone and the office's disk goes wrong.

/** A net for what hangs. */
const PATIENCE = 300_000;
/** Of some megabytes a tenth comes within seconds, and the rest takes long enough for a slow machine to press a button meanwhile. */
const STEADY = 100_000;
const SLOW = 60_000;
const FAST = 4_000_000;
const WHOLE = "the same as on your device";
const ONE_UPLOAD = /\/uploads\/itm_/;

let server: RunningServer;
let browser: Browser;
let made = 0;
const seen: string[] = [];

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
  await mkdir(join(server.folder, "chosen"));
});

afterAll(async () => {
  await browser.close();
  await server.remove();
});

/** A file of its own on the phone, and the phone at the page of files. */
async function fileOn(name: string, bytes: number): Promise<string> {
  const folder = join(server.folder, "chosen", String((made += 1)));
  await mkdir(folder);
  await writeFile(join(folder, name), randomBytes(bytes));
  return join(folder, name);
}

async function phoneAtFiles(prepare: (page: Page) => Promise<unknown> = () => Promise.resolve()) {
  const phone = await openPhone(browser, server, seen);
  await prepare(phone.page);
  await toEvidence(phone.page);
  return phone;
}

const says = (page: Page, name: string, words: string) =>
  until(async () => (await state(page, name)).includes(words));

const allInAll = (page: Page) => page.locator("[data-upload-status]").innerText();

const sign = (page: Page, name: string) =>
  rowOf(page, name).locator(".file-row__state svg").innerHTML();
const drawing = (page: Page, name: string) =>
  page.evaluate(
    (wanted) =>
      document
        .querySelector<HTMLTemplateElement>("[data-upload-signs]")
        ?.content.querySelector(`[data-sign="${wanted}"] svg`)?.innerHTML,
    name,
  );

/** What the office has of this report's files. */
const held = (page: Page) =>
  page.evaluate(async () => {
    const answer = await fetch("/uploads/");
    return ((await answer.json()) as { files: { state: string }[] }).files.map(
      (file) => file.state,
    );
  });

describe("a bad answer", () => {
  test(
    "to the question how far a file came does not begin it anew: it goes on where it was",
    async () => {
      const phone = await phoneAtFiles();
      const { page } = phone;
      const begun: string[] = [];
      page.on("request", (request) => {
        if (request.method() === "POST" && request.url().endsWith("/uploads/")) begun.push("begun");
      });
      await network(phone, { up: STEADY });
      await page.setInputFiles('[name="files"]', await fileOn("long.mp4", 3_000_000));
      await until(async () => (await arrivedPercent(page, "long.mp4")) >= 10);
      await press(page, "Pause long.mp4");
      // As while a server behind a proxy starts again.
      const answers = [502, 503];
      await page.route(ONE_UPLOAD, async (route: Route) => {
        const status = route.request().method() === "HEAD" ? answers.shift() : undefined;
        if (status === undefined) await route.continue();
        else await route.fulfill({ status, body: "" });
        if (answers.length === 0) await page.unroute(ONE_UPLOAD);
      });
      await network(phone, { up: FAST });
      await press(page, "Go on with long.mp4");
      await says(page, "long.mp4", WHOLE);
      expect(answers).toEqual([]);
      expect(begun).toEqual(["begun"]);
      expect(await held(page)).toEqual(["sealed"]);
    },
    PATIENCE,
  );

  test(
    "that the disk is full is waited for, and the file goes on by itself",
    async () => {
      const phone = await phoneAtFiles((page) => page.clock.install());
      const { page } = phone;
      await network(phone, { up: STEADY });
      await page.setInputFiles('[name="files"]', await fileOn("long.mp4", 3_000_000));
      await until(async () => (await arrivedPercent(page, "long.mp4")) >= 10);
      await press(page, "Pause long.mp4");
      await page.route(ONE_UPLOAD, (route) =>
        route.fulfill({ status: 507, body: "no-room\n", headers: { "Retry-After": "300" } }),
      );
      await network(phone, { up: FAST });
      await press(page, "Go on with long.mp4");
      await says(page, "long.mp4", "no room for files just now");
      await page.unroute(ONE_UPLOAD);
      await page.clock.fastForward(310_000);
      await says(page, "long.mp4", "Received whole");
      expect(await held(page)).toHaveLength(1);
    },
    PATIENCE,
  );

  test(
    "to the phone's own digest is no end: it is told again, and the check comes to its end",
    async () => {
      const { page } = await phoneAtFiles();
      let refusedOnce = false;
      await page.route(/\/digest$/, async (route) => {
        if (refusedOnce) await route.continue();
        else await route.fulfill({ status: 503, body: "busy\n" });
        refusedOnce = true;
      });
      await page.setInputFiles('[name="files"]', await fileOn("corner.jpg", 100_000));
      await says(page, "corner.jpg", WHOLE);
      expect(refusedOnce).toBe(true);
    },
    PATIENCE,
  );

  test(
    "that never comes leaves the page with a word, and the next page can be asked for again",
    async () => {
      const phone = await phoneAtFiles((page) => page.clock.install());
      const { page } = phone;
      await network(phone, { up: SLOW });
      await page.setInputFiles('[name="files"]', await fileOn("long.mp4", 3_000_000));
      await until(async () => (await arrivedPercent(page, "long.mp4")) >= 1);
      const asked: Route[] = [];
      await page.route("**/report/evidence*", (route) => {
        asked.push(route);
      });
      await press(page, "Continue");
      await page.getByText("One moment, please.").waitFor();
      await until(() => Promise.resolve(asked.length === 1));
      await page.clock.fastForward(61_000);
      await page.getByText("We could not open the next page.").waitFor();
      expect(await page.getByText("One moment, please.").count()).toBe(0);
      await page.unroute("**/report/evidence*");
      await press(page, "Continue");
      await page.getByRole("heading", { name: "officers and cars" }).waitFor();
      expect(await page.getByText("We could not open the next page.").isVisible()).toBe(false);
    },
    PATIENCE,
  );
});

describe("what the list says of all files", () => {
  test(
    "is never that all are there while one was not taken",
    async () => {
      const { page } = await phoneAtFiles();
      await page.setInputFiles('[name="files"]', [
        await fileOn("tool.exe", 2_000),
        await fileOn("corner.jpg", 100_000),
      ]);
      await says(page, "tool.exe", "This is a program.");
      await says(page, "corner.jpg", WHOLE);
      expect(await allInAll(page)).toBe("1 file has not arrived whole. The list says what to do.");
      await rowOf(page, "tool.exe")
        .getByRole("button", { name: /^Remove/ })
        .click();
      await until(async () => (await allInAll(page)).startsWith("All files are received whole."));
      await rowOf(page, "corner.jpg")
        .getByRole("button", { name: /^Remove/ })
        .click();
      await until(async () => (await allInAll(page)) === "No file is on its way.");
      expect(await held(page)).toEqual([]);
    },
    PATIENCE,
  );

  test(
    "of a file whose report is not open here any more is said that it is kept, and how it goes on",
    async () => {
      const phone = await phoneAtFiles();
      const { page } = phone;
      await network(phone, { up: STEADY });
      await page.setInputFiles('[name="files"]', await fileOn("long.mp4", 3_000_000));
      await until(async () => (await arrivedPercent(page, "long.mp4")) >= 10);
      await press(page, "Pause long.mp4");
      // In another tab it is sent, and another one begun.
      await page.evaluate(async () => {
        const next = new FormData();
        next.append("go", "next");
        await fetch("/report/evidence", { method: "POST", body: next });
        const about = new URLSearchParams({ choice: "anonymous" });
        await fetch("/report/about-you", { method: "POST", body: about });
        for (const path of ["/report/check", "/report/start"]) {
          await fetch(path, { method: "POST", body: new URLSearchParams() });
        }
      });
      await press(page, "Go on with long.mp4");
      await says(page, "long.mp4", "of a report that is not open here. What came is kept.");
      expect(await allInAll(page)).toBe("1 file has not arrived whole. The list says what to do.");
    },
    PATIENCE,
  );

  test(
    "of a file that the device does not give any more is said, and the same file goes on when it is there again",
    async () => {
      const phone = await phoneAtFiles();
      const { page } = phone;
      const [long, next] = [await fileOn("long.mp4", 1_000_000), await fileOn("next.mp4", 900_000)];
      // Large enough not to have come whole before it is taken away, however slow the machine.
      const third = await fileOn("third.mp4", 3_000_000);
      await network(phone, { up: STEADY });
      await page.setInputFiles('[name="files"]', [long, next, third]);
      await until(async () => (await arrivedPercent(page, "long.mp4")) >= 10);
      await rowOf(page, "long.mp4").getByRole("button", { name: "Pause" }).click();
      await rowOf(page, "next.mp4").getByRole("button", { name: "Pause" }).click();
      const bytes = await readFile(long);
      await rm(long);
      await rm(third);
      await rowOf(page, "long.mp4").getByRole("button", { name: "Go on" }).click();
      await says(page, "long.mp4", "does not give us this file");
      // Its place is free: the one that waited is looked at, and is gone too.
      await says(page, "third.mp4", "does not give us this file");
      await rowOf(page, "next.mp4").getByRole("button", { name: "Go on" }).click();
      await network(phone, { up: FAST });
      await says(page, "next.mp4", WHOLE);
      expect(await allInAll(page)).toBe(
        "2 files have not arrived whole. The list says what to do.",
      );
      await writeFile(long, bytes);
      await page.setInputFiles('[name="files"]', long);
      await says(page, "long.mp4", WHOLE);
      expect(await allInAll(page)).toBe("1 file has not arrived whole. The list says what to do.");
      expect((await held(page)).sort()).toEqual(["arriving", "sealed", "sealed"]);
    },
    PATIENCE,
  );
});

describe("what is dropped on the field", () => {
  test(
    "goes, beside a folder and an empty file that are each refused in words",
    async () => {
      const { page, context } = await phoneAtFiles();
      const empty = await fileOn("empty.jpg", 0);
      const photo = await fileOn("corner.jpg", 100_000);
      const folder = join(server.folder, "chosen", "my-photos");
      await mkdir(folder);
      await writeFile(join(folder, "inside.jpg"), randomBytes(1_000));
      const field = page.locator('[name="files"]');
      await field.scrollIntoViewIfNeeded();
      const { x, y } = (await field.boundingBox()) ?? { x: 0, y: 0 };
      const hand = await context.newCDPSession(page);
      const data = { items: [], files: [folder, empty, photo], dragOperationsMask: 1 };
      for (const type of ["dragEnter", "dragOver", "drop"] as const) {
        await hand.send("Input.dispatchDragEvent", { type, x: x + 20, y: y + 10, data });
      }
      await says(page, "corner.jpg", WHOLE);
      await says(page, "empty.jpg", "This file is empty, so there is nothing to keep.");
      await says(page, "my-photos", "If it is a folder, please choose the files in it.");
      expect(await allInAll(page)).toBe(
        "2 files have not arrived whole. The list says what to do.",
      );
      expect(await held(page)).toEqual(["sealed"]);
      // The sign beside the words says the same as they do.
      expect(await sign(page, "corner.jpg")).toBe(await drawing(page, "seal"));
      expect(await sign(page, "empty.jpg")).toBe(await drawing(page, "alert"));
    },
    PATIENCE,
  );
});

describe("a file that is taken back", () => {
  test(
    "is said to be gone, and whoever removed it by keyboard stands in the next row, at last in the field",
    async () => {
      const { page } = await phoneAtFiles();
      const names = ["one.jpg", "two.jpg", "three.jpg"];
      for (const name of names) {
        await page.setInputFiles('[name="files"]', await fileOn(name, 20_000));
        await says(page, name, WHOLE);
      }
      const focused = () =>
        page.evaluate(() => {
          const { activeElement } = document;
          const named = activeElement?.querySelector(".file-row__name")?.textContent;
          return named ?? activeElement?.getAttribute("name") ?? activeElement?.tagName;
        });
      // From the middle to the next, from the last to the one before, from the only one to the field.
      for (const [name, next] of [
        ["two.jpg", "three.jpg"],
        ["three.jpg", "one.jpg"],
        ["one.jpg", "files"],
      ] as const) {
        const button = rowOf(page, name).getByRole("button", { name: `Remove ${name}` });
        await button.focus();
        await page.keyboard.press("Enter");
        await rowOf(page, name).waitFor({ state: "detached" });
        expect(await focused()).toBe(next);
        const ring = await page.evaluate(() =>
          document.activeElement === null
            ? ""
            : getComputedStyle(document.activeElement).outlineStyle,
        );
        expect(ring).toBe("solid");
        expect(await page.locator("[data-upload-removed]").innerText()).toBe(`${name} is removed.`);
      }
      expect(await held(page)).toEqual([]);
    },
    PATIENCE,
  );

  test(
    "is not said to be gone where the report that is open has no such file",
    async () => {
      const { page, context } = await phoneAtFiles();
      await page.setInputFiles('[name="files"]', await fileOn("corner.jpg", 100_000));
      await says(page, "corner.jpg", WHOLE);
      const mine = await context.cookies();
      // Another report is begun in another tab, and the browser has only that one's cookie then.
      await context.clearCookies();
      await toEvidence(await context.newPage());
      await rowOf(page, "corner.jpg")
        .getByRole("button", { name: /^Remove/ })
        .click();
      await says(page, "corner.jpg", "We did not find this file in your report.");
      await context.clearCookies();
      await context.addCookies(mine);
      expect(await held(page)).toEqual(["sealed"]);
      await rowOf(page, "corner.jpg")
        .getByRole("button", { name: /^Remove/ })
        .click();
      await rowOf(page, "corner.jpg").waitFor({ state: "detached" });
      expect(await held(page)).toEqual([]);
    },
    PATIENCE,
  );

  test(
    "while it is sent makes room for the next, and the office lets go of it",
    async () => {
      const phone = await phoneAtFiles();
      const { page } = phone;
      await network(phone, { up: SLOW });
      await page.setInputFiles('[name="files"]', [
        await fileOn("one.mp4", 3_000_000),
        await fileOn("two.mp4", 3_000_000),
        await fileOn("corner.jpg", 100_000),
      ]);
      for (const name of ["one.mp4", "two.mp4"]) {
        await until(async () => (await state(page, name)).startsWith("Sending"));
      }
      for (const name of ["one.mp4", "two.mp4"]) {
        await rowOf(page, name)
          .getByRole("button", { name: /^Remove/ })
          .click();
        await rowOf(page, name).waitFor({ state: "detached" });
      }
      await network(phone, { up: FAST });
      await says(page, "corner.jpg", WHOLE);
      expect(await held(page)).toEqual(["sealed"]);
      expect(await allInAll(page)).toContain("All files are received whole.");
    },
    PATIENCE,
  );

  test(
    "is not said to be gone where the office did not hear of it",
    async () => {
      const { page } = await phoneAtFiles();
      await page.setInputFiles('[name="files"]', await fileOn("corner.jpg", 100_000));
      await says(page, "corner.jpg", WHOLE);
      const remove = () =>
        rowOf(page, "corner.jpg")
          .getByRole("button", { name: /^Remove/ })
          .click();
      await page.route("**/report/evidence/remove*", (route) => route.fulfill({ status: 503 }));
      await remove();
      await says(page, "corner.jpg", "We could not remove this file.");
      expect(await allInAll(page)).toBe("A file could not be removed. The list says why.");
      expect(await held(page)).toEqual(["sealed"]);
      await page.unroute("**/report/evidence/remove*");
      await remove();
      await rowOf(page, "corner.jpg").waitFor({ state: "detached" });
      expect(await held(page)).toEqual([]);
    },
    PATIENCE,
  );

  test(
    "before its first byte is never sent",
    async () => {
      // A phone that takes its time to read a file's two ends.
      const { page } = await phoneAtFiles((page) =>
        page.addInitScript(() => {
          const read = Blob.prototype.arrayBuffer;
          const may = new Promise<void>((resolve) => {
            addEventListener("read-now", () => {
              resolve();
            });
          });
          Blob.prototype.arrayBuffer = async function (this: Blob) {
            await may;
            return read.call(this);
          };
        }),
      );
      const begun: string[] = [];
      page.on("request", (request) => {
        if (request.method() === "POST" && request.url().endsWith("/uploads/")) begun.push("begun");
      });
      await page.setInputFiles('[name="files"]', await fileOn("first.jpg", 100_000));
      await rowOf(page, "first.jpg")
        .getByRole("button", { name: /^Remove/ })
        .click();
      await rowOf(page, "first.jpg").waitFor({ state: "detached" });
      await page.evaluate(() => dispatchEvent(new Event("read-now")));
      await page.setInputFiles('[name="files"]', await fileOn("second.jpg", 100_000));
      await says(page, "second.jpg", WHOLE);
      expect(begun).toEqual(["begun"]);
      expect(await held(page)).toEqual(["sealed"]);
    },
    PATIENCE,
  );
});

test("nothing the page does is against its own policy", () => {
  expect(seen).toEqual([]);
});
