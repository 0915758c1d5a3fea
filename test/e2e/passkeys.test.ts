import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "#test/support/browser.ts";
import { faultsOf, openDevice } from "#test/support/desk-browser.ts";
import { PASSWORD } from "#test/support/open-test-office.ts";
import { startServer, type RunningServer } from "#test/support/start-server.ts";

const MILLIS = 180_000;

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer();
  browser = await launchBrowser();
}, MILLIS);

afterAll(async () => {
  await browser.close();
  await server.remove();
});

/** The page has no fault in a window that lets the checker in; ours keeps the policy of the office. */
async function looksRight(path: string, name: string): Promise<void> {
  const { page } = await openDevice(browser, { origin: server.origin, checked: true });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto(path);
    expect(await faultsOf(page, `${name}-${colorScheme}`)).toEqual([]);
  }
  await page.context().close();
}

async function invitedLink(page: Page): Promise<string> {
  await looksRight(server.setupPath ?? "", "first-run");
  await page.goto(server.setupPath ?? "");
  await page.getByLabel("Your name").fill("Ada Admin");
  await page.getByLabel("Sign-in name").fill("ada");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByLabel("The same password again").fill(PASSWORD);
  await page.getByLabel("The first prosecutor's name").fill("Pat Prosecutor");
  await page.getByRole("button", { name: "Set up" }).click();
  return page.getByLabel("Invitation link").inputValue();
}

test(
  "an invitation becomes an account with a passkey; it signs in, confirms, takes a second one and loses the first",
  async () => {
    const { page, cdp, addAuthenticator } = await openDevice(browser, { origin: server.origin });
    const id = await addAuthenticator();
    const invitation = await invitedLink(page);
    await looksRight(invitation, "invitation");
    await page.goto(invitation);
    await page.getByRole("button", { name: "Make the account with a passkey" }).click();
    await page.waitForURL(/account=made/);
    const { credentials } = await cdp.send("WebAuthn.getCredentials", { authenticatorId: id });
    expect(credentials).toHaveLength(1);
    expect(credentials[0]?.rpId).toBe("localhost");

    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.waitForURL(/\/desk\/queue/);

    // The same authenticator is no second passkey; another one is.
    await page.goto("/desk/account");
    await page.getByLabel("What you call it").fill("again");
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByText("has a passkey for your account already").waitFor();
    await cdp.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId: id });
    const second = await addAuthenticator();
    await page.goto("/desk/account");
    await page.getByLabel("What you call it").fill("blue key");
    await page.getByRole("button", { name: "Add a passkey" }).click();
    await page.getByText("The passkey is added").waitFor();
    await page.getByRole("button", { name: "Remove Passkey" }).click();
    await page.getByText("The passkey is removed").waitFor();
    // The last one stays: nothing else would open the desk.
    await page.getByRole("button", { name: "Remove blue key" }).click();
    await page.getByText("This is the only way you can sign in").waitFor();

    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await page.waitForURL(/\/desk\/queue/);
    const held = await cdp.send("WebAuthn.getCredentials", { authenticatorId: second });
    expect(held.credentials[0]?.signCount).toBeGreaterThan(1);
    await page.context().close();
  },
  MILLIS,
);
