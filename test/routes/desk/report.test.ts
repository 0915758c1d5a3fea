import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import type { ReportId } from "#app/core/ids.ts";
import { FormClient } from "#test/support/form-client.ts";
import { until } from "#test/support/until.ts";
import type { SentReport } from "#test/support/given.ts";
import { openDeskOffice, sendForm, wordsOf, type DeskOffice } from "./desk-office.ts";
import { generatedPhoto } from "./generated-photo.ts";

let office: DeskOffice;
let sent: SentReport;
let path: string;

beforeAll(async () => {
  office = await openDeskOffice();
  sent = await office.given({
    narrative: "They came at noon.\n<script>alert(1)</script> & left. He is undocumented.",
    email: "witness@example.org",
    files: [{ name: "IMG_1.jpg", bytes: await generatedPhoto() }],
  });
  path = `/desk/reports/${sent.reportId}`;
});

afterAll(() => office.remove());

test("the page shows the words, the answers, the files and the custody history", async () => {
  const answer = await (await office.as("prosecutor")).get(path);
  const html = await answer.clone().text();
  expect(html).toContain(
    "They came at noon.\n&lt;script&gt;alert(1)&lt;/script&gt; &amp; left. He is undocumented.",
  );
  expect(html).not.toContain("<script>alert");
  const [itemId = ""] = sent.itemIds;
  expect(html).toContain(`src="/desk/evidence/${itemId}/preview?size=320"`);
  const words = await wordsOf(answer);
  expect(words).toContain("Corner of Elm and 3rd");
  expect(words).toContain("Nov 1, 2026, about 9:30 PM");
  expect(words).toContain("IMG_1.jpg");
  expect(words).toContain("File received");
  expect(words).toContain("Report received");
  expect(words).toMatch(/may say what immigration status .*undocumented.*\(English\)/s);
});

test("what names the witness is not on the page: only that it was given and is sealed", async () => {
  const html = await (await (await office.as("prosecutor")).get(path)).text();
  expect(html).not.toContain("witness@example.org");
  expect(html).toContain("sealed on arrival");
});

const MOMENT = /<time[^>]*>.*?<\/time>|\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?/gs;
const DAY_OF_THE_FILES = /2026-11-0[12]/;

/** The page without the moments of this test itself, in whose digits anything may stand: those of the files are of another day. */
const withoutOwnMoments = (html: string) =>
  html.replaceAll(MOMENT, (one) => (DAY_OF_THE_FILES.test(one) ? one : ""));

describe("times and places of the files", () => {
  test.each(["prosecutor", "investigator"] as const)("are exact for the %s", async (role) => {
    const words = await wordsOf(await (await office.as(role)).get(path));
    expect(words).toContain("2026-11-01 21:31:07 -05:00");
    expect(words).toContain("40.712800, -74.006000");
    expect(words).toContain("Invented Phone 3");
    expect(words).not.toContain("Your role sees");
  });

  test("are cut to the day and rounded for the analyst, and the page says so", async () => {
    for (const page of [path, `${path}/items/${sent.itemIds[0] ?? ""}`]) {
      const whole = await (await (await office.as("intake-analyst")).get(page)).text();
      const html = withoutOwnMoments(whole);
      expect(html).toContain("Nov 1, 2026");
      expect(html).toContain("near 40.7, -74.0");
      expect(html).toContain("Your role sees times to the day and places to about 10 km");
      expect(html).not.toContain("21:31");
      expect(html).not.toContain("40.71");
      expect(html).not.toContain("74.00");
      expect(html).not.toContain("Invented");
    }
  });
});

test("the way to the original is offered to those who may fetch it only", async () => {
  const [itemId = ""] = sent.itemIds;
  const form = `action="/desk/evidence/${itemId}/original"`;
  expect(await (await (await office.as("prosecutor")).get(path)).text()).toContain(form);
  expect(await (await (await office.as("investigator")).get(path)).text()).not.toContain(form);
});

test("what is done can be undone and done again without a script; each leaves a record", async () => {
  const browser = await office.as("intake-analyst");
  const answer = await sendForm(browser, path, { intent: "status", status: "in-review" });
  expect(answer.status).toBe(303);
  const location = answer.headers.get("Location") ?? "";
  expect(location).toMatch(/\?act=act_[0-9a-z]{26}$/);
  const shown = await (await browser.get(location)).text();
  expect(shown).toContain("Status: New → In review");
  const act = new URLSearchParams(location.split("?")[1]).get("act") ?? "";
  // Once above the page, once in what was done.
  expect(shown.split(`name="act" value="${act}"`)).toHaveLength(3);
  const undone = await sendForm(browser, path, { intent: "undo", act });
  expect(undone.status).toBe(303);
  const words = await wordsOf(await browser.get(undone.headers.get("Location") ?? ""));
  expect(words).toContain("Status set: In review → New");
  expect(words).toContain("Taken back. Status: In review → New Redo");
  // Pressed twice, as one does: it is undone already, and nothing more is recorded.
  const again = await sendForm(browser, path, { intent: "undo", act });
  expect(again.headers.get("Location")).toBe(path);
});

test("what somebody changed since is not undone; the page says who did what", async () => {
  const browser = await office.as("intake-analyst");
  const other = await office.as("prosecutor");
  const set = await sendForm(browser, path, { intent: "status", status: "in-review" });
  const act = new URLSearchParams((set.headers.get("Location") ?? "").split("?")[1]).get("act");
  await sendForm(other, path, { intent: "status", status: "closed" });
  const answer = await sendForm(browser, path, { intent: "undo", act: act ?? "" });
  expect(answer.status).toBe(422);
  expect(await wordsOf(answer)).toMatch(
    /Nothing was changed: Test prosecutor did something since\. Status: In review → Closed, /,
  );
  await sendForm(browser, path, { intent: "status", status: "new" });
});

test("a note is withdrawn and stands again; its words are never gone", async () => {
  const browser = await office.as("intake-analyst");
  const written = await sendForm(browser, path, { intent: "note", note: "Wrong report." });
  const act = /act=(act_[0-9a-z]{26})/.exec(written.headers.get("Location") ?? "")?.[1] ?? "";
  const withdrawn = await sendForm(browser, path, { intent: "undo", act });
  const words = await wordsOf(await browser.get(path));
  expect(words).toMatch(/Withdrawn by Test intake-analyst, .* Wrong report\./);
  expect(words).toContain("Note withdrawn");
  const back = /act=(act_[0-9a-z]{26})/.exec(withdrawn.headers.get("Location") ?? "")?.[1] ?? "";
  await sendForm(browser, path, { intent: "undo", act: back });
  const after = await wordsOf(await browser.get(path));
  expect(after).not.toContain("Withdrawn by Test intake-analyst");
  expect(after).toContain("Withdrawn note stands again");
});

test("who gives a report out of their own reach is led to the queue, which offers the way back", async () => {
  const browser = await office.as("intake-analyst");
  const { id: to } = await office.person("investigator");
  const { id: analyst } = await office.person("intake-analyst");
  const by = await office.person("administrator");
  await office.useCases.setTeams({ by, personId: analyst, teams: "elsewhere" });
  const own = await office.given();
  const address = `/desk/reports/${own.reportId}`;
  const lead = await office.person("prosecutor");
  await office.useCases.assignReport({ by: lead, reportId: own.reportId, to: analyst });
  const answer = await sendForm(browser, `${address}?list=status%3Dnew`, {
    ...{ intent: "assign", assignee: to },
  });
  const location = answer.headers.get("Location") ?? "";
  expect(location).toMatch(/^\/desk\/queue\?status=new&act=act_[0-9a-z]{26}$/);
  const page = await (await browser.get(location)).text();
  expect(page).toContain("Test investigator now, and out of your reach");
  expect((await browser.get(address)).status).toBe(404);
  // It says so to nobody else.
  const other = await (await (await office.as("prosecutor")).get(location)).text();
  expect(other).not.toContain("out of your reach");
  const act = new URLSearchParams(location.split("?")[1]).get("act") ?? "";
  const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const back = await browser.post(address, { token, intent: "undo", act });
  expect(back.headers.get("Location")).toContain(address);
  expect((await browser.get(address)).status).toBe(200);
  await office.useCases.setTeams({ by, personId: analyst, teams: "office" });
});

test("a page that is fetched before anybody opens it leaves nobody's name there; what leaves a mark is not fetched so", async () => {
  const browser = await office.as("investigator");
  // As the page's own script says so: `Sec-Purpose` is the browser's alone.
  const ahead = { Purpose: "prefetch" };
  // Of its own: the others were opened by several a moment ago.
  const path = `/desk/reports/${(await office.given()).reportId}`;
  const fetched = await browser.get(path, ahead);
  expect(fetched.status).toBe(200);
  const html = await fetched.text();
  expect(html).not.toContain('class="present__one');
  const other = await office.as("prosecutor");
  expect(await (await other.get(path)).text()).not.toContain('title="Test investigator');
  await browser.get(path);
  expect(await (await other.get(path)).text()).toContain('title="Test investigator');
  const [itemId = ""] = sent.itemIds;
  for (const page of ["/desk/queue", `/desk/evidence/${itemId}/preview?size=320`]) {
    expect((await browser.get(page, ahead)).status).toBe(503);
  }
});

test("a page that was fetched ahead keeps the session awake once it is shown, and is told where its report is another by then", async () => {
  const browser = await office.as("investigator");
  const path = `/desk/reports/${(await office.given()).reportId}`;
  const html = await (await browser.get(path, { "Sec-Purpose": "prefetch" })).text();
  const [, fetched = ""] = /data-fetched="(\d+)"/.exec(html) ?? [];
  const [, token = ""] = /data-token="([^"]+)"/.exec(html) ?? [];
  const { id } = await office.person("investigator");
  const database = new Sqlite(join(office.config.dataDir, "bearwitness.sqlite"));
  const lastSeen = "select max(last_seen_at) as at from session where person_id = ?";
  const seenAfter = async (form: Record<string, string>) => {
    const before = database.prepare<[string], { at: string }>(lastSeen).get(id)?.at ?? "";
    const { status } = await browser.post(`${path}/here`, { token, doing: "reading", ...form });
    const after = database.prepare<[string], { at: string }>(lastSeen).get(id)?.at ?? "";
    return [status, after > before];
  };
  expect(await seenAfter({})).toEqual([200, false]);
  expect(await seenAfter({ fetched })).toEqual([200, true]);
  const other = await office.as("prosecutor");
  expect(
    (await sendForm(other, path, { intent: "status", status: "in-review", version: "0" })).status,
  ).toBe(303);
  expect(await seenAfter({ fetched })).toEqual([205, true]);
  expect(await seenAfter({ fetched: "x" })).toEqual([205, true]);
  expect(await seenAfter({})).toEqual([200, false]);
  database.close();
  // Whoever opened it themselves has it as it is.
  expect(await (await browser.get(path)).text()).not.toContain("data-fetched");
});

test("setting what is set already says and records nothing", async () => {
  const browser = await office.as("intake-analyst");
  const answer = await sendForm(browser, path, { intent: "status", status: "new" });
  expect(answer.headers.get("Location")).toBe(path);
});

test("a report changes hands, and the log says to whom", async () => {
  const browser = await office.as("intake-analyst");
  const { id } = await office.person("investigator");
  expect((await sendForm(browser, path, { intent: "assign", assignee: id })).status).toBe(303);
  const words = await wordsOf(await browser.get(path));
  expect(words).toContain("Report assigned: Test investigator");
  expect((await sendForm(browser, path, { intent: "assign", assignee: "" })).status).toBe(303);
});

test("nobody can be given a report who could not read it", async () => {
  const browser = await office.as("intake-analyst");
  const { id } = await office.person("auditor");
  const answer = await sendForm(browser, path, { intent: "assign", assignee: id });
  expect(answer.status).toBe(422);
  expect(await wordsOf(answer)).toContain("cannot take the report");
});

test("an incident is made of a report on its page, changed on its own, and what was taken out is put back", async () => {
  const desk = await office.as("prosecutor");
  const report = { report: sent.reportId };
  const from = (fields: Readonly<Record<string, string>>) =>
    desk.post("/desk/incidents", { ...report, ...fields });
  const page = await (await desk.get(path)).text();
  const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? "";
  expect(page).toContain('value="Corner of Elm and 3rd, Nov 1, 2026, about 9:30 PM"');
  const made = await from({ token, intent: "make", title: "Elm and 3rd, November 1" });
  const incident = made.headers.get("location") ?? "";
  expect(incident).toMatch(/^\/desk\/incidents\/inc_/);
  expect((await from({ token, intent: "make", title: "Again" })).status).toBe(422);
  expect(await wordsOf(await desk.get("/desk/incidents"))).toContain("Elm and 3rd, November 1");
  expect(await (await desk.get(path)).text()).toContain(`href="${incident}"`);

  const change = (fields: Readonly<Record<string, string>>) =>
    desk.post(incident, { token, ...fields });
  const saved = await change({ intent: "change", title: "Elm and 3rd", "from-time": "nine" });
  expect(saved.status).toBe(422);
  expect((await change({ intent: "split", title: "Half" })).status).toBe(422);
  const chosen = { [`report-${sent.reportId}`]: "on", why: "Another street" };
  const out = await change({ intent: "remove", ...chosen });
  const after = out.headers.get("location") ?? "";
  const words = await wordsOf(await desk.get(after));
  expect(words).toContain("No report that you may know of is in it now.");
  expect(words).toMatch(/Test prosecutor: BW-\S+ taken out by hand \( Another street \)/);
  const reports = new URL(after, office.origin).searchParams.get("reports") ?? "";
  expect((await change({ intent: "put-back", reports })).status).toBe(303);
  expect(await (await desk.get(path)).text()).toContain(`href="${incident}"`);
  expect((await (await office.as("evidence-custodian")).get(incident)).status).toBe(403);
});

test("two edits of the same: the later one changes nothing, both stand there and a person chooses", async () => {
  const own = await office.given({ narrative: "Ellos empujaron a un hombre." });
  const page = `/desk/reports/${own.reportId}`;
  const [ana, ben] = [await office.as("intake-analyst"), await office.as("prosecutor")];
  const show = async (browser = ana, query = "") => wordsOf(await browser.get(`${page}${query}`));

  // Both have the page open as it was at first.
  const status = (browser: FormClient, to: string, seen: string) =>
    sendForm(browser, page, { intent: "status", status: to, seen });
  expect((await status(ana, "in-review", "0")).headers.get("Location")).toContain("act=act_");
  const late = await status(ben, "junk", "0");
  expect(late.headers.get("Location")).toBe(`${page}?done=held#held`);
  // The same form sent again is the same edit.
  await status(ben, "junk", "0");
  const words = await show(ben, "?done=held");
  expect(words).toContain("Nothing was changed: somebody changed the same before you.");
  expect(words).toMatch(/Status: not changed by Test prosecutor .* What stands now In review/);
  expect(words).toContain("What Test prosecutor sent Junk");
  expect(words.match(/not changed by/g)).toHaveLength(1);
  const setting = async (browser: FormClient, fields: Record<string, string>) => {
    const html = await (await browser.get(page)).text();
    const [, edit = ""] = /name="edit" value="(cfl_\w+)"/.exec(html) ?? [];
    const [, seen = ""] = /name="seen" value="(\d+)"/.exec(html.slice(html.indexOf(edit))) ?? [];
    return sendForm(browser, page, { intent: "settle", edit, seen, ...fields });
  };
  // Who chooses while the part is changed once more is held in turn.
  const stale = await setting(ben, { keep: "mine", seen: "0" });
  expect(stale.headers.get("Location")).toBe(`${page}?done=held#held`);
  const chosen = await setting(ana, { keep: "mine" });
  expect(chosen.headers.get("Location")).toBe(`${page}?done=settled`);
  expect(await show()).not.toContain("not changed by");
  expect(await show()).toContain("Status set: In review → Junk");

  // What two people give it to, likewise.
  const { id } = await office.person("investigator");
  await sendForm(ana, page, { intent: "assign", assignee: id, seen: "0" });
  await sendForm(ben, page, { intent: "assign", assignee: "", seen: "1" });
  await sendForm(ana, page, { intent: "assign", assignee: id, seen: "1" });
  expect(await show()).toMatch(/Assignee: not changed by .*stands now Nobody .*Test investigator/);
  await setting(ben, { keep: "theirs" });

  // Words are joined.
  const text = (browser: FormClient, fields: Record<string, string>) =>
    sendForm(browser, page, { intent: "text", part: "translation", ...fields });
  const first = await text(ana, { "translation-text": "They pushed a man.", seen: "0" });
  expect(first.headers.get("Location")).toBe(`${page}?done=text#translation`);
  const machine = { "translation-text": "They shoved <a> man.", "made-with": "Babel 2", seen: "0" };
  expect((await text(ben, machine)).headers.get("Location")).toContain("done=held");
  const both = await (await ana.get(page)).text();
  expect(both).toContain("They pushed a man.\n\nThey shoved &lt;a&gt; man.</textarea>");
  const joined = { keep: "joined", joined: "They pushed (shoved) a man." };
  expect((await setting(ana, joined)).headers.get("Location")).toBe(`${page}?done=settled`);
  expect(await show()).toMatch(
    /They pushed \(shoved\) a man\. Made by a program \( Babel 2 \), put here by Test intake-analyst/,
  );
  expect(await show()).toContain("1 earlier version They pushed a man.");
  expect(await show()).toContain("Edit held: somebody had changed the same before");
  const long = await text(ana, { "translation-text": "x".repeat(40_001), seen: "2" });
  expect(long.status).toBe(422);
  expect(await wordsOf(long)).toContain("This is longer than 40,000 characters");
  // A link that was settled is not settled twice, and one of another report is nobody's.
  const foreign = { intent: "settle", edit: "cfl_00000000000000000000000000", keep: "mine" };
  expect((await sendForm(ana, page, foreign)).status).toBe(404);
});

test("another report of the same corner and hour is suggested with its reasons; yes, no and undo need no script", async () => {
  const { reportId } = await office.given({
    narrative: "She dropped a trombone. They came at noon.",
  });
  const desk = await office.as("prosecutor");
  const from = `/desk/reports/${reportId}`;
  const suggestion = await until(
    async () =>
      /name="suggestion" value="(sgs_[^"]+)"/.exec(await (await desk.get(from)).text())?.[1],
  );
  const words = await wordsOf(await desk.get("/desk/incidents/suggestions"));
  expect(words).toMatch(/18 points : times meet \(reporter and file\) \(\+6\)/);
  const page = await (await desk.get(from)).text();
  const token = /name="token" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const decide = (intent: string, back = "") =>
    desk.post("/desk/incidents/suggestions", { token, intent, suggestion, back });
  const said = await decide("reject");
  const rejected = await (await desk.get(said.headers.get("location") ?? "")).text();
  expect(rejected).toContain("Remembered: not the same.");
  expect(rejected).toMatch(/data-key="u"[^>]*>Undo/);
  expect((await decide("reopen")).status).toBe(303);
  const list = await (await desk.get("/desk/incidents/suggestions")).text();
  // One key each, and rows to go through.
  for (const key of ["y", "n"]) expect(list).toContain(`data-key="${key}"`);
  expect(list).toContain('data-card=""');
  // On the report's page what came of it is said there, with the way back, and the queue that it was opened from is kept.
  const confirmed = await desk.post("/desk/incidents/suggestions", {
    ...{ token, intent: "confirm", suggestion, back: reportId, list: "status=new" },
  });
  const there = `${from}?list=status%3Dnew&decided=confirm&which=${suggestion}`;
  expect(confirmed.headers.get("location")).toBe(there);
  const after = await (await desk.get(there)).text();
  expect(after).toContain("Put together.");
  expect(after).toContain('name="list" value="status=new"');
  expect(after).toContain('href="/desk/incidents/inc_');
  const undone = await decide("reopen", reportId);
  expect(undone.headers.get("location")).toBe(`${from}?decided=reopen&which=${suggestion}`);
  expect((await decide("confirm", reportId)).status).toBe(303);
  expect((await decide("shrug")).status).toBe(400);
});

test("a note is kept as written and shown to colleagues", async () => {
  const browser = await office.as("intake-analyst");
  const note = "Looks like the <same> van.\nSee others.";
  expect((await sendForm(browser, path, { intent: "note", note })).status).toBe(303);
  const html = await (await (await office.as("prosecutor")).get(path)).text();
  expect(html).toContain("Looks like the &lt;same&gt; van.\nSee others.");
});

test("messages go both ways without a script, and the queue shows who waits for an answer", async () => {
  const witness = new FormClient(office.origin);
  await witness.post("/follow-up", { code: sent.receiptCode.digits });
  const status = async () => wordsOf(await witness.get("/follow-up/status"));
  expect(await status()).toContain("There are no messages yet.");
  const empty = await witness.post("/follow-up/message", { message: " " });
  expect(empty.status).toBe(422);
  expect(await wordsOf(empty)).toContain("Please write something first.");
  const written = await witness.post("/follow-up/message", { message: "The van was <blue>." });
  expect(written.headers.get("Location")).toBe("/follow-up/status?notice=written#messages");
  expect(await status()).toContain("The office has not read this yet.");

  const browser = await office.as("intake-analyst");
  const unread = "/desk/queue?messages=unread";
  expect(await wordsOf(await browser.get(unread))).toContain("1 new message");
  const page = await (await browser.get(path)).text();
  expect(page).toContain("The van was &lt;blue&gt;.");
  expect(await wordsOf(await browser.get(unread))).not.toContain("1 new message");
  expect(await status()).toContain("The office has read this.");

  const blank = await sendForm(browser, path, { intent: "message", message: "" });
  expect(blank.status).toBe(422);
  const reply = await sendForm(browser, path, { intent: "message", message: "Which street?" });
  expect(reply.headers.get("Location")).toBe(`${path}?done=message#messages`);
  expect(await wordsOf(await browser.get(path))).toContain("Not read by the reporter yet.");
  const news = await status();
  expect(news).toContain("The office wrote on");
  expect(news).toContain("Which street?");
  expect(news).not.toContain("Test intake-analyst");
  expect(await wordsOf(await browser.get(path))).toContain("Read by the reporter");
});

test("a reporter takes along what they told the office, in words or as data, and nothing that staff say among themselves", async () => {
  const witness = new FormClient(office.origin);
  const copy = (as: string) => witness.post("/follow-up/copy", { as });
  expect((await copy("text")).headers.get("Location")).toBe("/follow-up?notice=visit-over");
  await witness.post("/follow-up", { code: sent.receiptCode.digits });
  const asText = await copy("text");
  expect(asText.headers.get("Content-Disposition")).toContain('attachment; filename="copy.txt"');
  expect(asText.headers.get("Cache-Control")).toBe("no-store");
  const words = await asText.text();
  expect(words).toContain("They came at noon.\n  <script>alert(1)</script> & left.");
  expect(words).toContain("Corner of Elm and 3rd");
  expect(words).toMatch(/IMG_1\.jpg\n {2}[\d.]+ \w+\n {2}SHA-256 [0-9a-f]{64}/);
  expect(words).toContain("Which street?");
  expect(words).toContain("You gave us a way to reach you. It is locked");
  const asData = await copy("json");
  expect(asData.headers.get("Content-Type")).toContain("application/json");
  const data = await asData.text();
  expect(JSON.parse(data)).toMatchObject({
    ...{ formatVersion: 1, place: "Corner of Elm and 3rd", reach: "contact", contactKept: true },
    files: [{ name: "IMG_1.jpg", state: "sealed", said: [] }],
    messages: [
      { from: "reporter", text: "The van was <blue>.", read: true },
      { from: "office", text: "Which street?" },
    ],
  });
  for (const file of [words, data]) {
    expect(file).not.toMatch(/See others|witness@example|intake-analyst|(usr|rpt|itm|msg)_/);
  }
  const page = await wordsOf(await (await office.as("prosecutor")).get(path));
  // Twice, each in the list of all that was done and in the custody list.
  expect(page.match(/Reporter took a copy of what they told us/g)).toHaveLength(4);
});

test("a reporter puts something right, withdraws and takes that back without a script; the desk and its queue show each", async () => {
  const own = await office.given({ narrative: "It was dark." });
  const page = `/desk/reports/${own.reportId}`;
  const witness = new FormClient(office.origin);
  expect((await witness.get("/follow-up/correct")).headers.get("Location")).toBe("/follow-up");
  const late = await witness.post("/follow-up/correct", { message: "It was light." });
  expect(late.status).toBe(403);
  expect(await late.text()).toContain(">It was light.</textarea>");
  await witness.post("/follow-up", { code: own.receiptCode.digits });
  const status = async () => wordsOf(await witness.get("/follow-up/status"));
  expect(await wordsOf(await witness.get("/follow-up/correct"))).toContain("stays as it was");
  const asked = await witness.post("/follow-up/correct", { message: "It was <light>." });
  expect(asked.headers.get("Location")).toBe("/follow-up/status?notice=correction#own-report");
  expect(await status()).toContain("you asked us to put something right");

  const browser = await office.as("intake-analyst");
  const queue = async () => wordsOf(await browser.get("/desk/queue"));
  expect(await queue()).toContain("1 correction asked");
  const html = await (await browser.get(page)).text();
  expect(html).toContain("Asks to put something right");
  const [, request = ""] = /name="request" value="(rqt_\w+)"/.exec(html) ?? [];
  const settled = await sendForm(browser, page, { intent: "request", request, settled: "yes" });
  expect(settled.headers.get("Location")).toBe(`${page}?done=request#requests`);
  expect(await wordsOf(await browser.get(page))).toContain("Undo: it is open again");
  expect(await status()).toContain("We took care of it on");

  expect(await wordsOf(await witness.get("/follow-up/withdraw"))).toContain("asked to leave you");
  const withdrawn = await witness.post("/follow-up/withdraw", {});
  expect(withdrawn.headers.get("Location")).toBe("/follow-up/status?notice=withdrawn#own-report");
  expect(await status()).toContain("You withdrew this report on");
  expect(await queue()).toContain("New: withdrawn by the reporter");
  expect(await wordsOf(await browser.get(page))).toContain("The reporter withdrew this report");
  const copy = await (await witness.post("/follow-up/copy", { as: "text" })).text();
  expect(copy).toContain("You withdrew this report on");
  const back = await witness.post("/follow-up/withdraw", { intent: "take-back" });
  expect(back.headers.get("Location")).toBe("/follow-up/status?notice=taken-back#own-report");
  expect(await queue()).toContain("New: no longer withdrawn");
  expect(await wordsOf(await browser.get(page))).toContain("and took that back");
});

test("staff hold what is said for a new code beside a report, never give one alone, and the old code stops it", async () => {
  const own = await office.given({ narrative: "Zebra crossing by the mill." });
  const asking = new FormClient(office.origin);
  await asking.post("/follow-up/lost-code", { place: "Elm", happened: "By <the> mill" });
  const browser = await office.as("intake-analyst");
  const list = await (await browser.get("/desk/code-requests")).text();
  expect(list).toContain("By &lt;the&gt; mill");
  const [page = ""] = /\/desk\/code-requests\/crq_\w+/.exec(list) ?? [];
  expect(await wordsOf(await browser.get(`${page}?report=BW-0000-0000`))).toContain(
    "You read no report of this number.",
  );
  const read = await office.useCases.readReport({
    by: await office.person("intake-analyst"),
    reportId: own.reportId,
  });
  const report = read.kind === "report" ? read.file.report.code : "";
  const beside = `${page}?report=${report}`;
  expect(await wordsOf(await browser.get(beside))).toContain("Zebra crossing by the mill.");

  const form = { intent: "grant", report, days: "7", why: "", purpose: "They knew the zebra." };
  const short = await sendForm(browser, beside, { ...form, days: "0" });
  expect(await wordsOf(short)).toContain("Say why the time is shorter");
  expect((await sendForm(browser, beside, { ...form, purpose: " " })).status).toBe(422);
  const asked = await sendForm(browser, beside, form);
  const approval = asked.headers.get("Location") ?? "";
  expect(approval).toMatch(/^\/desk\/approvals\/apr_\w+\?done=asked$/);
  expect(await wordsOf(await browser.get(approval))).toContain("For 7 days, then it ends");
  const alone = await sendForm(browser, approval, { intent: "do" });
  expect(await wordsOf(alone)).toContain("It can no longer be done");
  const prosecutor = await office.as("prosecutor");
  const theirs = await (await prosecutor.get(approval)).text();
  expect(theirs).toContain(`href="${page}"`);
  expect(await wordsOf(await prosecutor.get(page))).toContain("Zebra crossing by the mill.");
  expect((await (await office.as("evidence-custodian")).get(page)).status).toBe(403);

  // As if somebody had approved it, for which a passkey is needed.
  const database = new Sqlite(join(office.config.dataDir, "bearwitness.sqlite"));
  const until = "2999-01-01T00:00:00.000Z";
  database.prepare("update code_request set state = 'granted', waits_until = ?").run(until);
  database.close();
  expect(await wordsOf(await browser.get(page))).toContain("Withdraw the new code");
  const withdraw = { intent: "withdraw", reason: " " };
  expect(await wordsOf(await sendForm(browser, page, withdraw))).toContain("Say why, in a few");
  const witness = new FormClient(office.origin);
  await witness.post("/follow-up", { code: own.receiptCode.digits });
  const status = async (path = "/follow-up/status") => wordsOf(await witness.get(path));
  // An address that says so stops nothing: the page follows what is.
  for (const path of [undefined, "/follow-up/status?notice=code-stopped"]) {
    expect(await status(path)).toContain("Someone asked for a new code");
    expect(await status(path)).not.toContain("The new code is stopped.");
  }
  const desk = `/desk/reports/${own.reportId}`;
  expect(await wordsOf(await browser.get(desk))).toContain(
    "What you write before then only the old code opens",
  );
  // From the page of another report that was open on this phone before.
  const astray = await witness.post("/follow-up/stop-new-code", { report: "drf_another" });
  expect(astray.headers.get("Location")).toBe("/follow-up?notice=visit-over");
  const html = await (await witness.get("/follow-up/status")).text();
  expect(html).toContain("Someone asked for a new code");
  const stopForm = html.slice(html.indexOf('action="/follow-up/stop-new-code"'));
  const [, mark = ""] =
    /name="report" value="(drf_\w+)"/.exec(stopForm.slice(0, stopForm.indexOf("</form>"))) ?? [];
  const stopped = await witness.post("/follow-up/stop-new-code", { report: mark });
  const place = stopped.headers.get("Location") ?? "";
  expect(place).toBe("/follow-up/status?notice=code-stopped");
  expect(await status(place)).toContain("The new code is stopped.");
  expect(await status()).not.toContain("Someone asked for a new code");
  expect(await wordsOf(await browser.get(desk))).not.toContain("What you write before then");
  const again = await witness.post("/follow-up/stop-new-code", {});
  expect(again.headers.get("Location")).toBe("/follow-up/status?notice=no-new-code");
  const late = await sendForm(browser, page, { ...withdraw, reason: "They called." });
  expect(late.headers.get("Location")).toBe(`${page}?done=not-granted`);
  expect(await wordsOf(await browser.get("/desk/code-requests?list=over"))).toContain(
    "Stopped with",
  );
});

test("requests for new codes are narrowed down, chosen and refused at once from the list; status words are flagged", async () => {
  const asking = new FormClient(office.origin);
  const facts = { place: "Flood lane", happened: "We are undocumented" };
  await asking.post("/follow-up/lost-code", facts);
  await asking.post("/follow-up/lost-code", facts);
  await asking.post("/follow-up/lost-code", { place: "Quiet lane", happened: "They came" });
  const browser = await office.as("intake-analyst");
  const list = "/desk/code-requests?list=open&words=FLOOD&language=en";
  const shown = await wordsOf(await browser.get(list));
  expect(shown).toContain("We are undocumented");
  expect(shown).toContain("May state an immigration status");
  expect(shown).not.toContain("They came");
  const html = await (await browser.get(`${list}&all=yes`)).text();
  const boxes = [...html.matchAll(/name="(request-\d+)"[^>]*value="(crq_\w+)"/g)];
  expect(boxes).toHaveLength(2);
  expect(html.match(/ checked=""/g)).toHaveLength(2);
  const [, , first = ""] = boxes[0] ?? [];
  expect(await wordsOf(await browser.get(`/desk/code-requests/${first}`))).toMatch(
    /this request may say what immigration status .*undocumented.*\(English\)/s,
  );
  const chosen = Object.fromEntries(boxes.map(([, name = "", id = ""]) => [name, id]));
  const form = { intent: "refuse-chosen", because: "not-sure", note: "Copies.", ...chosen };
  const bare = await sendForm(browser, list, { ...form, note: " " });
  expect(bare.status).toBe(422);
  expect((await bare.text()).match(/ checked=""/g)).toHaveLength(2);
  const none = { intent: form.intent, because: form.because, note: form.note };
  expect(await wordsOf(await sendForm(browser, list, none))).toContain(
    "Choose the requests to refuse.",
  );
  const done = await sendForm(browser, list, form);
  expect(done.headers.get("Location")).toBe(
    "/desk/code-requests?list=open&words=FLOOD&language=en&refused=2&passed=0",
  );
  const after = await wordsOf(await browser.get(done.headers.get("Location") ?? ""));
  expect(after).toContain("2 requests are refused.");
  expect(after).not.toContain("We are undocumented");
  expect(await wordsOf(await browser.get("/desk/code-requests"))).toContain("They came");
});

test("a message that comes too late for its visit stays in its box, and can be sent again", async () => {
  const witness = new FormClient(office.origin);
  const late = await witness.post("/follow-up/message", { message: "It was at noon." });
  expect(late.status).toBe(403);
  const html = await late.text();
  expect(html).toContain("Your message is not sent yet");
  expect(html).toContain(">It was at noon.</textarea>");
  await witness.post("/follow-up", { code: sent.receiptCode.digits });
  const again = await witness.post("/follow-up/message", { message: "It was at noon." });
  expect(again.status).toBe(303);
});

test("a task is given, changed, done and opened again without a script, and stands in its owner's list", async () => {
  const browser = await office.as("intake-analyst");
  const owner = await office.as("prosecutor");
  const { id } = await office.person("prosecutor");
  const send = (fields: Record<string, string>) => sendForm(browser, path, fields);
  const words = async () => wordsOf(await browser.get(path));
  const typed = {
    "task-text": "Call the <hospital>",
    "task-assignee": id,
    "task-due": "2020-02-28",
  };
  const wrong = await send({ intent: "task-add", ...typed, "task-due": "2020-02-30" });
  expect(wrong.status).toBe(422);
  expect(await wordsOf(wrong)).toContain("like 2026-12-31");
  expect((await send({ intent: "task-add", ...typed })).status).toBe(303);
  expect(await words()).toContain("28 February 2020 (overdue)");
  const mine = await (await owner.get("/desk/mine")).text();
  expect(mine).toContain("Call the &lt;hospital&gt;");
  expect(mine).toContain("1 overdue");
  const task = /name="task" value="(tsk_[0-9a-z]{26})"/.exec(
    await (await browser.get(path)).text(),
  );
  const which = { task: task?.[1] ?? "", seen: "0" };
  const later = { ...typed, "task-due": "2999-01-01" };
  expect((await send({ intent: "task-plan", ...which, ...later })).status).toBe(303);
  const held = await send({ intent: "task-state", ...which, state: "done" });
  expect(held.headers.get("Location")).toContain("done=held");
  const newer = { ...which, seen: "1" };
  await send({ intent: "task-state", ...newer, state: "done" });
  expect(await words()).toMatch(/Done, with +Test prosecutor/);
  expect(await wordsOf(await owner.get("/desk/mine"))).toContain("Nothing to do");
  expect((await send({ intent: "task-state", ...newer, state: "lost" })).status).toBe(400);
});

test("who is named in a note finds it in their list, and says that they read it", async () => {
  const browser = await office.as("intake-analyst");
  const named = await office.as("prosecutor");
  await sendForm(browser, path, { intent: "note", note: "@Test prosecutor, is this <ours>?" });
  expect(await wordsOf(await browser.get(path))).toMatch(
    /is this &lt;ours&gt;\? .*Told: +Test prosecutor/s,
  );
  const page = await (await named.get("/desk/mine")).text();
  expect(page).toContain("is this &lt;ours&gt;?");
  const note = /name="note" value="(not_[0-9a-z]{26})"/.exec(page)?.[1] ?? "";
  const read = await sendForm(named, "/desk/mine", { note });
  expect(read.status).toBe(303);
  expect(await (await named.get("/desk/mine")).text()).not.toContain(`value="${note}"`);
});

test("the header says where the report stands in its list", async () => {
  const browser = await office.as("prosecutor");
  const html = await (await browser.get(path)).text();
  expect(html).toMatch(/report-header__position.*?>[1-9]\d* of [1-9]\d*</s);
  const list = encodeURIComponent("status=junk");
  expect(await wordsOf(await browser.get(`${path}?list=${list}`))).toContain("not in this list");
});

test("a note that is empty or too long is refused in place, and its text stays", async () => {
  const browser = await office.as("intake-analyst");
  const empty = await sendForm(browser, path, { intent: "note", note: "  " });
  expect(empty.status).toBe(422);
  expect(await wordsOf(empty)).toContain("Write the note first");
  const long = "very long ".repeat(2_001);
  const answer = await sendForm(browser, path, { intent: "note", note: long });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(long);
});

test.each([
  [{ intent: "status", status: "lost" }, 400],
  [{ intent: "status" }, 400],
  [{ intent: "burn" }, 400],
  [{}, 400],
  [{ intent: "assign", assignee: "usr_x" }, 404],
])("the form %j is refused with %d", async (fields: Record<string, string>, status) => {
  const answer = await sendForm(await office.as("prosecutor"), path, fields);
  expect(answer.status).toBe(status);
});

test("a page of a file shows its preview, its fingerprints and that showing it is recorded", async () => {
  const item = `${path}/items/${sent.itemIds[0] ?? ""}`;
  const html = await (await (await office.as("prosecutor")).get(item)).text();
  expect(html).toContain("/preview?size=1600");
  expect(html).toContain("Recorded: you opened this preview");
  const [before = "", leads = ""] = html.split("<h3>Leads, not findings</h3>");
  expect(leads).toContain("is common and innocent");
  expect(leads).toContain("tables equal to the standard ones at quality 90");
  expect(before).not.toContain("tables equal to the standard ones");
  const other = await office.given({ files: [] });
  const elsewhere = `/desk/reports/${other.reportId}/items/${sent.itemIds[0] ?? ""}`;
  expect((await (await office.as("prosecutor")).get(elsewhere)).status).toBe(404);
});

test("what others did with one's reports is gathered in one list until it is read, and can be shown once more", async () => {
  const analyst = await office.as("intake-analyst");
  expect(await wordsOf(await analyst.get("/desk/since"))).toContain("Nothing is gathered for you");
  expect((await sendForm(analyst, "/desk/since", {})).status).toBe(400);
  const until = async () =>
    /name="until" value="([^"]+)"/.exec(await (await analyst.get("/desk/since")).text())?.[1] ?? "";
  await sendForm(analyst, "/desk/since", { until: await until() });
  const quiet = await wordsOf(await analyst.get("/desk/since"));
  expect(quiet).toContain("Nobody else did anything");
  expect(quiet).toContain("no new report");

  const by = await office.person("prosecutor");
  const me = await office.person("intake-analyst");
  const { reportId } = await office.given({ files: [] });
  await office.useCases.assignReport({ by, reportId, to: me.id });
  await office.useCases.addReportNote({ by: me, reportId, text: "Mine." });
  await office.useCases.addReportNote({ by, reportId, text: "Theirs." });
  const digest = await wordsOf(await analyst.get("/desk/since"));
  expect(digest).toContain("1 new report");
  expect(digest.match(/Note added/g)).toHaveLength(1);
  expect(digest).toContain("Test prosecutor");
  const since = /name="since" value="([^"]+)"/.exec(
    await (await analyst.get("/desk/since")).text(),
  )?.[1];
  const read = await sendForm(analyst, "/desk/since", { until: await until(), since: since ?? "" });
  const after = read.headers.get("Location") ?? "";
  expect(await wordsOf(await analyst.get(after))).toContain("Nobody else did anything");
  const again = await analyst.get(`/desk/since?since=${encodeURIComponent(since ?? "")}`);
  expect((await wordsOf(again)).match(/Note added/g)).toHaveLength(1);
});

test("a file that is said to be graphic is blurred on its page, and one for two people is fetched once they say so", async () => {
  const { itemIds, reportId } = await office.given({
    narrative: "There was blood on the street.",
    files: [
      { name: "IMG_2.jpg", bytes: await generatedPhoto() },
      { name: "notes.txt", bytes: Buffer.from("A note.") },
    ],
  });
  const desk = await office.as("prosecutor");
  const item = `/desk/reports/${reportId}/items/${itemIds[0] ?? ""}`;
  // Before anybody says anything, the reporter's words are enough.
  const suggested = await (await desk.get(item)).text();
  expect(suggested).toContain("Nobody has said so far.");
  expect(suggested).toMatch(/may tell of something graphic:.*<bdi>blood<\/bdi>/);
  expect(suggested).toContain('class="veil"');

  const said = await sendForm(desk, item, { graphic: "on", "two-people": "on" }, `${item}/care`);
  expect(said.headers.get("Location")).toBe(`${item}#care`);
  const held = await (await desk.get(item)).text();
  expect(held).toContain("Two people look at it together");
  expect(held).toContain("We are two: show it");
  expect(held).toContain("Nothing was shown, so nothing was recorded.");
  expect(held).not.toContain("/preview?size=1600");
  const report = await (await desk.get(`/desk/reports/${reportId}`)).text();
  expect(report).toContain("for two people to look at together");
  expect(report).not.toContain("/preview?size=320");
  const shown = await (await desk.get(`${item}?look=1`)).text();
  expect(shown).toContain("/preview?size=1600");
  expect(shown).toContain('class="veil"');

  const beside = `/desk/compare?one=${itemIds[0] ?? ""}&other=${itemIds[1] ?? ""}`;
  expect(await (await desk.get(beside)).text()).not.toContain(`${itemIds[0] ?? ""}/preview`);
  expect(await (await desk.get(`${beside}&look=1`)).text()).toContain(
    `${itemIds[0] ?? ""}/preview`,
  );

  await sendForm(desk, item, {}, `${item}/care`);
  expect(await (await desk.get(item)).text()).not.toContain('class="veil"');
  expect((await desk.get(`${item}/care`)).headers.get("Location")).toBe(item);

  await sendForm(desk, "/desk/account", { intent: "blur", blur: "graphic" });
  expect(await (await desk.get(`/desk/reports/${reportId}`)).text()).not.toContain(
    "wall__item--blurred",
  );
  const account = await wordsOf(await desk.get("/desk/account"));
  expect(account).toContain("You opened no graphic file in the last seven days.");
  expect(account).toContain("Nobody else sees the number.");
  await sendForm(desk, "/desk/account", { intent: "blur", blur: "all" });
});

test("a file that did not arrive whole in time is said to be removed, to the desk and to its reporter", async () => {
  const unfinished = [{ name: "yard.mp4", size: 9_000, bytes: Buffer.alloc(3_000, 1) }];
  const { reportId, token, receiptCode } = await office.given({ unfinished });
  const database = new Sqlite(join(office.config.dataDir, "bearwitness.sqlite"));
  database
    .prepare("update upload set last_byte_at = ? where report_id = ?")
    .run("2026-01-02T15:00:00.000Z", reportId);
  database.close();
  await office.useCases.sweep();

  const desk = await wordsOf(
    await (await office.as("prosecutor")).get(`/desk/reports/${reportId}`),
  );
  expect(desk).toContain(": 3 KB of 9 KB came, the last Jan 2, 2026, 10:00 AM EST; removed");
  expect(desk).toContain("the upload was not finished in time, 3000 of 9000 bytes had come");
  expect(desk).not.toContain("The reporter sent no files.");
  const visit = await office.useCases.openFollowUp({ code: receiptCode });
  if (visit.kind !== "opened") throw new Error(visit.kind);
  // A browser that still has the draft's secret is given that of the sent report in its place.
  const exchanged = await fetch(`${office.origin}/report/sent`, {
    headers: { Cookie: `__Host-bw-draft=${token}` },
    redirect: "manual",
  });
  const sentCookie = exchanged.headers
    .getSetCookie()
    .find((line) => line.startsWith("__Host-bw-sent="));
  for (const [page, cookie] of [
    ["/report/sent", sentCookie?.split(";")[0] ?? ""],
    ["/follow-up/status", `__Host-bw-visit=${visit.token}`],
  ] as const) {
    const answer = await fetch(`${office.origin}${page}`, { headers: { Cookie: cookie } });
    const words = await wordsOf(answer);
    expect(words).toContain(": 3 KB of 9 KB had come. Removed on");
    expect(words).not.toContain("You sent no files.");
  }
});

test("an incident's files stand on one clock and one map, with what may show the same and what no file shows", async () => {
  const files = [{ name: "corner.jpg", bytes: await generatedPhoto({ grey: 20 }) }];
  const beside = [{ name: "window.jpg", bytes: await generatedPhoto({ grey: 220 }) }];
  const reports = [
    await office.given({ narrative: "Seen from the corner.", files }),
    await office.given({ narrative: "Seen from a window.", files: beside }),
  ];
  const [one = "", other = ""] = reports.flatMap(({ itemIds }) => itemIds);
  const by = await office.person("prosecutor");
  const reportIds = reports.map(({ reportId }) => reportId) as [ReportId, ReportId];
  const day = { "from-month": "11", "from-day": "1", "from-year": "2026" };
  const fields = {
    ...day,
    title: "Elm and 3rd, drawn",
    "from-time": "9 pm",
    "until-time": "10 pm",
  };
  const made = await office.useCases.makeIncident({ by, reportIds, fields });
  if (made.kind !== "made") throw new Error(made.kind);
  const incident = `/desk/incidents/${made.incidentId}`;
  const html = await (await (await office.as("prosecutor")).get(incident)).text();
  const words = await wordsOf(new Response(html));
  expect(words).toContain("Nov 1, 2026, 9:00 PM to 10:00 PM, as the office says");
  // Each time and place with whose it is: two files, and what two reporters said of the place.
  for (const name of ["corner.jpg", "window.jpg"]) {
    expect(words).toMatch(new RegExp(`BW-\\S+: ${name} 2026-11-01 21:31:07 -05:00 \\(T\\d\\)`));
    expect(words).toMatch(new RegExp(`BW-\\S+: ${name} ?: 40\\.712800, -74\\.006000`));
  }
  expect(words).toContain("DateTimeOriginal");
  const pairs = [`one=${one}&amp;other=${other}`, `one=${other}&amp;other=${one}`];
  expect(pairs.some((pair) => html.includes(`href="/desk/compare?${pair}"`))).toBe(true);
  // Ten minutes of doubt around what is said; the two photos are of one minute.
  expect(words).toMatch(
    /Nov 1, 2026, 8:50:00 PM EST to Nov 1, 2026, 9:31:0\d PM EST Nov 1, 2026, 9:31:0\d PM EST to Nov 1, 2026, 10:10:00 PM EST/,
  );
  const shown = await (await (await office.as("intake-analyst")).get(incident)).text();
  const coarse = await wordsOf(new Response(withoutOwnMoments(shown)));
  expect(coarse).toContain("Your role does not see exact times and places of 2 reports");
  // What this role does not see is not said to be missing.
  expect(coarse).toContain("No two of the files counted here");
  expect(coarse).toContain("No file of 2 reports is counted here, because your role does not see");
  expect(coarse).not.toContain("21:31");
  expect(coarse).not.toContain("9:31");
  expect(coarse).not.toContain("40.71");

  // One moment is no stretch of time: nothing lies between its files that no file shows.
  const moment = { ...fields, title: "Elm and 3rd, one moment", "until-time": "" };
  await office.useCases.changeIncident({ by, incidentId: made.incidentId, fields: moment });
  const gaps = (await wordsOf(await (await office.as("prosecutor")).get(incident)))
    .split("Gaps: times that no file shows")[1]
    ?.split("Title, place and time")[0];
  expect(gaps).toContain("The office says Nov 1, 2026, 9:00 PM, and not from when until when");
  expect(gaps).toContain("0 files may be of that time.");
  expect(gaps).not.toContain("8:50:00 PM");
});
