import { createRequire } from "node:module";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { launchBrowser } from "#test/support/browser.ts";
import { PASSWORD } from "#test/support/open-test-office.ts";
import { openDeskOffice, type DeskOffice } from "../routes/desk/desk-office.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const PICTURES = process.env["PICTURES_DIR"];

let office: DeskOffice;
let browser: Browser;

beforeAll(async () => {
  office = await openDeskOffice();
  await office.person("auditor");
  const analyst = await office.as("intake-analyst");
  for (let tries = 0; tries < 8; tries += 1) await analyst.get("/desk/security-log");
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await office.remove();
});

test.each([
  { width: 1280, dark: false },
  { width: 1280, dark: true },
  { width: 360, dark: false },
  { width: 360, dark: true },
])(
  "the security log has no fault the accessibility checker finds at $width px, dark: $dark",
  async ({ width, dark }) => {
    const context = await browser.newContext({
      baseURL: office.origin,
      viewport: { width, height: 900 },
      colorScheme: dark ? "dark" : "light",
      bypassCSP: true,
    });
    const page = await context.newPage();
    await page.goto("/desk/sign-in");
    await page.locator('[name="sign-in-name"]').fill("auditor");
    await page.locator('[name="password"]').fill(PASSWORD);
    await Promise.all([
      page.waitForURL((url) => !url.pathname.includes("sign-in")),
      page.locator('form:has([name="password"]) button').first().click(),
    ]);
    await page.goto("/desk/security-log");
    await page.getByText("access.refused").first().waitFor();
    await page.addScriptTag({ path: AXE });
    const faults = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        readonly axe: {
          run: () => Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
        };
      };
      const { violations } = await axe.run();
      return [
        ...(document.documentElement.scrollWidth > window.innerWidth ? ["scrolls sideways"] : []),
        ...violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(" ")}`,
        ),
      ];
    });
    if (PICTURES !== undefined) {
      await page.screenshot({
        path: `${PICTURES}/security-log-${width}${dark ? "-dark" : ""}.png`,
        fullPage: true,
      });
    }
    expect(faults).toEqual([]);
    await context.close();
  },
  120_000,
);
