import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { launchBrowser } from "#test/support/browser.ts";
import { faultsOf, openDevice, signInAt } from "#test/support/desk-browser.ts";
import { makeStreetMap } from "#test/support/make-street-map.ts";
import { until } from "#test/support/until.ts";
import { openDeskOffice, type DeskOffice } from "../routes/desk/desk-office.ts";
import { generatedPhoto } from "../routes/desk/generated-photo.ts";

let office: DeskOffice;
let browser: Browser;
let page: Page;
let folder: string;
let report: { readonly reportId: string; readonly itemIds: readonly string[] };
const FILE_BLUE = [0x1a, 0x5f, 0xb4] as const;
const OFFICE_GREEN = [0x1f, 0x7a, 0x3d] as const;
const PIN_RED = [0xb5, 0x09, 0x09] as const;
const STREET_WHITE = [0xff, 0xff, 0xff] as const;
const WATER_BLUE = [0xbc, 0xd3, 0xe0] as const;

const violations: string[] = [];
const asked = new Set<string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bw-street-map-"));
  await writeFile(join(folder, "city.pmtiles"), makeStreetMap());
  office = await openDeskOffice({ MAP_FILE: join(folder, "city.pmtiles") });
  report = await office.given({
    files: [{ name: "with place.jpg", bytes: await generatedPhoto() }],
  });
  // Drawn by the processor: test machines have no graphics card.
  browser = await launchBrowser(["--use-angle=swiftshader", "--enable-unsafe-swiftshader"]);
  ({ page } = await openDevice(browser, { origin: office.origin }));
  page.on("console", (message) => {
    if (/Content Security Policy|Trusted Type/i.test(message.text()))
      violations.push(message.text());
  });
  page.on("request", (request) => asked.add(new URL(request.url()).origin));
  await signInAt(page, (await office.person("prosecutor")).signInName);
});

afterAll(async () => {
  await browser.close();
  await office.remove();
  await rm(folder, { recursive: true, force: true });
});

/** How many points of the map's picture have nearly this colour. */
async function pointsOf(colour: readonly [number, number, number]): Promise<number> {
  const picture = await page.locator("[data-street-map]").screenshot();
  const { data } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let count = 0;
  for (let at = 0; at < data.length; at += 3) {
    if (colour.every((part, of) => Math.abs((data[at + of] ?? 0) - part) < 6)) count += 1;
  }
  return count;
}

async function drawn(): Promise<void> {
  await page.locator("[data-drawn=yes]").waitFor();
}

test("places of a report are drawn on the office's streets, and nobody else is asked for anything", async () => {
  await page.goto(`/desk/reports/${report.reportId}`);
  await page.getByRole("link", { name: "See them on the street map" }).click();
  await drawn();
  expect(await pointsOf(FILE_BLUE)).toBeGreaterThan(40);
  expect(await pointsOf(STREET_WHITE)).toBeGreaterThan(500);
  // Edges of streets are mixed with what lies beside them.
  expect(await pointsOf(WATER_BLUE)).toBeLessThan(50);
  for (let step = 0; step < 5; step += 1) {
    await page.getByRole("button", { name: "Farther" }).click();
  }
  await until(async () => (await pointsOf(WATER_BLUE)) > 500);
  expect(await page.getByText("Map: © Test Survey").isVisible()).toBe(true);
  expect(await page.getByText("40.712800, -74.006000").isVisible()).toBe(true);
  expect(violations).toEqual([]);
  expect([...asked]).toEqual([office.origin]);
});

test("a point is pointed at by mouse or from the keyboard, and goes into the form that keeps it", async () => {
  const [itemId = ""] = report.itemIds;
  await page.goto(`/desk/reports/${report.reportId}/items/${itemId}/placing`);
  await page.getByRole("link", { name: "Point at it on the street map" }).click();
  await drawn();
  const latitude = page.getByLabel("Latitude");
  const longitude = page.getByLabel("Longitude");
  const box = (await page.locator("[data-street-map]").boundingBox()) ?? { width: 0, height: 0 };
  await page
    .locator("[data-street-map]")
    .click({ position: { x: box.width / 2 + 60, y: box.height / 2 } });
  expect(Number(await latitude.inputValue())).toBeCloseTo(40.7128, 3);
  expect(Number(await longitude.inputValue())).toBeGreaterThan(-74.006);
  await until(async () => (await pointsOf(PIN_RED)) > 40);

  await page.locator(".maplibregl-canvas").focus();
  await page.keyboard.press("ArrowDown");
  await drawn();
  await page.getByRole("button", { name: "Put it in the middle of the map" }).click();
  const chosen = await latitude.inputValue();
  expect(Number(chosen)).toBeLessThan(40.7128);

  await page.getByRole("button", { name: "Use this point" }).click();
  await page.getByRole("heading", { name: "Say where it was made" }).waitFor();
  expect(await latitude.inputValue()).toBe(chosen);
  await page.getByLabel("May be off by so many metres").fill("25");
  await page.getByLabel("How it was found").first().selectOption("landmarks");
  await page
    .getByLabel("What was seen and compared")
    .first()
    .fill("The bank's sign, seen from across.");
  await page.getByRole("button", { name: "Keep the place" }).click();
  await page.getByText("Kept, and recorded with your name.").waitFor();

  await page.goto(`/desk/reports/${report.reportId}/street-map`);
  await drawn();
  expect(await pointsOf(OFFICE_GREEN)).toBeGreaterThan(40);
  expect(violations).toEqual([]);
});

test("the page is in order, and says what it lacks where scripts or WebGL are missing", async () => {
  const device = await openDevice(browser, { origin: office.origin, checked: true });
  await signInAt(device.page, (await office.person("prosecutor")).signInName);
  const [itemId = ""] = report.itemIds;
  const address = `/desk/reports/${report.reportId}/street-map?for=${itemId}`;
  await device.page.goto(address);
  await device.page.locator("[data-drawn=yes]").waitFor();
  expect(await faultsOf(device.page, "street-map")).toEqual([]);

  await device.page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await device.page.goto(address);
  await device.page.getByText("This browser cannot draw the street map").waitFor();
  expect(await device.page.locator("[data-street-map]").isVisible()).toBe(false);
});

test("a witness who asks for the map puts a pin by keyboard or finger, and the report says how far off it may be", async () => {
  const device = await openDevice(browser, { origin: office.origin });
  const { page: phone } = device;
  const wrong: string[] = [];
  phone.on("console", (message) => {
    if (/Content Security Policy|Trusted Type/i.test(message.text())) wrong.push(message.text());
  });
  const addresses: string[] = [];
  phone.on("request", (request) => addresses.push(request.url()));
  await phone.setViewportSize({ width: 320, height: 640 });
  await phone.goto("/");
  await phone.getByRole("button", { name: "Start a report" }).click();
  await phone.goto("/report/where-and-when");
  await phone.getByLabel("Where did it happen?").fill("Corner of Elm and 3rd");
  await phone.getByText("Do you have map numbers").click();
  // Nothing of the map is loaded before it is asked for.
  expect(addresses.filter((url) => /street-map|maplibre|\/map\//.test(url))).toEqual([]);
  await phone.getByRole("button", { name: "Save this page and open the map" }).click();
  await phone.locator("[data-drawn=yes]").waitFor();
  await phone.getByRole("button", { name: "Nearer" }).click();
  await phone.locator("[data-drawn=yes]").waitFor();
  await phone.locator(".maplibregl-canvas").focus();
  await phone.keyboard.press("ArrowDown");
  await phone.locator("[data-drawn=yes]").waitFor();
  await phone.keyboard.press("Enter");
  await phone.getByText("The pin is set.").waitFor();
  const latitude = await phone.getByLabel("First number").inputValue();
  expect(latitude).toMatch(/^-?\d+\.\d{5}$/);
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await phone.getByRole("button", { name: "Use this pin" }).click();
  await phone.waitForURL("**/report/where-and-when");
  expect(await phone.getByLabel("First number").inputValue()).toBe(latitude);
  await phone.getByRole("button", { name: "Continue" }).click();
  await phone.goto("/report/check");
  const check = await phone.locator("main").textContent();
  expect(check).toMatch(/\(your pin on the map\), within \d+ meters/);
  expect(new Set(addresses.map((url) => new URL(url).origin))).toEqual(new Set([office.origin]));
  expect(wrong).toEqual([]);
});

test("the page with the pin is in order for whoever reads it by ear or sees little", async () => {
  const device = await openDevice(browser, { origin: office.origin, checked: true });
  const { page: phone } = device;
  await phone.goto("/");
  await phone.getByRole("button", { name: "Start a report" }).click();
  await phone.goto("/report/where-and-when");
  await phone.getByLabel("Where did it happen?").fill("Elm");
  await phone.getByRole("button", { name: "Continue" }).click();
  await phone.goto("/report/where-and-when/map");
  await phone.locator("[data-drawn=yes]").waitFor();
  expect(await faultsOf(phone, "map-pin")).toEqual([]);
});
