import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { FormClient } from "#test/support/form-client.ts";
import type { SentReport } from "#test/support/given.ts";
import { openDeskOffice, sendForm, wordsOf, type DeskOffice } from "./desk-office.ts";

let office: DeskOffice;
let browser: FormClient;
let sent: SentReport;
let page: string;

beforeAll(async () => {
  office = await openDeskOffice();
  browser = await office.as("prosecutor");
  sent = await office.given({ narrative: "The man fell to the ground." });
  const opened = await sendForm(browser, "/desk/cases", { title: "Elm Street" });
  const file = opened.headers.get("Location") ?? "";
  const intent = { intent: "add-to-case", case: file.replace("/desk/cases/", "") };
  await sendForm(browser, `/desk/reports/${sent.reportId}`, intent);
  page = `${file}/people`;
});

afterAll(() => office.remove());

async function add(fields: Record<string, string>): Promise<string> {
  const answer = await sendForm(browser, page, { intent: "add", ...fields });
  const entry = /entry=(cen_\w+)/.exec(answer.headers.get("Location") ?? "")?.[1];
  if (entry === undefined) throw new Error(`${answer.status} ${await wordsOf(answer)}`);
  return entry;
}

test("people get pseudonyms, officers by what was seen, with their reports; each pseudonym once", async () => {
  expect(await wordsOf(await browser.get(page))).toContain("Nobody yet");
  const witness = await add({ kind: "person", role: "witness" });
  await add({ kind: "person", role: "officer", appearance: "Tall, mask, vest with POLICE" });
  await add({ kind: "link", to: witness, report: sent.reportId, text: "told it" });
  const words = await wordsOf(await browser.get(page));
  expect(words).toContain("W-01");
  expect(words).toContain("O-01");
  expect(words).toContain("Tall, mask, vest with POLICE");
  expect(words).toMatch(/report \S+ : told it|report \S+: told it/);
  const form = `${page}?add=person`;
  const twice = { intent: "add", kind: "person", role: "injured", pseudonym: "W-01" };
  const refused = await sendForm(browser, form, twice);
  expect(refused.status).toBe(422);
  expect(await wordsOf(refused)).toContain("Somebody else of this case has it already");
  // Saving somebody without a pseudonym keeps the one that they have.
  const change = { intent: "change", entry: witness, seen: "1", role: "injured" };
  await sendForm(browser, page, change);
  const changed = await wordsOf(await browser.get(page));
  expect(changed).toContain("Injured");
  expect(changed).not.toContain("W-02");
  await sendForm(browser, page, { intent: "undo", entry: witness, version: "2" });
  expect(await wordsOf(await browser.get(page))).not.toContain("Injured");
});

test("a link is to a report or file of the case; who may not change the case adds nobody", async () => {
  const witness = await add({ kind: "person", role: "witness" });
  const other = await office.given({ narrative: "Elsewhere." });
  const link = { intent: "add", kind: "link", to: witness, report: other.reportId };
  const refused = await sendForm(browser, `${page}?add=link&to=${witness}`, link);
  expect(await wordsOf(refused)).toContain("Choose a report of this case");
  const investigator = await office.as("investigator");
  expect((await investigator.get(page)).status).toBe(200);
  const person = { intent: "add", kind: "person", role: "witness" };
  expect((await sendForm(investigator, page, person)).status).toBe(403);
  expect((await (await office.as("intake-analyst")).get(page)).status).toBe(403);
});
