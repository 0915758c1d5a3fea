import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "#test/support/browser.ts";
import { faultsOf, openDevice, signInAt } from "#test/support/desk-browser.ts";
import { scene, sentOn } from "#test/support/scene.ts";
import { until } from "#test/support/until.ts";
import { openDeskOffice, type DeskOffice } from "../routes/desk/desk-office.ts";
import { generatedPhoto } from "../routes/desk/generated-photo.ts";

let office: DeskOffice;
let browser: Browser;
let page: Page;
let report: { readonly reportId: string; readonly itemIds: readonly string[] };

beforeAll(async () => {
  office = await openDeskOffice();
  const photo = await scene(4);
  report = await office.given({
    files: [
      { name: "photo.jpg", bytes: photo },
      { name: "sent on.jpg", bytes: await sentOn(photo) },
      { name: "with place.jpg", bytes: await generatedPhoto() },
    ],
  });
  browser = await launchBrowser();
  ({ page } = await openDevice(browser, { origin: office.origin, checked: true }));
  await signInAt(page, (await office.person("prosecutor")).signInName);
});

afterAll(async () => {
  await browser.close();
  await office.remove();
});

const styleOf = (at: number) =>
  page
    .locator("[data-photo] img")
    .nth(at)
    .evaluate((image: HTMLElement) => ({
      transform: image.style.transform,
      filter: image.style.filter,
    }));

test("a picture is zoomed, turned, moved and lightened by keys and buttons, and a colleague gets the same look by its address", async () => {
  const [first = ""] = report.itemIds;
  await page.goto(`/desk/reports/${report.reportId}/items/${first}`);
  const larger = page.getByRole("button", { name: "Larger" });
  await larger.click();
  await larger.press("+");
  await larger.press("ArrowLeft");
  await larger.press("r");
  await page.getByLabel("Middle tones").fill("50");
  await page.getByLabel("Black from").fill("20");
  expect((await styleOf(0)).transform).toMatch(/scale\(.+\) rotate\(90deg\)/);
  expect((await styleOf(0)).filter).toContain("levels-");
  expect(await page.locator("[data-zoom]").textContent()).toBe("225 %");
  expect(await faultsOf(page, "looking")).toEqual([]);

  const seen = await styleOf(0);
  const address = page.url();
  await page.goto("/desk/queue");
  await page.goto(address);
  await until(async () => (await styleOf(0)).transform !== "");
  expect((await styleOf(0)).filter).toBe(seen.filter);
  expect((await styleOf(0)).transform).toContain("rotate(90deg)");
  await page.getByRole("button", { name: "As it is" }).click();
  expect(await styleOf(0)).toMatchObject({ filter: "" });
  expect(page.url()).not.toContain("#");
});

test("two pictures beside each other move together until that is switched off", async () => {
  const [one = "", other = ""] = report.itemIds;
  await page.goto(`/desk/reports/${report.reportId}/items/${one}`);
  await page.getByRole("link", { name: /^Compare with File 2/ }).click();
  await page.getByRole("heading", { name: "Two files beside each other" }).waitFor();
  expect(page.url()).toContain(other);
  await page.getByRole("button", { name: "Larger" }).first().click();
  expect((await styleOf(1)).transform).toContain("scale(1.5)");
  await page.getByLabel(/both pictures together/).uncheck();
  await page.getByRole("button", { name: "As it is" }).first().click();
  expect((await styleOf(0)).transform).toContain("scale(1)");
  expect((await styleOf(1)).transform).toContain("scale(1.5)");
  const facts = page.getByRole("table").last();
  expect(await facts.getByRole("row", { name: /SHA-256/ }).textContent()).toContain(
    "Not the same bytes.",
  );
  expect(await faultsOf(page, "compare")).toEqual([]);
});

test("times and places of a report are drawn, and every field of a file can be searched", async () => {
  await page.goto(`/desk/reports/${report.reportId}`);
  const drawn = page.getByRole("region", { name: "Times and places, drawn" });
  await drawn.getByText("with place.jpg").first().waitFor();
  const text = (await drawn.textContent()) ?? "";
  expect(text).toContain("2026-11-01 21:31:07 -05:00 (T2)");
  expect(text).toContain("40.712800, -74.006000");
  expect(text).toContain("2 files say no time");
  expect(await drawn.getByRole("img", { name: /Map of the places/ }).count()).toBe(1);
  expect(await faultsOf(page, "when-where")).toEqual([]);

  await page.goto(`/desk/reports/${report.reportId}/items/${report.itemIds[2] ?? ""}`);
  await page.getByRole("link", { name: /^Every field in/ }).click();
  await page.getByLabel("Search names and values").fill("gpslatitude");
  await page.keyboard.press("Enter");
  await page.getByText(/fields have “gpslatitude”/).waitFor();
  expect(await page.getByRole("row").count()).toBeGreaterThan(1);
  expect(await page.getByRole("row").nth(1).textContent()).toMatch(/GPSLatitude/);
  expect(await faultsOf(page, "fields")).toEqual([]);
});

test("what one person works out about a place a second person judges, on a page that loses nothing", async () => {
  const [first = ""] = report.itemIds;
  await page.goto(`/desk/reports/${report.reportId}/items/${first}`);
  await page.getByRole("link", { name: /^Work out its time or place/ }).click();
  const form = page.getByRole("region", { name: "Say where it was made" });
  await form.getByLabel("Latitude").fill("40.7128");
  await form.getByLabel("Longitude").fill("west");
  await form.getByLabel("May be off by so many metres").fill("20");
  await form.getByLabel("How it was found").selectOption("landmarks");
  await form.getByLabel("What was seen and compared").fill("The sign of the pharmacy.");
  await form.getByRole("button", { name: "Keep the place" }).click();
  await page
    .getByRole("alert")
    .getByRole("link", { name: /^Write degrees/ })
    .click();
  expect(await form.getByLabel("Latitude").inputValue()).toBe("40.7128");
  expect(await form.getByLabel("How it was found").inputValue()).toBe("landmarks");
  expect(await faultsOf(page, "placing-wrong")).toEqual([]);
  await form.getByLabel("Longitude").fill("-74.006");
  await form.getByRole("button", { name: "Keep the place" }).click();
  await page.getByText("Kept, and recorded with your name.").waitFor();
  expect(await page.getByRole("button", { name: "I checked it and agree" }).count()).toBe(0);

  const { page: second } = await openDevice(browser, { origin: office.origin, checked: true });
  await signInAt(second, (await office.person("investigator")).signInName);
  await second.goto(page.url());
  await second.getByRole("button", { name: "I do not agree" }).click();
  await second.getByText("Say why you do not agree").first().waitFor();
  await second.getByLabel("What you looked at").fill("The same sign on a picture of 2025.");
  await second.getByRole("button", { name: "I checked it and agree" }).click();
  await second.getByText("(P2)").first().waitFor();
  expect(await faultsOf(second, "placing")).toEqual([]);
  await page.goto(`/desk/reports/${report.reportId}/items/${first}`);
  await page.getByText("40.7128, -74.006, within 20 m").first().waitFor();
  await page.goto(`/desk/reports/${report.reportId}`);
  const custody = page.getByRole("region", { name: "Custody" });
  await custody.getByText("Time or place worked out: place").waitFor();
  const drawn = page.getByRole("region", { name: "Times and places, drawn" });
  await drawn.getByText("P2, worked out by the office, ± 20 m").waitFor();
});
