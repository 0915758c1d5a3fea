import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { scene } from "#test/support/scene.ts";
import { until } from "#test/support/until.ts";
import { openDeskOffice, sendForm, wordsOf, type DeskOffice } from "./desk-office.ts";

// Covering parts of a photo with plain forms, as without a script: rows of numbers, a look at them, the file, and a second person.

let office: DeskOffice;
let page: string;

beforeAll(async () => {
  office = await openDeskOffice();
  const { reportId, itemIds } = await office.given({
    files: [{ name: "street.jpg", bytes: await scene(4) }],
  });
  page = `/desk/reports/${reportId}/items/${String(itemIds[0])}/redactions`;
});

afterAll(() => office.remove());

const ROW = { "left-1": "10", "top-1": "12.5", "right-1": "40,25", "bottom-1": "60 %" };
const CHOSEN = { rows: "3", "cover-1": "solid", "reason-1": "minor" };

test("boxes are written as numbers, shown over the picture, made, and accepted by another person alone", async () => {
  const [ann, bob] = [await office.as("prosecutor"), await office.as("investigator")];
  const empty = await wordsOf(await ann.get(page));
  expect(empty).toContain("Nothing was covered in this file yet.");

  const wrong = await sendForm(ann, page, { intent: "make", rows: "3", ...ROW, "right-1": "5" });
  expect(wrong.status).toBe(422);
  const html = await wrong.text();
  expect(html).toContain("Box 1: the right edge lies right of the left one");
  expect(html).toContain("Box 1: choose why it is covered");
  expect(html).toMatch(/name="top-1"[^>]*value="12.5"/);

  const shown = await sendForm(ann, page, { intent: "show", ...CHOSEN, ...ROW });
  expect(await shown.text()).toMatch(/<rect x="1000" y="1250" width="3025" height="4750"/);
  const more = await (await sendForm(ann, page, { intent: "more", ...CHOSEN, ...ROW })).text();
  expect(more).toContain('name="left-6"');
  expect(more).toMatch(/name="left-1"[^>]*value="10"/);

  const made = await sendForm(ann, page, { intent: "make", ...CHOSEN, ...ROW });
  expect(made.status).toBe(303);
  let own = "";
  await until(async () => {
    own = await (await ann.get(page)).text();
    return !own.includes("Being made.");
  });
  expect(own).toContain("A second person has to look at it before it is handed on.");
  expect(own).not.toContain("I looked at all of it and accept it");
  const id = /name="redaction" value="(red_\w+)"/.exec(own)?.[1] ?? "";

  const verdict = { intent: "review", redaction: id };
  expect((await sendForm(ann, page, { ...verdict, verdict: "accepted" })).status).toBe(403);
  const silent = await sendForm(bob, page, { ...verdict, verdict: "sent-back", note: " " });
  expect(silent.status).toBe(422);
  expect(await silent.text()).toContain("Say why you send it back");
  expect((await sendForm(bob, page, { ...verdict, verdict: "accepted" })).status).toBe(303);
  const words = await wordsOf(await bob.get(page));
  expect(words).toContain("Accepted by a second person.");
  expect(words).toContain("A child or young person (minor): black, from left 10 % to 40.25 %");
  expect((await sendForm(bob, page, { ...verdict, verdict: "accepted" })).status).toBe(409);

  // The redacted file is shown from the media host, under a ticket, as every copy is.
  const [, href = ""] = /href="(\/desk\/evidence\/[^"]+size=redacted-1)"/.exec(own) ?? [];
  expect((await ann.get(href)).status).toBe(303);

  expect((await sendForm(bob, page, { intent: "withdraw", redaction: id })).status).toBe(409);
  expect((await sendForm(ann, page, { intent: "withdraw", redaction: id })).status).toBe(303);
  expect(await wordsOf(await ann.get(page))).toContain("Taken back. It is handed to nobody.");
  const analyst = await office.as("intake-analyst");
  expect((await analyst.get(page)).status).toBe(403);
});
