import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { launchBrowser } from "#test/support/browser.ts";
import { faultsOf, openDevice, signInAt } from "#test/support/desk-browser.ts";
import { scene, sentOn } from "#test/support/scene.ts";
import { openDeskOffice, type DeskOffice } from "../routes/desk/desk-office.ts";

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

test("a prosecutor goes from one copy of a picture to the others of its group, whatever the width", async () => {
  const photo = await scene(1);
  const given = (name: string, bytes: Uint8Array) => office.given({ files: [{ name, bytes }] });
  const { reportId, itemIds } = await given("photo.jpg", photo);
  await given("copy.jpg", photo);
  await given("sent on.jpg", await sentOn(photo));
  const { page } = await openDevice(browser, { origin: office.origin, checked: true });
  const { signInName } = await office.person("prosecutor");
  await signInAt(page, signInName);

  await page.goto(`/desk/reports/${reportId}/items/${itemIds[0] ?? ""}`);
  const panel = page.getByRole("region", { name: "Copies and files that look alike" });
  await panel.getByText("One group of 3 files").waitFor();
  const reasons = await panel.getByRole("listitem").allTextContents();
  expect(reasons).toEqual([
    expect.stringContaining("same bytes, an exact copy"),
    expect.stringMatching(/looks alike, .* of 256 bits/),
  ]);
  expect(await faultsOf(page, "alike-pictures")).toEqual([]);
  await panel.getByRole("link", { name: /^File/ }).last().click();
  await page.waitForURL((url) => !url.pathname.includes(reportId));
  await panel.getByText("One group of 3 files").waitFor();
  expect(await panel.getByText(/looks alike, .* of 256 bits/).count()).toBe(2);
});
