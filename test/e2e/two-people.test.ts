import { createHash } from "node:crypto";
import { dirname, join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Browser, Page } from "playwright-core";
import type { Role } from "#app/core/people/role.ts";
import { pinFirst } from "#app/unseal/pinned-approvers.ts";
import { PASSWORD } from "#test/support/open-test-office.ts";
import { launchBrowser } from "#test/support/browser.ts";
import { faultsOf, openDevice, type Device } from "#test/support/desk-browser.ts";
import { openDeskOffice, type DeskOffice } from "../routes/desk/desk-office.ts";

// What needs more than one person, walked in a browser: everybody at a device of their own, whose passkeys sign.

let office: DeskOffice;
let browser: Browser;
const devices = new Map<Role, Device & { readonly authenticator: string }>();

beforeAll(async () => {
  office = await openDeskOffice();
  browser = await launchBrowser();
  for (const role of [
    "administrator",
    "prosecutor",
    "evidence-custodian",
    "investigator",
    "auditor",
  ] as const) {
    await office.person(role);
  }
  // Accounts of yesterday: a new one approves nothing.
  sql("update person set created_at = ?", new Date(Date.now() - 20 * 86_400_000).toISOString());
  sql("update person set supervisor = 1 where sign_in_name = 'prosecutor'");
});

afterAll(async () => {
  await browser.close();
  await office.remove();
});

function sql(text: string, ...values: unknown[]): unknown[] {
  const { database } = office.config;
  if (database.kind !== "sqlite") throw new Error("this office is on SQLite");
  const db = new Sqlite(database.file);
  try {
    const statement = db.prepare(text);
    return statement.reader ? statement.all(...values) : [statement.run(...values)];
  } finally {
    db.close();
  }
}

/** Five minutes and more since they last showed who they are. */
async function letConfirmationRunOut(role: Role): Promise<void> {
  const { id } = await office.person(role);
  sql("update session set stepped_up_at = '2026-01-01T00:00:00.000Z' where person_id = ?", id);
}

/** Somebody signs in with their password at a device of their own and gives themselves a passkey on it. */
async function deviceOf(role: Role) {
  const known = devices.get(role);
  if (known !== undefined) return known;
  const device = await openDevice(browser, { origin: office.origin, checked: true });
  const authenticator = await device.addAuthenticator();
  const { page } = device;
  const { signInName } = await office.person(role);
  await page.goto("/desk/sign-in");
  await page.getByLabel("Sign-in name").fill(signInName);
  await page.getByLabel("Password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.pathname.includes("sign-in"));
  await page.goto("/desk/account");
  await page.getByLabel("What you call it").fill(`${role}'s key`);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await page.getByText("The passkey is added").waitFor();
  const made = { ...device, authenticator };
  devices.set(role, made);
  return made;
}

/** They open the request and press the button that has their passkey sign it. */
async function approve(role: Role, href: string): Promise<void> {
  const { page } = await deviceOf(role);
  await page.goto("/desk/approvals");
  await page.locator(`a[href="${new URL(href).pathname}"]`).click();
  const button = page.getByRole("button", { name: "Approve with your passkey" });
  const done = page.getByText("Your passkey's answer is in the record");
  const stopped = page.getByText("That did not work, or it was stopped.");
  await button.click();
  await done.or(stopped).waitFor();
  // The browser gave no answer: the page says to press again, and whoever sits there does.
  if (await stopped.isVisible()) await button.click();
  await done.waitFor();
}

test("a grave act asks for a fresh passkey, and goes on where it was", async () => {
  const { page, signCounts, authenticator } = await deviceOf("administrator");
  await letConfirmationRunOut("administrator");
  await page.goto("/desk/policy");
  await page.getByLabel("Two people for grave acts").check();
  // Somebody else must have a passkey before the rule can be kept.
  await deviceOf("prosecutor");
  await deviceOf("evidence-custodian");
  await page.getByRole("button", { name: "Change the rules" }).click();
  await page.waitForURL(/\/desk\/confirm/);
  expect(await faultsOf(page, "confirm")).toEqual([]);
  const before = await signCounts(authenticator);
  await page.getByRole("button", { name: "Confirm with your passkey" }).click();
  // The form goes on by itself, as it was.
  await page.getByText("The rules are changed").waitFor();
  expect(await signCounts(authenticator)).not.toEqual(before);
  expect(await faultsOf(page, "policy")).toEqual([]);
});

test("what a second person approves is what their passkey signs, and nothing else is done", async () => {
  const admin = await deviceOf("administrator");
  const { page } = admin;
  await page.goto("/desk/people");
  const form = page.locator("section[aria-labelledby=role] form");
  await form.getByLabel("Who", { exact: true }).selectOption({ label: "Test investigator" });
  await form.getByLabel("New role").selectOption("intake-analyst");
  await form.getByLabel("Why", { exact: true }).fill("Moves to the intake team");
  await form.getByRole("button", { name: "Ask for this change" }).click();
  await page.getByText("It is asked for").waitFor();
  const href = page.url();
  // Whoever asked is shown no way to approve it.
  expect(await page.getByRole("button", { name: "Approve with your passkey" }).count()).toBe(0);

  const custodian = await deviceOf("evidence-custodian");
  await custodian.page.goto(new URL(href).pathname);
  expect(await faultsOf(custodian.page, "approval")).toEqual([]);
  const text = (await custodian.page.locator("pre.exact-text").textContent()) ?? "";
  await approve("evidence-custodian", href);

  // The record holds the passkey's answer, and what it answered is the digest of the text that stood there.
  const [kept] = sql("select assertion from approval_decision") as [{ assertion: string }];
  const { clientDataJSON } = JSON.parse(kept.assertion) as { clientDataJSON: string };
  const client = JSON.parse(Buffer.from(clientDataJSON, "base64url").toString("utf8")) as {
    challenge: string;
    origin: string;
  };
  expect(client.challenge).toBe(createHash("sha256").update(text).digest("base64url"));
  expect(client.origin).toBe(office.origin);

  await page.goto(new URL(href).pathname);
  await page.getByRole("button", { name: "Do it now" }).click();
  await page.getByText("It is done, as it was approved").waitFor();
  const { id } = await office.person("investigator");
  expect(sql("select role from person where id = ?", id)).toEqual([{ role: "intake-analyst" }]);
});

test("two people approve, the name is shown once to whoever asked, and a reviewer finds it waiting", async () => {
  const approvers = ["prosecutor", "evidence-custodian"] as const;
  const pinned = await Promise.all(
    approvers.map(async (role) => {
      const { id } = await office.person(role);
      const [key] = sql(
        "select credential_id, public_key from passkey where person_id = ?",
        id,
      ) as [{ credential_id: string; public_key: Buffer }];
      return {
        personId: id,
        credentialId: key.credential_id,
        publicKey: key.public_key.toString("base64url"),
      };
    }),
  );
  const file = join(dirname(office.config.identityKeyFile), "master-approvers.json");
  expect(await pinFirst(file, pinned)).toBe(true);

  sql("update person set role = 'investigator' where sign_in_name = 'investigator'");
  const { reportId } = await office.given({ email: "witness@example.org" });
  sql("update report set assignee_id = ?", (await office.person("investigator")).id);
  const { page } = await deviceOf("investigator");
  await page.goto(`/desk/reports/${reportId}/name`);
  await page.getByLabel("Email").check();
  await page.getByLabel("Why, for those who approve").fill("To ask what they saw before a hearing");
  await page.getByLabel("Legal authority").fill("Consent given in the report");
  await page.getByLabel("This is an emergency").check();
  expect(await faultsOf(page, "ask-for-name")).toEqual([]);
  await page.getByRole("button", { name: "Ask two people" }).click();
  await page.getByText("It is asked for").waitFor();
  const href = page.url();
  await approve("prosecutor", href);
  await page.goto(new URL(href).pathname);
  expect(await page.getByRole("button", { name: "See it now, once" }).count()).toBe(0);
  await approve("evidence-custodian", href);
  await page.goto(new URL(href).pathname);
  await page.getByRole("button", { name: "See it now, once" }).click();
  await page.getByText("witness@example.org").waitFor();
  expect(await faultsOf(page, "opened-name")).toEqual([]);
  await page.goto(new URL(href).pathname);
  expect(await page.getByText("witness@example.org").count()).toBe(0);

  const auditor = await deviceOf("auditor");
  await auditor.page.goto("/desk/reviews");
  await auditor.page.getByText("To ask what they saw before a hearing").waitFor();
  expect(await auditor.page.getByText("witness@example.org").count()).toBe(0);
  expect(await faultsOf(auditor.page, "reviews")).toEqual([]);
});

test("somebody who lost every passkey is let in again by two people, and nothing of before opens the desk", async () => {
  const admin = await deviceOf("administrator");
  const lost = await deviceOf("evidence-custodian");
  const { page } = admin;
  await page.goto("/desk/people");
  expect(await faultsOf(page, "people")).toEqual([]);
  const form = page.locator("section[aria-labelledby=recover] form");
  await form
    .getByLabel("Who lost their passkeys")
    .selectOption({ label: "Test evidence-custodian" });
  await form.getByLabel("How you checked that it is them").fill("Badge and face, room 4, by me");
  await form.getByRole("button", { name: "Ask for this recovery" }).click();
  await page.getByText("It is asked for").waitFor();
  const href = page.url();
  expect(await page.getByRole("button", { name: "Do it now" }).count()).toBe(0);
  await approve("prosecutor", href);
  await page.goto(new URL(href).pathname);
  await page.getByRole("button", { name: "Do it now" }).click();
  const link = await page.getByLabel("Invitation link").inputValue();
  expect(await faultsOf(page, "recovery-link")).toEqual([]);

  // Their old session is over at once.
  await lost.page.goto("/desk/queue");
  await lost.page.waitForURL(/sign-in/);

  const found = await openDevice(browser, { origin: office.origin, checked: true });
  await found.addAuthenticator();
  await found.page.goto(link);
  expect(await faultsOf(found.page, "come-in-anew")).toEqual([]);
  await found.page.getByRole("button", { name: "Come in with a passkey" }).click();
  await found.page.waitForURL(/account=made/);
  await found.page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await found.page.getByText("Your account was recovered").waitFor();
  expect(await faultsOf(found.page, "recovered-notice")).toEqual([]);

  // The link is used up, and what they signed in with before is worth nothing.
  const again = await found.page.goto(link);
  expect(again?.status()).toBe(404);
  await lost.page.goto("/desk/sign-in");
  await lost.page.getByRole("button", { name: "Sign in with a passkey" }).click();
  await lost.page.locator(".notice, [role=alert]").first().waitFor();
  expect(new URL(lost.page.url()).pathname).toBe("/desk/sign-in");

  const auditor = await deviceOf("auditor");
  await auditor.page.goto("/desk/security-log");
  await auditor.page.getByText("accounts were taken up again").waitFor();
});

test("two people on one report see each other, and of two edits both are kept until a person chooses", async () => {
  const { reportId } = await office.given({ narrative: "They pushed a man." });
  const { id } = await office.person("investigator");
  sql("update report set assignee_id = ? where id = ?", id, reportId);
  const { page: one } = await deviceOf("prosecutor");
  const { page: other } = await deviceOf("investigator");
  const path = `/desk/reports/${reportId}`;
  await one.goto(path);
  await other.goto(path);
  await other.getByText("Test prosecutor is reading this too").waitFor();
  // As when somebody comes back to the window: it is asked at once instead of within 20 seconds.
  const comeBack = () => one.evaluate(() => dispatchEvent(new Event("focus")));
  await comeBack();
  await one.getByText("Test investigator is reading this too").waitFor();
  const told = other.waitForResponse((answer) => answer.url().endsWith("/here"));
  await other.getByLabel("New note").pressSequentially("I call");
  await told;
  await comeBack();
  await one.getByText("Test investigator is writing a note").waitFor();

  // Both pages are of the same state; the second one to set the status finds both.
  const set = async (page: typeof one, status: string) => {
    await page.getByLabel("Status", { exact: true }).selectOption(status);
    await page.getByRole("button", { name: "Set status" }).click();
  };
  await set(one, "in-review");
  await one.locator(".notice").first().waitFor();
  await set(other, "closed");
  await other.getByText("Nothing was changed: somebody changed the same before you.").waitFor();
  expect(await faultsOf(other, "held-status")).toEqual([]);

  await one.goto(path);
  await other.goto(path);
  const write = async (page: typeof one, text: string) => {
    await page.getByText("Write the summary").click();
    await page.getByLabel("Summary for colleagues").fill(text);
    await page.getByRole("button", { name: "Save the summary" }).click();
  };
  await write(one, "A man was pushed.");
  await one.getByText("Saved. The version before it stays.").waitFor();
  await write(other, "The van was white.");
  await other.getByText("Nothing was changed: somebody changed the same before you.").waitFor();
  const joined = other.getByLabel("Or make one text of both");
  expect(await joined.inputValue()).toBe("A man was pushed.\n\nThe van was white.");
  await joined.fill("A man was pushed beside a white van.");
  await other.getByRole("button", { name: "Save the joined text" }).click();
  await other.getByText("Settled. Both edits stay in the record.").waitFor();

  // The other choice is made by the other person.
  await one.goto(path);
  await one.locator("#summary").getByText("beside a white van").first().waitFor();
  await one.getByRole("button", { name: "Use what Test investigator sent" }).click();
  await one.getByText("Settled. Both edits stay in the record.").waitFor();
  expect(await one.locator("#held").count()).toBe(0);
  const custody = (await one.locator("table.custody").textContent()) ?? "";
  expect(custody).toContain("Status set: In review → Closed");
  expect(custody.match(/Edit held: somebody had changed the same before/g)).toHaveLength(2);
  expect(custody.match(/Two edits of the same settled/g)).toHaveLength(2);
});

/** Opens this page as a browser that fetched it ahead does. */
async function openFetched(page: Page, path: string): Promise<void> {
  await page.route(
    `**${path}`,
    async (route) => {
      const headers = { ...(await route.request().allHeaders()), "sec-purpose": "prefetch" };
      await route.fulfill({ response: await route.fetch({ headers }) });
    },
    { times: 1 },
  );
  await page.goto(path);
}

test("a page that was fetched before the other one changed the report is loaded anew as soon as it is shown", async () => {
  const { reportId } = await office.given({ narrative: "They pushed a man." });
  const { page } = await deviceOf("prosecutor");
  const path = `/desk/reports/${reportId}`;
  const by = await office.person("prosecutor");
  // Before its script asks whether it still stands, somebody changes the report.
  await page.route(
    `**${path}/here`,
    async (route) => {
      await office.useCases.addReportNote({ by, reportId, text: "A neighbor called." });
      await route.continue();
    },
    { times: 1 },
  );
  await openFetched(page, path);
  await page.getByText("A neighbor called.").waitFor();
  expect(await page.locator("[data-fetched]").count()).toBe(0);
});

test("an act that is on its way when such a page would be loaded anew is shown as done", async () => {
  const { reportId } = await office.given({ narrative: "They pushed a man." });
  const { page } = await deviceOf("prosecutor");
  const path = `/desk/reports/${reportId}`;
  const acted = Promise.withResolvers<undefined>();
  // The question whether it still stands waits for the act's record; the act's answer waits until that question is answered.
  await page.route(
    `**${path}/here`,
    async (route) => {
      await acted.promise;
      await route.continue();
    },
    { times: 1 },
  );
  const asked = page.waitForResponse(`**${path}/here`);
  await page.route("**/*", async (route) => {
    if (route.request().method() !== "POST" || route.request().url().endsWith("/here")) {
      await route.fallback();
      return;
    }
    const response = await route.fetch({ maxRedirects: 0 });
    acted.resolve(undefined);
    expect((await asked).status()).toBe(205);
    await route.fulfill({ response });
  });
  await openFetched(page, path);
  await page.keyboard.press("2");
  await page.locator(".desk__notice bdi").getByText("New → In review").waitFor();
});
