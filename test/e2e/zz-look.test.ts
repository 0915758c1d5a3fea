import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { launchBrowser } from "#test/support/browser.ts";
import { faultsOf, openDevice, signInAt } from "#test/support/desk-browser.ts";
import { scene } from "#test/support/scene.ts";
import { openDeskOffice, type DeskOffice } from "../routes/desk/desk-office.ts";
let office: DeskOffice;
let browser: Browser;
beforeAll(async () => { office = await openDeskOffice(); browser = await launchBrowser(); });
afterAll(async () => { await browser.close(); await office.remove(); });
test("look", async () => {
  mkdirSync("/tmp/film/shots", { recursive: true });
  spawnSync("ffmpeg", ["-v", "error", "-y", "-f", "lavfi", "-i", "testsrc=s=640x360:r=10:d=3", "-f", "lavfi", "-i", "sine=440:d=3", "-c:v", "mpeg4", "/tmp/film/look.avi"]);
  spawnSync("ffmpeg", ["-v", "error", "-y", "-f", "lavfi", "-i", "sine=440:d=3", "/tmp/film/look.wav"]);
  const sent = await office.given({ files: [
    { name: "film.avi", bytes: readFileSync("/tmp/film/look.avi") },
    { name: "tone.wav", bytes: readFileSync("/tmp/film/look.wav") },
    { name: "street.jpg", bytes: await scene(4) },
  ] });
  await office.worker.idle();
  const by = await office.person("prosecutor");
  const itemId = sent.itemIds[0]!;
  const at = (t: number, left: number) => ({ at: t * 90_000, left, top: 2_000, right: left + 1500, bottom: 5_000 });
  const film = { boxes: [{ cover: "solid" as const, reason: "minor" as const, keyFrames: [at(0, 1000), at(2, 5000)] }], mutes: [{ from: 90_000, until: 180_000, reason: "contact" as const }] };
  await office.useCases.askRedaction({ by, itemId, film });
  await office.useCases.askRedaction({ by, itemId: sent.itemIds[1]!, film });
  await office.worker.idle();
  const opened = await office.useCases.openCase({ by, title: "Elm and 3rd" });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  const { caseId } = opened;
  await office.useCases.addReportToCase({ by, caseId, reportId: sent.reportId });
  for (const one of sent.itemIds) await office.useCases.markExhibit({ by, caseId, itemId: one, description: "A file" });
  const { page } = await openDevice(browser, { origin: office.origin, checked: true });
  await signInAt(page, by.signInName);
  const home = `/desk/reports/${sent.reportId}/items`;
  const faults: string[] = [];
  for (const [name, path] of [
    ["film", `${home}/${itemId}/redactions`], ["tone", `${home}/${sent.itemIds[1]}/redactions`],
    ["photo", `${home}/${sent.itemIds[2]}/redactions`],
    ["log", `/desk/cases/${caseId}/redactions`], ["case", `/desk/cases/${caseId}`],
  ] as const) {
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 900 });
      for (const scheme of ["light", "dark"] as const) {
        if (scheme === "dark" && width === 1280 && name !== "film") continue;
        if (scheme === "dark" && width === 360) continue;
        await page.emulateMedia({ colorScheme: scheme });
        await page.goto(path);
        if (name === "film") {
          await page.locator("video").evaluate((v: HTMLVideoElement) => { v.muted = true; return v.play().then(() => v.pause()); });
          for (const [f, v] of Object.entries({ "of-1": "1", "from-1": "0", "until-1": "3", "left-1": "20", "top-1": "20", "right-1": "40", "bottom-1": "50" })) await page.locator(`[name="${f}"]`).fill(v);
        }
        await page.screenshot({ path: `/tmp/film/shots/${name}-${width}-${scheme}.png`, fullPage: true });
      }
    }
    faults.push(...(await faultsOf(page, name)));
  }
  expect(faults).toEqual([]);
}, 200_000);
