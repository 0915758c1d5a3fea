import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { launchBrowser } from "#test/support/browser.ts";
import { faultsOf, openDevice, signInAt } from "#test/support/desk-browser.ts";
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
  },
);
