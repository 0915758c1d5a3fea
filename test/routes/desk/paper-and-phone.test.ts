import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { CATEGORIES } from "#app/core/intake/category.ts";
import { OFFERED_LANGUAGES, LANGUAGES } from "#app/core/intake/languages.ts";
import { isDraft, textIn } from "#app/ui/text/catalogues.ts";
import { begin, pageOf } from "#test/routes/public/a-page.ts";
import { FormClient } from "#test/support/form-client.ts";
import { openDeskOffice, type DeskOffice } from "./desk-office.ts";

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
