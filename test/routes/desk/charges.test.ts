import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { FormClient } from "#test/support/form-client.ts";
import type { SentReport } from "#test/support/given.ts";
import { openDeskOffice, sendForm, wordsOf, type DeskOffice } from "./desk-office.ts";
import { generatedPhoto } from "./generated-photo.ts";

let office: DeskOffice;
let browser: FormClient;
let sent: SentReport;
let caseId: string;
let page: string;

beforeAll(async () => {
  office = await openDeskOffice();
  browser = await office.as("prosecutor");
  sent = await office.given({
    narrative: "The man fell   to the ground.\nNobody helped.",
    files: [{ name: "IMG_1.jpg", bytes: await generatedPhoto() }],
  });
  const opened = await sendForm(browser, "/desk/cases", { title: "Elm Street" });
  caseId = (opened.headers.get("Location") ?? "").replace("/desk/cases/", "");
  page = `/desk/cases/${caseId}/charges`;
  const report = `/desk/reports/${sent.reportId}`;
  await sendForm(browser, report, { intent: "add-to-case", case: caseId });
});

afterAll(() => office.remove());

/** Sends a form that adds something; answers the new entry. */
async function add(fields: Record<string, string>): Promise<string> {
  const answer = await sendForm(browser, page, { intent: "add", ...fields });
  const entry = /entry=(cen_\w+)/.exec(answer.headers.get("Location") ?? "")?.[1];
  if (entry === undefined) throw new Error(`${answer.status} ${await wordsOf(answer)}`);
  return entry;
}

const CHARGE = { kind: "charge", statute: "ny-pl-120.00", day: "2026-04-21" };

async function chargeWithElement(): Promise<{ charge: string; element: string }> {
  const charge = await add(CHARGE);
  const element = await add({ kind: "element", to: charge, text: "Somebody was injured" });
  return { charge, element };
}

test("a charge shows its dated text, its elements with facts for and against, and what is missing by itself", async () => {
  const { element } = await chargeWithElement();
  const empty = await wordsOf(await browser.get(page));
  expect(empty).toContain("Penal Law 120.00, Assault in the third degree");
  expect(empty).toContain("In force on 21 April 2026");
  expect(empty).toContain("counsel supplies it");
  expect(empty).toContain("No fact for it Penal Law 120.00");
  const [item = ""] = sent.itemIds;
  const fact = { kind: "fact", to: element, statement: "A man lies on the ground." };
  await add({ ...fact, side: "for", item, strength: "2" });
  const words = { report: sent.reportId, words: "fell to the\nground. Nobody helped" };
  await add({ ...fact, statement: "Nobody helped him.", side: "against", ...words });
  await add({
    kind: "gap",
    to: element,
    text: "No medical record",
    who: "A. N.",
    due: "2026-06-01",
  });
  const filled = await wordsOf(await browser.get(page));
  expect(filled).toContain("A man lies on the ground.");
  expect(filled).toContain("IMG_1.jpg (no exhibit yet; report");
  expect(filled).toContain("strength 2 of 3");
  expect(filled).toContain("fell to the ground. Nobody helped");
  expect(filled).toContain("A fact is not weighed yet");
  expect(filled).toContain("(A. N., by 1 June 2026)");
  expect(filled).toContain("1 for");

  await sendForm(browser, `/desk/cases/${caseId}`, {
    ...{ intent: "mark", item, description: "A street" },
  });
  const csv = await browser.get(`${page}/csv`);
  expect(csv.headers.get("Content-Disposition")).toMatch(/NYAG-\d{4}-\d{4}-elements\.csv/);
  const text = await csv.text();
  expect(text).toContain("for,A man lies on the ground.,EX-001,");
  expect(text).toContain("gap,,No medical record");
  expect((await fetchHead(`${page}/csv`)).status).toBe(405);
});

function fetchHead(path: string) {
  const headers = { Cookie: browser.cookieHeader() };
  return fetch(office.origin + path, { method: "HEAD", headers });
}

test("a charge brings the pack's defences; one that a fact suggests is asked about until counsel decides", async () => {
  const { charge } = await chargeWithElement();
  const shown = await (await browser.get(page)).text();
  const row = shown.slice(shown.indexOf(`id="${charge}"`));
  const defence = /id="(cen_\w+)"[^]*?Justification generally/.exec(
    row.slice(row.indexOf("Defences to")),
  )?.[1];
  if (defence === undefined) throw new Error("no defence");
  const [item = ""] = sent.itemIds;
  const fact = { kind: "fact", to: defence, side: "for", item, strength: "1" };
  await add({ ...fact, statement: "He holds a knife." });
  expect(await wordsOf(await browser.get(page))).toContain("Decide: suggested");
  const decide = { intent: "change", entry: defence, seen: "1", defence: "ny-pl-35.05" };
  const bare = await sendForm(browser, `${page}?edit=${defence}`, { ...decide, told: "no" });
  expect(await wordsOf(bare)).toContain("Write why the grand jury need not be told of it");
  await sendForm(browser, page, { ...decide, told: "yes" });
  const decided = await wordsOf(await browser.get(page));
  expect(decided).toContain("Told of it");
  expect(decided).not.toContain("Decide: suggested");
  // Saving the charge again does not bring what counsel took back.
  await sendForm(browser, page, { intent: "withdraw", entry: defence, seen: "2" });
  const day = { statute: "ny-pl-120.00", day: "2026-04-22" };
  await sendForm(browser, page, { intent: "change", entry: charge, seen: "1", ...day });
  const again = await (await browser.get(page)).text();
  const table = again.slice(again.indexOf(`id="${charge}"`)).split("<caption>Defences to")[1] ?? "";
  expect(table.split("</table>")[0]).not.toContain("Justification generally");
  expect(table.split("</table>")[0]).toContain("Justification: physical force");
  await sendForm(browser, page, { intent: "bring-back", entry: defence, seen: "3" });
});

test("what a fact rests on must be so: words that stand in the report, a file of the case, a moment", async () => {
  const { element } = await chargeWithElement();
  const fact = { intent: "add", kind: "fact", to: element, statement: "He fled.", side: "for" };
  const form = `${page}?add=fact&to=${element}`;
  const invented = await sendForm(browser, form, {
    ...{ ...fact, report: sent.reportId, words: "He ran away" },
  });
  expect(invented.status).toBe(422);
  const again = await invented.text();
  expect(again).toContain("The report does not say this");
  // Nothing of what was typed is lost.
  expect(again).toContain("He ran away");
  const other = await office.given({ files: [{ name: "b.jpg", bytes: await generatedPhoto() }] });
  const foreign = await sendForm(browser, form, { ...fact, item: other.itemIds[0] ?? "" });
  expect(await wordsOf(foreign)).toContain("Choose a file of this case");
  const nowhere = await sendForm(browser, form, fact);
  expect(await wordsOf(nowhere)).toContain("Say where it is from");
  const elsewhere = await sendForm(browser, page, {
    ...fact,
    to: "cen_00000000000000000000000000",
  });
  expect(elsewhere.status).toBe(404);
});

test("the last act is undone and redone; what somebody wrote since is not", async () => {
  const { charge, element } = await chargeWithElement();
  const change = { intent: "change", entry: element, text: "Somebody was hurt" };
  const changed = await sendForm(browser, page, { ...change, seen: "1" });
  const after = changed.headers.get("Location") ?? "";
  expect(await (await browser.get(after)).text()).toContain("Undo");
  const undo = { intent: "undo", entry: element };
  await sendForm(browser, page, { ...undo, version: "2" });
  const undone = await wordsOf(await browser.get(page));
  expect(undone).toContain("Somebody was injured");
  expect(undone).not.toContain("Somebody was hurt");
  await sendForm(browser, page, { ...undo, version: "3" });
  expect(await wordsOf(await browser.get(page))).toContain("Somebody was hurt");
  const late = await sendForm(browser, page, { ...undo, version: "2" });
  expect(late.headers.get("Location")).toContain("done=changed-since");

  await sendForm(browser, page, { intent: "withdraw", entry: charge, seen: "1" });
  expect(await wordsOf(await browser.get(page))).toContain("Taken back (1) Charge: Penal Law");
  await sendForm(browser, page, { intent: "bring-back", entry: charge, seen: "2" });
  expect(await wordsOf(await browser.get(page))).not.toContain("Taken back (");
});

test("two edits of the same: the later one is held, both are shown, and a person chooses", async () => {
  const { element } = await chargeWithElement();
  const change = { intent: "change", entry: element, seen: "1" };
  await sendForm(browser, page, { ...change, text: "First wording" });
  const second = await sendForm(browser, page, { ...change, text: "Second wording" });
  expect(second.headers.get("Location")).toContain("done=held");
  // The same form sent twice is one edit.
  await sendForm(browser, page, { ...change, text: "Second wording" });
  const text = await (await browser.get(page)).text();
  expect(text).toContain("Two edits of the same");
  const edits = [...text.matchAll(/name="edit" value="(ced_\w+)"/g)].map(([, id]) => id ?? "");
  expect(new Set(edits).size).toBe(1);
  const settle = { intent: "settle", edit: edits[0] ?? "", keep: "mine" };
  expect((await sendForm(browser, page, { ...settle, seen: "2" })).status).toBe(303);
  const settled = await wordsOf(await browser.get(page));
  expect(settled).toContain("Second wording");
  expect(settled).not.toContain("Two edits of the same");
});

test("who may read a case reads its worksheet; only who may change it writes, and words of reports are for readers of reports", async () => {
  const investigator = await office.as("investigator");
  expect((await investigator.get(page)).status).toBe(200);
  const write = await sendForm(investigator, page, { intent: "add", ...CHARGE });
  expect(write.status).toBe(403);
  const custodian = await wordsOf(await (await office.as("evidence-custodian")).get(page));
  expect(custodian).toContain("Nobody helped him.");
  expect(custodian).not.toContain("fell to the ground");
  expect(custodian).toContain("not open to you");
});
