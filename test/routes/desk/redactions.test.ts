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

test("a form with more boxes than a form has fields elsewhere is read, and none of it is lost", async () => {
  const ann = await office.as("prosecutor");
  const rows: Record<string, string> = { intent: "more", rows: "60" };
  for (let row = 1; row <= 60; row += 1) {
    Object.assign(rows, {
      ...{ [`left-${row}`]: "1", [`top-${row}`]: "2", [`right-${row}`]: "3" },
      ...{ [`bottom-${row}`]: String(row), [`cover-${row}`]: "solid", [`reason-${row}`]: "minor" },
    });
  }
  const html = await (await sendForm(ann, page, rows)).text();
  expect(html).toMatch(/name="bottom-60"[^>]*value="60"/);
  expect(html).toContain('name="left-63"');
});

test("a film is covered with rows of times and numbers; what is wrong is said by row, and what became of it is on the page and in the case's log", async () => {
  const [ann, bob] = [await office.as("prosecutor"), await office.as("investigator")];
  const { reportId, itemIds } = await office.given({
    files: [{ name: "gone.mp4", bytes: Buffer.from("0000001c667479706d703432", "hex") }],
  });
  const film = `/desk/reports/${reportId}/items/${String(itemIds[0])}/redactions`;
  const empty = await (await ann.get(film)).text();
  expect(empty).toContain("Cover and silence parts of this film");
  expect(empty).toContain("There is no copy of this file that plays here");
  const row = { "of-1": "1", "from-1": "0:01", "until-1": "0:02.5", ...ROW, "reason-1": "minor" };
  const sent = { intent: "make", plan: "film", rows: "3", mutes: "2" };
  const wrong = await sendForm(ann, film, {
    ...{ ...sent, ...row, "until-1": "0:00" },
    ...{ "mute-from-2": "x", "mute-until-2": "3", "mute-reason-2": "contact" },
  });
  expect(wrong.status).toBe(422);
  const words = await wrong.text();
  expect(words).toContain("Row 1: it ends after it begins");
  expect(words).toContain("Silence 2: write a time, such as 12.5 or 1:02:03.250");
  expect(words).toMatch(/name="from-1"[^>]*value="0:01"/);
  const more = await (await sendForm(ann, film, { ...sent, ...row, intent: "more" })).text();
  expect(more).toContain('name="mute-from-4"');

  expect((await sendForm(ann, film, { ...sent, ...row })).status).toBe(303);
  await until(async () => !(await (await ann.get(film)).text()).includes("Being made."));
  const page2 = await wordsOf(await bob.get(film));
  expect(page2).toContain("No redacted file could be made:");
  expect(page2).toContain("black, from 0:00:01.000 to 0:00:02.500, from left 10 % to 40.25 %");
  expect(await (await bob.get(`${film}/state`)).json()).toMatchObject({ finished: true });

  const by = await office.person("prosecutor");
  const opened = await office.useCases.openCase({ by, title: "Elm and 3rd" });
  if (opened.kind !== "opened") throw new Error(opened.kind);
  const { caseId } = opened;
  await office.useCases.addReportToCase({ by, caseId, reportId });
  const itemId = itemIds[0]!;
  await office.useCases.markExhibit({ by, caseId, itemId, description: "A film" });
  const log = await ann.get(`/desk/cases/${caseId}/redactions`);
  expect(await wordsOf(log)).toContain("A child or young person (minor)");
  // The redacted film could not be made: the original goes to the grand jury only once somebody says why.
  const pageOfLog = `/desk/cases/${caseId}/redactions`;
  const wanted = await sendForm(ann, `/desk/cases/${caseId}`, { intent: "bundle", audience: "GJ" });
  expect(wanted.headers.get("location")).toBe(`${pageOfLog}?blocked=yes#handed`);
  const open = await wordsOf(await ann.get(`${pageOfLog}?blocked=yes`));
  expect(open).toContain("The bundle was not made: parts of its files were to be covered");
  expect(open).toContain(
    "Open: nobody has chosen whether the original or a redacted file goes to them",
  );
  const original = { intent: "choose", file: `${itemId} original`, audience: "GJ" };
  const noReason = await sendForm(ann, pageOfLog, { ...original, reason: " " });
  expect(noReason.status).toBe(422);
  expect(await noReason.text()).toContain("Write why. It is kept with the record.");
  const why = { ...original, reason: "The judge wants all of it." };
  expect((await sendForm(bob, pageOfLog, why)).status).toBe(403);
  expect((await sendForm(ann, pageOfLog, why)).status).toBe(303);
  // For the grand jury it is chosen now; for the defence it stays open.
  const openIn = (words: string) => words.split("Open: nobody has chosen").length - 1;
  expect(openIn(open)).toBe(2);
  expect(openIn(await wordsOf(await ann.get(pageOfLog)))).toBe(1);
  expect(await wordsOf(await bob.get(pageOfLog))).not.toContain("What goes into bundles");
  const table = await ann.get(`/desk/cases/${caseId}/redactions/csv`);
  expect(table.headers.get("content-type")).toMatch(/^text\/csv/);
  expect(await table.text()).toContain(`EX-001,${itemId},redacted-1,1,"black, from 0:00:01.000`);
});
