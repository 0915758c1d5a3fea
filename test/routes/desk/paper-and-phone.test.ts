import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { CATEGORIES } from "#app/core/intake/category.ts";
import { OFFERED_LANGUAGES, LANGUAGES } from "#app/core/intake/languages.ts";
import { entryBox } from "#app/ui/desk/entry/entry-labels.ts";
import { isDraft, textIn } from "#app/ui/text/catalogues.ts";
import { begin, codeOn, pageOf } from "#test/routes/public/a-page.ts";
import { FormClient } from "#test/support/form-client.ts";
import { openDeskOffice, sendForm, wordsOf, type DeskOffice } from "./desk-office.ts";

let office: DeskOffice;

beforeAll(async () => {
  office = await openDeskOffice();
});

afterAll(async () => {
  await office.remove();
});

/** What a page asks, by the names of its fields; the boxes of a date are one question. */
function questionsOn(html: string): readonly string[] {
  return [...html.matchAll(/<(?:input|textarea|select)\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/type="(hidden|submit|file)"/.test(tag))
    .map((tag) => (/ name="([^"]+)"/.exec(tag)?.[1] ?? "").replace(/-(month|day|year)$/, ""));
}

/** Every question of the public form, whatever the report is about: the walk of somebody who sees each page. */
async function askedOnline(): Promise<ReadonlySet<string>> {
  const client = new FormClient(office.origin);
  const asked = new Set<string>();
  const look = async (path: string) => {
    const page = await pageOf(await client.get(path));
    expect([path, page.status]).toEqual([path, 200]);
    for (const question of questionsOn(page.html)) asked.add(question);
    return page.html;
  };
  await begin(client);
  await look("/report/what-happened");
  for (const category of CATEGORIES) {
    await client.post("/report/what-happened", { category, narrative: "They came." });
    const first = questionsOn(await look("/report/questions"));
    // Whatever opens further questions: a yes to each.
    await client.post("/report/questions", Object.fromEntries(first.map((one) => [one, "yes"])));
    const later = await client.get("/report/questions?part=2");
    if (later.status === 200) for (const one of questionsOn(await later.text())) asked.add(one);
  }
  await look("/report/where-and-when");
  await client.postFiles("/report/evidence", { go: "stay" }, [
    { name: "a.txt", bytes: Buffer.from("seen"), type: "text/plain" },
  ]);
  const files = await look("/report/evidence");
  await look(/\/report\/evidence\/file\/itm_\w+/.exec(files)?.[0] ?? "no file");
  for (const page of ["who-was-involved/officer", "who-was-involved/vehicle", "your-part"]) {
    await look(`/report/${page}`);
  }
  await look("/report/about-you");
  return asked;
}

test("the form on paper asks every question of the pages, and none beside them but what a file is", async () => {
  const { html } = await pageOf(await new FormClient(office.origin).get("/paper"));
  const onPaper = [...html.matchAll(/data-question="([^"]+)"/g)].map(([, name = ""]) => name);
  const online = await askedOnline();
  expect([...online].filter((name) => !onPaper.includes(name))).toEqual([]);
  expect(onPaper.filter((name) => !online.has(name))).toEqual(["file-name"]);
  // A question of several concerns stands there once.
  const ofPack = onPaper.filter((name) => name.startsWith("q-"));
  expect(new Set(ofPack).size).toBe(ofPack.length);
  expect(html).not.toMatch(/<(input|textarea|select|form|button)\b/);
  expect(html).toContain("Only if you answered “Yes” to the question “Was anyone hurt?”");
});

/** Begins to type in a report, and where its page is. */
async function begunAt(browser: FormClient, fields: Readonly<Record<string, string>> = {}) {
  const answer = await sendForm(browser, "/desk/enter", { "came-by": "paper", category: "force", ...fields }); // prettier-ignore
  return answer.headers.get("Location") ?? "";
}

const LETTER = {
  ...{ "came-by": "paper", "came-month": "11", "came-day": "20", "came-year": "2026" },
  ...{ "whose-words": "verbatim", category: "force", narrative: "They pushed a man." },
  ...{ place: "Elm and 3rd", choice: "anonymous" },
} as const;

test("the screen for typing in asks every question of the pages, whatever the concern", async () => {
  const browser = await office.as("intake-analyst");
  const path = await begunAt(browser);
  const there = new Set<string>();
  const nameless = new Set<string>();
  const look = async (where: string) => {
    const { html } = await pageOf(await browser.get(where));
    for (const [, name = ""] of html.matchAll(/<(?:input|select|textarea)[^>]* name="([^"]+)"/g)) {
      const isOther = /^(q-|contact-|name$|email$|phone$|token$|seen$|file)/.test(name);
      if (!isOther && entryBox(name) === undefined) nameless.add(name);
    }
    for (const name of questionsOn(html)) {
      there.add(name.replace(/^(officer|vehicle|link)-\d+-/, ""));
    }
  };
  for (const category of CATEGORIES) {
    await sendForm(browser, path, { ...LETTER, category, go: "save" });
    await look(path);
  }
  // What two tabs filled differently is told by what each box is called.
  expect([...nameless]).toEqual([]);
  await look(`${path}/check`);
  const online = await askedOnline();
  expect([...online].filter((name) => !there.has(name))).toEqual([]);
});

test("a letter is typed in, kept while it is wrong, filed with its scan, and its code is shown once", async () => {
  const browser = await office.as("intake-analyst");
  const path = await begunAt(browser);
  await sendForm(browser, path, { ...LETTER, place: "", "officer-1-patch": "ERO", go: "check" });
  const back = await browser.get(`${path}/check`);
  expect(back.headers.get("Location")).toBe(`${path}?check=1`);
  const wrong = await pageOf(await browser.get(`${path}?check=1`));
  expect(wrong.html).toContain('href="#field-place"');
  expect(wrong.html).toContain('value="ERO"');
  expect(wrong.html).toContain('name="officer-2-patch"');
  const contact = await sendForm(browser, path, { ...LETTER, choice: "contact", email: "no address", go: "check" }); // prettier-ignore
  expect(contact.status).toBe(422);
  expect(await contact.text()).toContain('value="no address"');

  const on = await sendForm(browser, path, { ...LETTER, go: "check" });
  expect(on.headers.get("Location")).toBe(`${path}/check`);
  const draftId = path.split("/").at(-1) ?? "";
  const check = await (await browser.get(`${path}/check`)).text();
  const token = /name="token" value="([^"]+)"/.exec(check)?.[1] ?? "";
  const files = [{ name: "letter.txt", bytes: Buffer.from("the letter"), type: "text/plain" }];
  // A form that no session made brings nothing in.
  const forged = await browser.postFiles(
    "/desk/enter/files",
    { token: "x", report: draftId },
    files,
  );
  expect(forged.status).toBe(403);
  expect((await (await browser.get(`${path}/check`)).text()).includes("letter.txt")).toBe(false);
  const sent = { token, report: draftId, "file-shows": "Page 1" };
  const added = await browser.postFiles("/desk/enter/files", sent, files);
  expect(added.headers.get("Location")).toBe(`${path}/check`);
  expect(await (await browser.get(`${path}/check`)).text()).toContain("letter.txt");
  const refused = await browser.postFiles("/desk/enter/files", sent, [
    { name: "none.txt", bytes: Buffer.alloc(0) },
  ]);
  const why = await wordsOf(await browser.get(refused.headers.get("Location") ?? ""));
  expect(why).toContain("A file");

  const filed = await sendForm(browser, `${path}/check`, { intent: "file" });
  expect(filed.status).toBe(200);
  expect(filed.headers.get("Cache-Control")).toBe("no-store");
  const page = await pageOf(filed);
  const digits = codeOn(page);
  expect(digits.replace(/\D/g, "")).toHaveLength(32);
  const report = /href="(\/desk\/reports\/rpt_\w+)"/.exec(page.html)?.[1] ?? "";
  for (const again of [await browser.get(path), await browser.get(`${path}/check`)]) {
    expect(again.headers.get("Location")).toBe(report);
  }
  const words = await wordsOf(await browser.get(report));
  for (const said of [
    "Typed in by the office",
    "2026-11-20",
    "Test intake-analyst",
    "letter.txt",
  ]) {
    expect(words).toContain(said);
  }
  expect(words).not.toContain(digits);
  const queue = await wordsOf(await browser.get("/desk/queue?channel=paper"));
  expect(queue).toContain("Paper, typed in here");
  const api = new FormClient(office.origin);
  await api.post("/follow-up", { code: digits });
  expect((await api.get("/follow-up/status")).status).toBe(200);
});

test("a page that another tab saved meanwhile comes back with both, each at its box, and saves once it was seen", async () => {
  const browser = await office.as("intake-analyst");
  const path = await begunAt(browser);
  const opened = await (await browser.get(path)).text();
  const hidden = (html: string, name: string) =>
    new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? "";
  const here = { token: hidden(opened, "token"), go: "save" };
  const story = "They left.\nThen others came.";
  const seenThere = {
    "officer-1-faceCovered": "yes",
    "came-day": "19",
    "whose-words": "summarised",
  };
  const there = { ...LETTER, category: "damage", narrative: story, "q-given-back": "no", ...seenThere }; // prettier-ignore
  expect((await browser.post(path, { ...here, ...there, seen: hidden(opened, "seen") })).status).toBe(303); // prettier-ignore
  const late = await browser.post(path, { ...here, ...LETTER, seen: hidden(opened, "seen"), place: "" }); // prettier-ignore
  expect(late.status).toBe(409);
  const html = await late.text();
  // What only the other tab has is in the page too, and both stories are whole.
  expect(html).toContain(">Elm and 3rd</textarea>");
  expect(html).toContain(story);
  expect(html).toContain(LETTER.narrative);
  expect(html).toContain('href="#field-narrative"');
  const words = await wordsOf(new Response(html));
  expect(words).toContain("saved in another tab");
  expect(words).toContain("This page does not ask it");
  expect(words).toContain("Was anyone hurt?");
  // Each box is called what the page calls it, and so is what was chosen.
  expect(words).toContain("Officer 1: Was the face covered?");
  expect(words).toContain("On which day did it come to the office? Day");
  expect(words).toContain("Summarised by the office");
  expect(words).not.toMatch(/faceCovered|Came day|Whose words\b(?! is)/);
  const again = { ...here, ...LETTER, seen: hidden(html, "seen") };
  expect((await browser.post(path, again)).status).toBe(303);
  expect(await (await browser.get(path)).text()).toContain(LETTER.narrative);
});

test.each(OFFERED_LANGUAGES)("the form on paper is there in %s", async (language) => {
  const client = new FormClient(office.origin);
  const page = await pageOf(await client.get("/paper", { "Accept-Language": language }));
  const { paper, aboutYou, common } = textIn(language);
  expect(page.status).toBe(200);
  expect(page.html).toContain(`<html lang="${language}" dir="${LANGUAGES[language].direction}">`);
  const printed = page.html.slice(page.html.indexOf('class="paper"'));
  for (const text of [...paper.how, ...aboutYou.compelled, paper.apart]) {
    expect(printed).toContain(text);
  }
  // On paper nobody can ask for the English page: the sheet itself says that a machine translated it.
  expect(printed.slice(0, 600).includes(common.draftNote)).toBe(isDraft(language));
});

test.each(["/", "/safety"])("%s leads to the form on paper", async (path) => {
  const { html } = await pageOf(await new FormClient(office.origin).get(path));
  expect(html).toContain('href="/paper"');
});
