import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { parseQueueFilter } from "#app/core/triage/queue-filter.ts";
import { en } from "#app/ui/text/en/index.ts";
import { codeOn, pageOf } from "#test/routes/public/a-page.ts";
import { FormClient } from "#test/support/form-client.ts";
import { startServer } from "#test/support/start-server.ts";
import { PASSWORD } from "#test/support/open-test-office.ts";
import { openDeskOffice, sendForm, wordsOf, type DeskOffice } from "./desk-office.ts";

// One office over HTTP; then another with nothing changed but OFFICE_PACK.

let office: DeskOffice;
beforeAll(async () => {
  office = await openDeskOffice();
});
afterAll(() => office.remove());

async function questionsAfter(client: FormClient, category: string): Promise<string> {
  await client.post("/report/start", {});
  await client.post("/report/what-happened", { category, narrative: "They stood there." });
  return wordsOf(await client.get("/report/questions"));
}

test("New York's questions are asked, kept as read, and shown at the desk", async () => {
  const client = new FormClient(office.origin);
  const asked = await questionsAfter(client, "force");
  expect(asked).toContain("Is it online?");
  expect(asked).not.toContain("For whom do you write?");
  const saved = await client.post("/report/questions", {
    "q-was-hurt": "yes",
    "q-knowledge": "saw",
  });
  expect(saved.headers.get("Location")).toBe("/report/questions?part=2");
  expect(await wordsOf(await client.get("/report/questions?part=2"))).toContain(
    "help from a doctor",
  );
  const next = await client.post("/report/questions?part=2", { "q-medical": "later" });
  expect(next.headers.get("Location")).toBe("/report/where-and-when");
  await client.post("/report/where-and-when", { place: "Elm and 3rd" });
  await client.postFiles("/report/evidence", { go: "next" }, []);
  await client.post("/report/about-you", { choice: "anonymous" });
  expect(await wordsOf(await client.get("/report/check"))).toContain("Yes, later");
  expect((await client.post("/report/check", {})).headers.get("Location")).toBe("/report/sent");
  const by = await office.person("prosecutor");
  const queue = await office.useCases.listQueue({
    by,
    filter: parseQueueFilter(new URLSearchParams()),
  });
  const id = queue.kind === "queue" ? String(queue.rows[0]?.id) : "";
  const desk = await office.as("prosecutor");
  const page = await wordsOf(await desk.get(`/desk/reports/${id}`));
  expect(page).toContain("Was anyone hurt?");
  expect(page).toContain("Yes, later");
  expect(page).toContain("us-ny, 1 April 2026");
  const letter = await sendForm(desk, `/desk/letters?report=${id}`, {
    letter: "acknowledgement",
    report: id,
  });
  const words = await wordsOf(letter);
  expect(words).toContain("Someone was hurt or handled with force");
  expect(words).toContain("[missing: who signs]");
  expect(words).not.toContain("Send to the reporter");

  // Whole, with a part that was ticked, it is sent as it was looked at, and in no other wording.
  const place = `/desk/letters?report=${id}&letter=acknowledgement`;
  expect(await wordsOf(await desk.get(place))).toContain("Keep the first copy");
  const given = {
    ...{ letter: "acknowledgement", report: id, signer: "A. Prosecutor" },
    "block-keep-first-copy": "on",
  };
  const shown = await (await sendForm(desk, place, given)).text();
  expect(shown).toContain("Please keep the first copy of every photo");
  expect(shown).toContain("Send to the reporter");
  const seen = /name="seen" value="([0-9a-f]{64})"/.exec(shown)?.[1] ?? "";
  const send = { ...given, seen, intent: "receipt-page" };
  const other = await wordsOf(await sendForm(desk, place, { ...send, signer: "B. Another" }));
  expect(other).toContain("the letter changed since you looked at it");
  const sent = await sendForm(desk, place, send);
  expect(sent.headers.get("Location")).toBe(`/desk/letters?report=${id}&done=sent#sent`);
  const log = await wordsOf(await desk.get(`/desk/letters?report=${id}&done=sent`));
  expect(log).toContain("We have your report");
  expect(log).toContain("not read by the reporter yet");
  expect(log).toContain("us-ny 2026-04-01");
  expect(await wordsOf(await desk.get(`/desk/reports/${id}`))).toContain("Please keep the first");

  // Of what goes to another body, the page notes that it went out on paper.
  const referral = {
    ...{ letter: "referral", report: id, body: "dhs-oig", signer: "A. Prosecutor" },
    ...{ "recipient-address": "Washington", deadline: "January 5, 2027" },
    "incident-time": "in November 2026",
  };
  const toBody = await (await sendForm(desk, place, referral)).text();
  expect(toBody).toContain("Office of Inspector General");
  expect(toBody).not.toContain("Send to the reporter");
  const mark = /name="seen" value="([0-9a-f]{64})"/.exec(toBody)?.[1] ?? "";
  await sendForm(desk, place, { ...referral, seen: mark, intent: "handed-out" });
  const both = await wordsOf(await desk.get(`/desk/letters?report=${id}`));
  expect(both).toContain("On paper, as noted by who sent it");
});

test("a letter of the office's own is kept in versions, and one that was sent is shown as it went, in its version", async () => {
  const { reportId } = await office.given({ narrative: "They took a man away." });
  const boss = await office.as("administrator");
  const words = {
    ...{ intent: "write", kind: "closing", title: "Our thanks" },
    "body-en": "Thank you for {report-number}.\n\n{block:part-1}\n\n{signer}",
    "body-es": "Gracias por {report-number}.\n\n{block:part-1}\n\n{signer}",
    ...{ "part-1-title": "What comes next", "part-1-en": "We call you." },
  };
  const wrong = await sendForm(boss, "/desk/letters/own", { ...words, "body-es": "Gracias {x}." });
  expect(wrong.status).toBe(422);
  const said = await wordsOf(wrong);
  expect(said).toContain("The letter (es) has no place for {block:part-1}.");
  expect(said).toContain("(es) has the place {x}, which nothing fills.");
  const made = (await sendForm(boss, "/desk/letters/own", words)).headers.get("Location") ?? "";
  const own = made.split("?")[0] ?? "";
  const id = own.split("/").at(-1) ?? "";
  expect(await wordsOf(await boss.get(made))).toContain("Kept. It is offered under Letters.");
  expect(await (await boss.get("/desk/office")).text()).toContain('href="/desk/letters/own"');
  // Whoever reads no reports fills no letters: nothing leads them there.
  expect(await (await boss.get(own)).text()).not.toMatch(/href="\/desk\/letters["?]/);

  const desk = await office.as("prosecutor");
  const place = `/desk/letters?report=${reportId}&letter=${id}`;
  expect(await wordsOf(await desk.get(place))).toContain("Our own: Our thanks");
  const given = { letter: id, report: reportId, signer: "A. P.", language: "es" };
  const shown = await (await sendForm(desk, place, { ...given, "block-part-1": "on" })).text();
  expect(shown).toContain("Gracias por");
  expect(shown).toContain("We call you.");
  const seen = /name="seen" value="([0-9a-f]{64})"/.exec(shown)?.[1] ?? "";
  const send = { ...given, "block-part-1": "on", seen, intent: "receipt-page" };

  // Reworded meanwhile, it does not go out before it was looked at again.
  const again = { ...words, "body-es": "Le damos las gracias por {report-number}. {block:part-1} {signer}" }; // prettier-ignore
  await sendForm(boss, own, { ...again, version: "1" });
  expect(await wordsOf(await sendForm(desk, place, send))).toContain("the letter changed since");
  expect((await sendForm(boss, own, { ...words, version: "1" })).status).toBe(409);
  await sendForm(boss, own, { ...words, version: "2" });
  expect((await sendForm(desk, place, send)).headers.get("Location")).toContain("done=sent");
  await sendForm(boss, own, { ...again, version: "3", title: "Another title" });
  await sendForm(boss, own, { intent: "take-back" });

  const log = await (await desk.get(`/desk/letters?report=${reportId}`)).text();
  expect(log).toContain("Our thanks");
  expect(log).toContain("Gracias por BW-");
  expect(log).not.toContain("Our own: ");
  expect(log).toContain(`/desk/letters/own/${id}?version=3#said`);
  const third = await wordsOf(await desk.get(`${own}?version=3`));
  expect(third).toContain("Gracias por {report-number}.");
  expect(third).not.toContain("Le damos las gracias");
  expect(third).not.toContain("Keep as a new version");
  expect(await wordsOf(await desk.get(own))).toContain("It is not offered.");
  expect((await sendForm(desk, place, given)).status).toBe(404);
  expect((await desk.get(`${own}?version=9`)).status).toBe(404);
  expect((await sendForm(desk, place, words, own)).status).toBe(403);
});

test("the desk shows the pack in force, its property and what counsel must check", async () => {
  const words = await wordsOf(await (await office.as("auditor")).get("/desk/office"));
  expect(words).toContain("us-ny, from 1 April 2026");
  expect(words).toContain("Empire State Plaza");
  expect(words).toContain("for counsel to check");
  // Languages by their names, not their tags.
  expect(words).toContain("Haitian Creole: whole");
  expect(words).not.toContain("ht: whole");
});

test("the desk lists each language of the public pages, and of each the texts that need somebody", async () => {
  const auditor = await office.as("auditor");
  expect(await (await auditor.get("/desk/office")).text()).toContain("/desk/office/languages/ar");
  const response = await auditor.get("/desk/office/languages/ar");
  const page = await response.text();
  expect(page).toContain("Need review by a certified translator");
  // A text with its key, its English, and the translation as it is read.
  expect(page).toContain("start.title");
  expect(page).toContain(en.start.title);
  expect(page).toContain('lang="ar" dir="rtl"');
  expect(page).toContain("pack.letters.acknowledgement");
  expect(page).toContain("لسنا محاميك");
  expect((await auditor.get("/desk/office/languages/en")).status).toBe(404);
});

test("with OFFICE_PACK=us-ma questions, property and letters are those of Massachusetts", async () => {
  const server = await startServer({ environment: { OFFICE_PACK: "us-ma" } });
  const client = new FormClient(server.origin);
  const asked = await questionsAfter(client, "public-property");
  expect(asked).toContain("For whom do you write?");
  expect(asked).toContain("Boston police");
  expect(asked).not.toContain("Is it online?");
  const admin = new FormClient(server.origin);
  await admin.post(server.setupPath ?? "", {
    "display-name": "Test Admin",
    "sign-in-name": "admin",
    password: PASSWORD,
    "password-again": PASSWORD,
    "invitee-name": "First Attorney",
  });
  await admin.post("/desk/sign-in", { "sign-in-name": "admin", password: PASSWORD });
  const page = await wordsOf(await admin.get("/desk/office"));
  expect(page).toContain("Boston Common");
  expect(page).toContain("Notice of use of city property");
  expect(page).not.toContain("Empire State Plaza");
  await server.remove();
});

test("with OFFICE_PACK=us-ca a rule that a court enjoined is shown as enjoined, with its day and source", async () => {
  const other = await openDeskOffice({ OFFICE_PACK: "us-ca" });
  const desk = await other.as("administrator");
  const html = await (await desk.get("/desk/office")).text();
  const row = html.split("<tr").find((one) => one.includes("SB 627")) ?? "";
  const words = await wordsOf(new Response(row));
  expect(words).toContain("Enjoined since 19 February 2026: not applied");
  expect(words).toContain("19 February 2026 – open : Enjoined.");
  expect(words).toContain("federal court");
  expect(words).not.toContain("In force on");
  // Others of the same pack are in force, and say so.
  expect(html).toContain(">In force<");
  await other.remove();
});

const EVENT = {
  slug: "autumn-2026",
  title: "Elm Square, April 21",
  words: "Many people were on Elm Square.\nWe look for photos and videos.",
  "closed-words": "We have heard from many of you.",
  place: "Elm Square, Springfield",
  ...{ "from-month": "4", "from-day": "21", "from-year": "2026", "from-time": "17:00" },
  ...{ "q1-kind": "choice", "q1-wording": "On which side were you?", "q1-choices": "North\nSouth" },
};

test("a page of an event is made, looked at, opened, reported on without script, found in the queue, and closed", async () => {
  const desk = await office.as("administrator");
  const wrong = await sendForm(desk, "/desk/events/new", { ...EVENT, slug: "ice-raid" });
  expect(wrong.status).toBe(422);
  expect(await wordsOf(wrong)).toContain("choose one that says nothing");
  const made = await sendForm(desk, "/desk/events/new", EVENT);
  const page = made.headers.get("Location") ?? "";
  expect(page).toMatch(/^\/desk\/events\/inp_/);
  expect(await wordsOf(await desk.get(`${page}/preview`))).toContain("On which side were you?");

  const client = new FormClient(office.origin);
  expect((await client.get("/events/autumn-2026")).status).toBe(404);
  expect((await client.post("/events/autumn-2026", {})).headers.get("Location")).toBe(
    "/events/autumn-2026",
  );
  expect(client.cookieHeader()).toBe("");
  const spanish = { language: "es", version: "1", intent: "save", title: "Plaza Elm, 21 de abril" };
  expect((await sendForm(desk, page, spanish)).status).toBe(303);
  await sendForm(desk, page, { intent: "open" });

  const answer = await client.get("/events/autumn-2026", { "Accept-Language": "es" });
  const html = await answer.text();
  expect(html).toContain("Plaza Elm, 21 de abril");
  expect(html).toContain("Many people were on Elm Square.");
  expect(html).toContain("Nadie ha revisado todavía esta traducción.");
  expect(html).toMatch(/<title>[^<]*Un hecho/);
  expect(html).toContain('href="/leave"');

  const begun = await client.post("/events/autumn-2026", {});
  expect(begun.headers.get("Location")).toBe("/report/what-happened");
  const what = { category: "saw-agents", narrative: "They stood there." };
  await client.post("/report/what-happened", what);
  expect(await wordsOf(await client.get("/report/questions"))).toContain("On which side were you?");
  await client.post("/report/questions", { "q-page.q1": "c2" });
  const offered = await wordsOf(await client.get("/report/where-and-when"));
  expect(offered).toContain("Were you there at that time?");
  expect(offered).toContain("April 21, 2026, 5:00 PM");
  const empty = await (await client.get("/report/where-and-when")).text();
  expect(empty).not.toContain('value="2026"');
  const filled = await (await client.get("/report/where-and-when?offered=1")).text();
  expect(filled).toContain('value="2026"');
  await client.post("/report/where-and-when?offered=1", {
    ...{ place: "Elm Square, Springfield", "from-month": "4", "from-day": "21" },
    ...{ "from-year": "2026", "from-time": "17:00" },
  });
  await client.postFiles("/report/evidence", { go: "next" }, []);
  await client.post("/report/about-you", { choice: "anonymous" });
  const check = await wordsOf(await client.get("/report/check"));
  expect(check).toContain("The page you came from");
  expect(check).toContain("South");
  // Whoever finds that it is about something else takes the event off, and may put it back.
  const about = async (yes: boolean) => {
    await client.post("/report/origin", { about: yes ? "yes" : "no" });
    return wordsOf(await client.get("/report/check"));
  };
  const without = await about(false);
  expect(without).toContain("does not name the event “Elm Square, April 21” any more");
  expect(without).not.toMatch(/The page you came from|South/);
  expect(await wordsOf(await client.get("/report/questions"))).not.toContain("On which side");
  expect(await about(true)).toMatch(/The page you came from.*South/);
  expect((await client.post("/report/check", {})).headers.get("Location")).toBe("/report/sent");

  const code = codeOn(await pageOf(await client.get("/report/sent")));
  const witness = new FormClient(office.origin);
  await witness.post("/follow-up", { code });
  const copy = async (as: string) => (await witness.post("/follow-up/copy", { as })).text();
  expect(await copy("text")).toMatch(
    /The event that your report names\n {2}Elm Square, April 21 \(\/events\/autumn-2026\)/,
  );
  expect(JSON.parse(await copy("json"))).toMatchObject({
    event: { address: "/events/autumn-2026", version: 2, title: "Elm Square, April 21" },
    officerAgency: null,
  });

  const analyst = await office.as("intake-analyst");
  const pageId = page.slice("/desk/events/".length);
  const queue = await (await analyst.get(`/desk/queue?page=${pageId}`)).text();
  expect(queue).toContain("They stood there.");
  expect(queue).toContain("Event: Elm Square, April 21");
  const id = /rpt_[0-9a-z]{26}/.exec(queue)?.[0] ?? "";
  const report = await wordsOf(await analyst.get(`/desk/reports/${id}`));
  expect(report).toContain("Begun on the page of an event");
  expect(report).toContain("The same place, letter for letter");
  expect((await analyst.get(page)).status).toBe(403);

  for (const [as, start] of [
    ["png", "\x89PNG"],
    ["svg", "<svg "],
  ] as const) {
    const square = await desk.get(`${page}/square?as=${as}`);
    expect(square.headers.get("Content-Disposition")).toContain(`event-autumn-2026.${as}`);
    const bytes = Buffer.from(await square.arrayBuffer()).toString("latin1");
    expect(bytes.startsWith(start)).toBe(true);
  }
  const poster = await wordsOf(await desk.get(`${page}/poster?language=es`));
  expect(poster).toContain("¿Estuvo usted allí?");
  expect(poster).toContain(`${office.origin}/events/autumn-2026`);

  await sendForm(desk, page, { intent: "close" });
  const closed = await wordsOf(await client.get("/events/autumn-2026"));
  expect(closed).toContain("This page takes no more reports.");
  expect(closed).toContain("We have heard from many of you.");
  expect(closed).not.toContain("Start a report");
});
