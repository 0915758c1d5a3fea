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
    narrative: "He pulled a knife. Then they fired.",
    files: [{ name: "IMG_1.jpg", bytes: await generatedPhoto() }],
  });
  const opened = await sendForm(browser, "/desk/cases", { title: "Elm Street" });
  caseId = (opened.headers.get("Location") ?? "").replace("/desk/cases/", "");
  page = `/desk/cases/${caseId}/supremacy-clause`;
  await sendForm(browser, `/desk/reports/${sent.reportId}`, {
    intent: "add-to-case",
    case: caseId,
  });
});

afterAll(() => office.remove());

/** Sends a form that adds something; answers the new entry. */
async function add(fields: Record<string, string>): Promise<string> {
  const answer = await sendForm(browser, page, { intent: "add", ...fields });
  const entry = /entry=(cen_\w+)/.exec(answer.headers.get("Location") ?? "")?.[1];
  if (entry === undefined) throw new Error(`${answer.status} ${await wordsOf(answer)}`);
  return entry;
}

const begun = () =>
  add({
    kind: "immunity",
    officer: "O-01, mask",
    act: "The officer fired twice.",
    day: "2026-04-21",
  });

test("a worksheet shows every row of the pack with both columns, says what nobody looked for, and links facts", async () => {
  expect(await wordsOf(await browser.get(page))).toContain("No worksheet yet");
  const sheet = await begun();
  const empty = await wordsOf(await browser.get(page));
  expect(empty).toContain("O-01, mask");
  expect(empty).toContain("21 April 2026");
  expect(empty).toContain("Federal employment and duty status");
  expect(empty).toContain("Not looked for yet, on either side Comparable incidents");
  const [item = ""] = sent.itemIds;
  const row = { to: sheet, question: "threat" };
  const fact = { kind: "fact", ...row, statement: "A knife is in his hand.", side: "for" };
  await add({ ...fact, item, strength: "2" });
  await add({ kind: "look", ...row, side: "against", text: "All photos of the case" });
  await add({ kind: "gap", ...row, text: "No film of the first second", who: "A. N." });
  const filled = await wordsOf(await browser.get(page));
  expect(filled).toContain("A knife is in his hand. IMG_1.jpg (no exhibit yet; report");
  expect(filled).toContain("Looked for, nothing found: All photos of the case");
  expect(filled).toContain("No film of the first second (A. N.)");
  expect(filled).not.toContain("on either side Threat as it was perceived then");
  // A fact that supports immunity asks that somebody looks at its file for the defence.
  const review = await wordsOf(await browser.get(`/desk/cases/${caseId}/exculpatory`));
  expect(review).toContain("A fact that supports immunity rests on it");
});

test("what is written answers a row of the pack, on a worksheet of the case", async () => {
  const sheet = await begun();
  const fact = { intent: "add", kind: "fact", to: sheet, statement: "He fled.", side: "for" };
  const elsewhere = { ...fact, witness: "W-1", question: "no-such-row" };
  const refused = await sendForm(browser, `${page}?add=fact&to=${sheet}`, elsewhere);
  expect(refused.status).toBe(422);
  expect(await wordsOf(refused)).toContain("Choose a row of the worksheet");
  const form = await (
    await browser.get(`${page}?add=fact&to=${sheet}&row=threat&side=against`)
  ).text();
  expect(form).toContain('<option value="threat" selected="">');
  expect(form).toContain('<option value="against" selected="">');
  // A worksheet's entries are no entries of the page of charges, and the other way round.
  const charges = await (await browser.get(`/desk/cases/${caseId}/charges?edit=${sheet}`)).text();
  expect(charges).not.toContain("Change a worksheet");
  const stray = { intent: "add", kind: "element", to: sheet, text: "An injury" };
  expect((await sendForm(browser, page, stray)).status).toBe(404);
});

test("the last act is undone, and two edits of the same are held side by side", async () => {
  const sheet = await begun();
  const change = { intent: "change", entry: sheet, officer: "O-01", seen: "1" };
  await sendForm(browser, page, { ...change, act: "The officer fired once." });
  const second = await sendForm(browser, page, { ...change, act: "The officer fired thrice." });
  expect(second.headers.get("Location")).toContain("done=held");
  expect(await wordsOf(await browser.get(page))).toContain("Two edits of the same");
  expect(await wordsOf(await browser.get(`/desk/cases/${caseId}/charges`))).not.toContain(
    "Two edits of the same",
  );
  await sendForm(browser, page, { intent: "undo", entry: sheet, version: "2" });
  const undone = await wordsOf(await browser.get(page));
  expect(undone).toContain("The officer fired twice.");
});

test("it is printed as a PDF, which is recorded; who may not read the case gets neither", async () => {
  await begun();
  const pdf = await browser.get(`${page}/pdf`);
  expect(pdf.headers.get("Content-Type")).toBe("application/pdf");
  expect(pdf.headers.get("Content-Disposition")).toMatch(/NYAG-\d{4}-\d{4}-supremacy-clause\.pdf/);
  expect(Buffer.from(await pdf.arrayBuffer()).toString("latin1", 0, 8)).toBe("%PDF-1.7");
  const headers = { Cookie: browser.cookieHeader() };
  const head = await fetch(`${office.origin}${page}/pdf`, { method: "HEAD", headers });
  expect(head.status).toBe(405);
  const analyst = await office.as("intake-analyst");
  expect((await analyst.get(page)).status).toBe(403);
  expect((await analyst.get(`${page}/pdf`)).status).toBe(403);
  const investigator = await office.as("investigator");
  const write = { intent: "add", kind: "immunity", officer: "O-02", act: "A blow." };
  expect((await sendForm(investigator, page, write)).status).toBe(403);
});
