import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "#test/support/browser.ts";
import { faultsOf, openDevice, signInAt } from "#test/support/desk-browser.ts";
import { scene } from "#test/support/scene.ts";
import { until } from "#test/support/until.ts";
import { openDeskOffice, type DeskOffice } from "../routes/desk/desk-office.ts";

const CAN_PLAY =
  spawnSync("ffmpeg", ["-version"]).status === 0 && spawnSync("bwrap", ["--version"]).status === 0;

let office: DeskOffice;
let browser: Browser;

beforeAll(async () => {
  office = await openDeskOffice();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await office.remove();
});

/** A short film in a codec that no browser plays. */
function film(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), "bw-film-"));
  try {
    const path = join(folder, "film.avi");
    const source = ["-f", "lavfi", "-i", "testsrc=s=640x360:r=10:d=3"];
    spawnSync("ffmpeg", ["-v", "error", ...source, "-c:v", "mpeg4", path]);
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Draws with the pointer over an element, from one corner to another, each as parts of its width and height. */
async function drag(
  page: Page,
  over: string,
  from: readonly [number, number],
  to: readonly [number, number],
): Promise<void> {
  const element = page.locator(over);
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (box === null) throw new Error("nothing to draw on");
  const at = ([x, y]: readonly [number, number]) =>
    [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at(to), { steps: 3 });
  await page.mouse.up();
}

test("a box that is drawn on a photo when every row is full gets a row of its own, and the page says so", async () => {
  const sent = await office.given({ files: [{ name: "street.jpg", bytes: await scene(4) }] });
  const { page } = await openDevice(browser, { origin: office.origin, checked: true });
  const { signInName } = await office.person("prosecutor");
  await signInAt(page, signInName);
  await page.goto(`/desk/reports/${sent.reportId}/items/${String(sent.itemIds[0])}/redactions`);
  const said = page.locator("[data-redaction-said]");
  for (const row of [1, 2, 3, 4]) {
    await drag(page, ".redaction-picture img", [0.1 * row, 0.2], [0.1 * row + 0.05, 0.4]);
    const added = row === 4 ? ", which was added" : "";
    await until(async () => (await said.textContent()) === `Kept in row ${row}${added}.`);
  }
  const left = await page.locator('[name="left-4"]').inputValue();
  expect(Number(left)).toBeCloseTo(40, 0);
  expect(await page.locator('[name="rows"]').inputValue()).toBe("4");
  expect(await page.locator("legend").last().textContent()).toBe("Box 4");
  expect(await page.locator(".redaction-picture rect").count()).toBe(4);
  expect(await faultsOf(page, "covering a photo")).toEqual([]);
}, 120_000);

(CAN_PLAY ? test : test.skip)(
  `a film that no browser plays is played on its page, and only that is recorded${CAN_PLAY ? "" : ", skipped: no ffmpeg or no bubblewrap"}`,
  async () => {
    const sent = await office.given({ files: [{ name: "film.avi", bytes: film() }] });
    const [itemId = ""] = sent.itemIds;
    const fileNow = async () => {
      const by = await office.person("prosecutor");
      const read = await office.useCases.readReport({ by, reportId: sent.reportId });
      if (read.kind !== "report") throw new Error(read.kind);
      return read.file;
    };
    await until(async () => (await fileNow()).derivatives.some(({ kind }) => kind === "filmstrip"));
    const seen = async () => {
      const views = (await fileNow()).custody.filter(({ ev }) => ev === "item.viewed");
      return views.filter(({ leaf }) => new TextDecoder().decode(leaf).includes('"playable"'));
    };
    const { page } = await openDevice(browser, { origin: office.origin, checked: true });
    const { signInName } = await office.person("prosecutor");
    await signInAt(page, signInName);

    await page.goto(`/desk/reports/${sent.reportId}/items/${itemId}`);
    const player = page.locator("video");
    await player.waitFor();
    expect(await faultsOf(page, "playing")).toEqual([]);
    expect(await seen()).toHaveLength(0);
    await player.evaluate((video: HTMLVideoElement) => {
      video.muted = true;
      return video.play();
    });
    const moment = () => player.evaluate((video: HTMLVideoElement) => video.currentTime);
    await until(async () => (await moment()) > 0.2);
    // Any moment of it can be asked for.
    await player.evaluate((video: HTMLVideoElement) => {
      video.currentTime = 2.5;
    });
    await until(async () => (await moment()) > 2.4);
    expect(await player.evaluate((video: HTMLVideoElement) => video.error)).toBeNull();

    // Frame by frame, with the time at which each begins: this film has ten a second.
    await player.evaluate((video: HTMLVideoElement) => {
      video.pause();
      video.currentTime = 1.05;
    });
    const time = page.locator("[data-time]");
    await until(async () => (await time.textContent()) === "0:00:01.000");
    await page.getByRole("button", { name: "Frame on" }).click();
    // Pressed again at once, while the player still looks for the first: two frames, not one.
    await page.getByRole("button", { name: "Frame on" }).press(".");
    await until(async () => (await time.textContent()) === "0:00:01.200");
    await page.getByRole("button", { name: "Frame back" }).press(",");
    await until(async () => (await time.textContent()) === "0:00:01.100");
    expect(page.url()).toMatch(/#t=1\.1\d\d$/);
    await page.getByRole("combobox", { name: "Speed" }).selectOption("0.25");
    expect(await player.evaluate((video: HTMLVideoElement) => video.playbackRate)).toBe(0.25);

    // A frame of the filmstrip leads to its moment; without script its address does.
    const frame = page.locator(".film-frames a").nth(8);
    await frame.focus();
    await frame.press("Enter");
    await until(async () => (await time.textContent()) === "0:00:02.000");
    expect(await moment()).toBeCloseTo(2, 1);
    expect(await frame.getAttribute("href")).toMatch(/size=play#t=2\.000$/);
    expect(await seen()).toHaveLength(1);

    // A box is drawn where the player stands still; its moment is that of the frame, and it goes on at another one.
    await page.goto(`/desk/reports/${sent.reportId}/items/${itemId}/redactions`);
    await player.waitFor();
    expect(await faultsOf(page, "covering a film")).toEqual([]);
    const field = (name: string) => page.locator(`[name="${name}"]`);
    const showAt = async (seconds: number, code: string) => {
      await player.evaluate((video: HTMLVideoElement, at) => {
        video.preload = "auto";
        video.currentTime = at;
      }, seconds);
      await until(async () => (await time.textContent()) === code);
    };
    await player.evaluate((video: HTMLVideoElement) => {
      video.muted = true;
      return video.play().then(() => {
        video.pause();
      });
    });
    await showAt(1.05, "0:00:01.000");
    await page.getByRole("button", { name: "Draw a box here" }).click();
    await drag(page, "video", [0.25, 0.25], [0.5, 0.5]);
    expect(await field("of-1").inputValue()).toBe("1");
    expect(await field("from-1").inputValue()).toBe("0:00:01.000");
    expect(Number(await field("left-1").inputValue())).toBeCloseTo(25, 0);
    expect(Number(await field("bottom-1").inputValue())).toBeCloseTo(50, 0);
    await showAt(2.05, "0:00:02.000");
    await page.locator("[data-draw-as]").selectOption("1");
    await page.getByRole("button", { name: "Draw a box here" }).click();
    await drag(page, "video", [0.5, 0.25], [0.75, 0.5]);
    expect(await field("of-2").inputValue()).toBe("1");
    expect(await field("from-2").inputValue()).toBe("0:00:02.000");
    // Between its places it is shown where it is: half-way at half of the time.
    await showAt(1.55, "0:00:01.500");
    const shown = page.locator(".redaction-over-film rect");
    await until(async () => Math.abs(Number(await shown.getAttribute("x")) - 3_750) < 60);
    // The moment that is shown goes into the field where one was.
    await field("mute-from-1").focus();
    await page.getByRole("button", { name: "Write this moment" }).click();
    expect(await field("mute-from-1").inputValue()).toBe("0:00:01.500");
  },
);
