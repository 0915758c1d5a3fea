import { PASSWORD } from "./open-test-office.ts";
import { createRequire } from "node:module";
import type { Browser, CDPSession, Page } from "playwright-core";
import { PAGE_MILLIS } from "./browser.ts";

const AXE = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const PICTURES = process.env["PICTURES_DIR"];
const WIDTHS = PICTURES === undefined ? [360, 1280] : [360, 768, 1024, 1280];

/** One person at their own device: a window of the browser, and the passkeys that the device holds. */
export interface Device {
  readonly page: Page;
  readonly cdp: CDPSession;
  /** Puts an authenticator into the device, as a laptop with a fingerprint reader has one, and answers its id. */
  readonly addAuthenticator: () => Promise<string>;
  /** How often each passkey of the device has signed. */
  readonly signCounts: (authenticatorId: string) => Promise<readonly number[]>;
}

/** Opens a window with nothing in it yet and no authenticator. */
export async function openDevice(
  browser: Browser,
  options: {
    readonly origin: string;
    /** Lets the accessibility checker in, which our own policy would not. */
    readonly checked?: boolean;
  },
): Promise<Device> {
  const context = await browser.newContext({
    baseURL: options.origin,
    bypassCSP: options.checked ?? false,
  });
  context.setDefaultTimeout(PAGE_MILLIS);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  return {
    page,
    cdp,
    addAuthenticator: async () => {
      const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
        options: {
          protocol: "ctap2",
          transport: "internal",
          hasResidentKey: true,
          hasUserVerification: true,
          isUserVerified: true,
          automaticPresenceSimulation: true,
        },
      });
      return authenticatorId;
    },
    signCounts: async (authenticatorId) => {
      const { credentials } = await cdp.send("WebAuthn.getCredentials", { authenticatorId });
      return credentials.map((one) => one.signCount);
    },
  };
}

/**
 * What is wrong with the page as it stands, at a telephone's width and at a desk's or at those named: faults the accessibility checker finds,
 * and scrolling sideways. Takes pictures where PICTURES_DIR names a folder, and then looks at the widths between too.
 */
export async function faultsOf(
  page: Page,
  name: string,
  widths: readonly number[] = WIDTHS,
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await page.addScriptTag({ path: AXE });
    const found = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        readonly axe: {
          run: (
            about: object,
          ) => Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
        };
      };
      const { violations } = await axe.run({ exclude: [[".opened__marks"]] });
      return [
        ...(document.documentElement.scrollWidth > window.innerWidth ? ["scrolls sideways"] : []),
        ...violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(" ")}`,
        ),
      ];
    });
    faults.push(...found.map((fault) => `${name} at ${String(width)} px: ${fault}`));
    if (PICTURES !== undefined) {
      await page.screenshot({ path: `${PICTURES}/${name}-${String(width)}.png`, fullPage: true });
    }
  }
  return faults;
}

/** Signs in through the page, as a person does, and waits until the desk is there. */
export async function signInAt(page: Page, signInName: string): Promise<void> {
  await page.goto("/desk/sign-in");
  await page.getByLabel("Sign-in name").fill(signInName);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.pathname.includes("sign-in"));
}
