import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { openDeskOffice, sendForm, wordsOf, type DeskOffice } from "./desk-office.ts";

// What needs a second person, at the desk: asking, the pages of requests, and the office's rules.

let office: DeskOffice;

beforeAll(async () => {
  office = await openDeskOffice();
});
afterAll(() => office.remove());

test("a name is asked for in a form that says what is missing, and only named fields are asked for", async () => {
  const browser = await office.as("prosecutor");
  const { reportId } = await office.given({ email: "witness@example.org" });
  const page = `/desk/reports/${reportId}/name`;
  expect(await wordsOf(await browser.get(page))).toContain("Two other people must approve");
  const empty = await sendForm(browser, page, { "told-as": "ask", purpose: "x" });
  expect(empty.status).toBe(422);
  const words = await wordsOf(empty);
  expect(words).toContain("Choose what you need");
  expect(words).toContain("Name the law, order or consent");
  const late = await sendForm(browser, page, {
    fields: "email",
    "told-as": "ask",
    purpose: "To ask what they saw",
    authority: "Consent given in the report",
    order: "Order 7 of the county court",
    until: "2001-01-01",
  });
  expect(late.status).toBe(422);
  expect(await wordsOf(late)).toContain("Write a day to come");
  const asked = await sendForm(browser, page, {
    fields: "email",
    "told-as": "ask",
    purpose: "To ask what they saw",
    authority: "Consent given in the report",
  });
  expect(asked.status).toBe(303);
  const place = asked.headers.get("Location") ?? "";
  expect(place).toMatch(/^\/desk\/approvals\/apr_[a-z0-9]+\?done=asked$/);

  const mine = await wordsOf(await browser.get(place));
  expect(mine).toContain("See who sent a report");
  expect(mine).toContain("To ask them about what they saw");
  expect(mine).toContain("Consent given in the report");
  expect(mine).toContain("bearwitness/act/1");
  expect(mine).not.toContain("Approve with your passkey");

  // Somebody without a passkey is told what is missing; nothing lets them approve.
  const custodian = await office.as("evidence-custodian");
  const theirs = await wordsOf(await custodian.get(place));
  expect(await wordsOf(await custodian.get("/desk/approvals"))).toContain("See who sent a report");
  expect(theirs).not.toContain("Approve with your passkey");

  // An intake analyst decides about nothing and sees nothing of it.
  const analyst = await office.as("intake-analyst");
  expect((await analyst.get(place)).status).toBe(404);
  expect(await wordsOf(await analyst.get("/desk/approvals"))).not.toContain("See who sent");
});

test("whoever decides reads that the report was withdrawn since, and whether the name can still be seen", async () => {
  const browser = await office.as("prosecutor");
  const { reportId, receiptCode } = await office.given({ email: "witness@example.org" });
  const ask = async (toldAs: string) => {
    const form = { fields: "email", purpose: "It is needed", authority: "Penal Law 1" };
    const page = `/desk/reports/${reportId}/name`;
    const asked = await sendForm(browser, page, { ...form, "told-as": toldAs });
    return asked.headers.get("Location") ?? "";
  };
  const pages = [await ask("witness"), await ask("court")];
  const custodian = await office.as("evidence-custodian");
  const words = () => Promise.all(pages.map(async (page) => wordsOf(await custodian.get(page))));
  expect((await words()).join("")).not.toContain("withdrew");
  const opened = await office.useCases.openFollowUp({ code: receiptCode });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  await office.useCases.withdrawReport({ token: opened.token });
  const [toWitness, toCourt] = await words();
  expect(toWitness).toContain("What is asked here would show nothing, approved or not.");
  expect(toCourt).toContain("can still be seen for the reason given here");
  for (const page of pages) {
    await sendForm(browser, page, { intent: "refuse", reason: "Not needed" });
  }
});

test("whoever asked takes it back, and must say why", async () => {
  const browser = await office.as("prosecutor");
  const list = await (await browser.get("/desk/approvals")).text();
  const page = /\/desk\/approvals\/apr_[a-z0-9]+/.exec(list)?.[0] ?? "";
  expect((await sendForm(browser, page, { intent: "refuse", reason: " " })).status).toBe(422);
  const taken = await sendForm(browser, page, { intent: "refuse", reason: "Not needed" });
  expect(taken.status).toBe(303);
  expect(await wordsOf(await browser.get(page))).toContain("Refused");
  const late = await sendForm(browser, page, { intent: "approve", credential: "{}" });
  expect(late.status).toBe(422);
});

test("everybody reads the rules; an administrator is told why they cannot be stricter yet", async () => {
  const analyst = await office.as("intake-analyst");
  const rules = await wordsOf(await analyst.get("/desk/policy"));
  expect(rules).toContain("Two people for grave acts");
  expect(rules).not.toContain("Change the rules");
  expect((await sendForm(analyst, "/desk/policy", { twoPerson: "on" })).status).toBe(403);

  const admin = await office.as("administrator");
  expect(await wordsOf(await admin.get("/desk/policy"))).toContain("One person can do everything");
  const refused = await sendForm(admin, "/desk/policy", { passkeyOnly: "on", idleMinutes: "15" });
  expect(refused.status).toBe(422);
  expect(await wordsOf(refused)).toContain("Somebody has no passkey yet");
  const changed = await sendForm(admin, "/desk/policy", { idleMinutes: "30" });
  expect(changed.headers.get("Location")).toBe("/desk/policy?done=changed");
});

test("a role is given at the people page, and never to oneself", async () => {
  const admin = await office.as("administrator");
  const investigator = await office.person("investigator");
  const form = {
    intent: "role",
    person: investigator.id,
    "new-role": "prosecutor",
    supervisor: "on",
  };
  const given = await sendForm(admin, "/desk/people", form);
  expect(given.headers.get("Location")).toBe("/desk/people?done=role");
  const again = await sendForm(admin, "/desk/people", form);
  expect(again.status).toBe(422);
  const self = { ...form, person: (await office.person("administrator")).id };
  expect((await sendForm(admin, "/desk/people", self)).status).toBe(422);
});

test("a custodian erases who sent a report by its code", async () => {
  const custodian = await office.as("evidence-custodian");
  const wrong = await sendForm(custodian, "/desk/erase-reporter", { code: "x", reason: "asked" });
  expect(await wordsOf(wrong)).toContain("No report has this code");
  const prosecutor = await office.as("prosecutor");
  expect((await prosecutor.get("/desk/erase-reporter")).status).toBe(403);
});
