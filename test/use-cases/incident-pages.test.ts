import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { IncidentPageId, ReportId } from "#app/core/ids.ts";
import { parseGivenAnswers } from "#app/core/office/questions.ts";
import { askedOnPage, type PageOrigin } from "#app/core/intake/incident-page.ts";
import type { LanguageTag } from "#app/core/intake/languages.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { WHOLE_QUEUE } from "#app/ui/desk/queue-views.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";

let office: TestOffice;
let by: Person;
let analyst: Person;

beforeAll(async () => {
  office = await openTestOffice();
  by = await office.employ("administrator");
  analyst = await office.employ("intake-analyst");
});

afterAll(() => office.remove());

const FIELDS: FormFields = {
  title: "Elm Square, April 21",
  words: "Many people were on Elm Square in the afternoon.",
  "closed-words": "We have heard from many of you. Thank you.",
  place: "Elm Square, Springfield",
  ...{ "from-month": "4", "from-day": "21", "from-year": "2026", "from-time": "17:00" },
  ...{ "until-time": "19:00", about: "yes" },
  ...{ "q1-kind": "choice", "q1-wording": "On which side were you?", "q1-choices": "North\nSouth" },
};

async function made(slug: string, fields = FIELDS): Promise<IncidentPageId> {
  const outcome = await office.useCases.makeIncidentPage({ by, slug, fields });
  if (outcome.kind !== "made") throw new Error(JSON.stringify(outcome));
  return outcome.pageId;
}

async function opened(slug: string): Promise<IncidentPageId> {
  const pageId = await made(slug);
  await office.useCases.openIncidentPage({ by, pageId });
  return pageId;
}

const change = (
  pageId: IncidentPageId,
  fields: FormFields,
  version: number,
  language: LanguageTag = "en",
) => office.useCases.changeIncidentPage({ by, pageId, version, language, fields });

async function begun(slug: string, language: LanguageTag = "en"): Promise<string> {
  const outcome = await office.useCases.beginOnPage({ slug, language, token: undefined });
  if (outcome.kind !== "begun") throw new Error(outcome.kind);
  return outcome.token;
}

async function originOf(token: string): Promise<PageOrigin> {
  const origin = (await office.useCases.readDraft({ token }))?.draft.answers.origin;
  if (origin === undefined) throw new Error("no origin");
  return origin;
}

/** Sends a report that was begun on a page; `place` is what its reporter says. */
async function sent(token: string, place: string, chosen = "c2"): Promise<ReportId> {
  const { useCases } = office;
  const origin = await originOf(token);
  const given = parseGivenAnswers({ agencies: [] }, askedOnPage(origin.questions), {
    fields: {},
    all: (name) => (name === "q-page.q1" ? [chosen] : []),
    language: "en",
  });
  if (!given.ok) throw new Error("not answered");
  await useCases.saveAnswers({
    token,
    answers: {
      origin: { ...origin, given: given.value },
      whatHappened: { category: "force", narrative: "They pushed a man." },
      whereAndWhen: { place, latitude: null, longitude: null, time: origin.time },
    },
  });
  await useCases.saveAboutYou({ token, form: { choice: "anonymous" } });
  const outcome = await useCases.submitReport({ token, language: "en" });
  if (outcome.kind !== "sent") throw new Error(outcome.kind);
  return outcome.reportId;
}

async function fileOf(reportId: ReportId) {
  const read = await office.useCases.readReport({ by: analyst, reportId });
  if (read.kind !== "report") throw new Error(read.kind);
  return read.file;
}

describe("a page", () => {
  test("is shown to nobody before it is opened, then as it was when it was opened, and closed as closed", async () => {
    const { useCases } = office;
    const pageId = await made("spring-1");
    expect(await useCases.findIncidentPage({ slug: "spring-1" })).toBeUndefined();
    expect(
      (await useCases.beginOnPage({ slug: "spring-1", language: "en", token: undefined })).kind,
    ).toBe("closed");
    await useCases.openIncidentPage({ by, pageId });
    await change(pageId, { ...FIELDS, title: "Elm Square in April" }, 1);
    const shown = await useCases.findIncidentPage({ slug: "spring-1" });
    expect(shown).toMatchObject({ isOpen: true, content: { title: { en: FIELDS["title"] } } });
    await useCases.openIncidentPage({ by, pageId });
    await useCases.openIncidentPage({ by, pageId });
    await useCases.closeIncidentPage({ by, pageId });
    expect(await useCases.findIncidentPage({ slug: "spring-1" })).toMatchObject({
      isOpen: false,
      content: { title: { en: "Elm Square in April" } },
    });
    const read = await useCases.readIncidentPage({ by, pageId });
    if (read.kind !== "page") throw new Error(read.kind);
    expect(read.acts.map(({ act, version }) => `${act} ${version}`)).toEqual([
      ...["made 1", "opened 1", "changed 2", "opened 2", "closed 2"],
    ]);
    const first = await useCases.readIncidentPage({ by, pageId, version: 1 });
    expect(first).toMatchObject({ newest: { content: { title: { en: FIELDS["title"] } } } });
  });

  test("takes only the closed words from a version that was not put up when it closes", async () => {
    const pageId = await opened("spring-6");
    const draft = { ...FIELDS, title: "Not yet", words: "Not yet.", place: "Not yet" };
    await change(pageId, { ...draft, "closed-words": "Closed for good." }, 1);
    await office.useCases.closeIncidentPage({ by, pageId });
    expect(await office.useCases.findIncidentPage({ slug: "spring-6" })).toMatchObject({
      isOpen: false,
      content: {
        title: { en: FIELDS["title"] },
        words: { en: FIELDS["words"] },
        closedWords: { en: "Closed for good." },
        place: FIELDS["place"],
      },
    });
  });

  test("keeps its address for good, and takes none that tells or is not spelled", async () => {
    const { useCases } = office;
    const pageId = await opened("spring-2");
    await useCases.closeIncidentPage({ by, pageId });
    const codes = async (slug: string) => {
      const outcome = await useCases.makeIncidentPage({ by, slug, fields: FIELDS });
      return outcome.kind === "problems" ? outcome.problems.map(({ code }) => code) : outcome.kind;
    };
    expect(await codes("spring-2")).toEqual(["slug-taken"]);
    expect(await codes("ice-elm-square")).toEqual(["slug-tells"]);
    expect(await codes("elm-shooting")).toEqual(["slug-tells"]);
    expect(await codes("Elm Square")).toEqual(["slug-not-spelled"]);
    expect(await codes("../desk")).toEqual(["slug-not-spelled"]);
    expect(await codes("price-elm")).toBe("made");
  });

  test.each([
    "Are you a U.S. citizen?",
    "What is your immigration status?",
    "Were you born in this country?",
    "¿Tiene papeles?",
    "Where were you born?",
  ])("does not ask %s", async (wording) => {
    const fields = { ...FIELDS, "q1-kind": "short-text", "q1-wording": wording };
    const outcome = await office.useCases.makeIncidentPage({ by, slug: "asks", fields });
    expect(outcome).toEqual({
      kind: "problems",
      problems: [{ field: "q1-wording", code: "asks-status" }],
    });
  });

  test("does not ask in its title or its words either, in any language", async () => {
    const asking = { title: "Are you here legally?", words: "Do you have papers?" };
    const outcome = await office.useCases.makeIncidentPage({
      ...{ by, slug: "asks" },
      fields: { ...FIELDS, ...asking, "closed-words": "What is your nationality?" },
    });
    expect(outcome).toEqual({
      kind: "problems",
      problems: ["title", "words", "closed-words"].map((field) => ({ field, code: "asks-status" })),
    });
    const pageId = await made("spring-7");
    expect(await change(pageId, { title: "¿Es usted ciudadano?" }, 1, "es")).toEqual({
      kind: "problems",
      problems: [{ field: "title", code: "asks-status" }],
    });
  });

  test("has a translation dropped where its English changed, and does not ask for status in any language", async () => {
    const pageId = await made("spring-3");
    const es = {
      title: "Plaza Elm, 21 de abril",
      words: "Mucha gente.",
      "closed-words": "Gracias.",
    };
    const asked = { "q1-wording": "¿De qué lado estaba?", "q1-choices": "Norte\nSur" };
    const bad = { ...es, "q1-wording": "¿Es usted indocumentado?", "q1-choices": "Norte" };
    expect(await change(pageId, bad, 1, "es")).toMatchObject({
      problems: [{ code: "choices-not-as-many" }, { code: "asks-status" }],
    });
    expect(await change(pageId, { ...es, ...asked, reviewed: "on" }, 1, "es")).toEqual({
      kind: "changed",
    });
    expect(await change(pageId, FIELDS, 1)).toEqual({ kind: "changed-since" });
    expect(await change(pageId, FIELDS, 2)).toEqual({ kind: "unchanged" });
    await change(pageId, { ...FIELDS, words: "Few people.", "q1-choices": "North\nWest" }, 2);
    const read = await office.useCases.readIncidentPage({ by, pageId });
    expect(read).toMatchObject({
      newest: {
        content: {
          title: { es: es.title },
          words: { en: "Few people." },
          reviewed: ["es"],
          questions: [{ choices: [{ label: { es: "Norte" } }, { label: { en: "West" } }] }],
        },
      },
    });
    expect(JSON.stringify(read)).not.toContain("Mucha gente");
    expect(JSON.stringify(read)).not.toContain("Sur");
  });

  test("is made and read by those alone who may", async () => {
    const { useCases } = office;
    const refused = { kind: "refused", reason: "not-this-role" };
    const pageId = await opened("spring-4");
    const slug = "spring-5";
    expect(await useCases.makeIncidentPage({ by: analyst, slug, fields: FIELDS })).toEqual(refused);
    expect(await useCases.closeIncidentPage({ by: analyst, pageId })).toEqual(refused);
    expect(await useCases.listIncidentPages({ by: analyst })).toEqual(refused);
    const supervisor = { ...analyst, supervisor: true };
    expect((await useCases.listIncidentPages({ by: supervisor })).kind).toBe("pages");
  });
});

describe("a report that is begun there", () => {
  test("says where, in draft, report, queue and record, and stays so when the page is closed meanwhile", async () => {
    const { useCases } = office;
    const pageId = await opened("autumn-1");
    const token = await begun("autumn-1");
    await change(pageId, { ...FIELDS, "q1-wording": "Where were you?" }, 1);
    await useCases.closeIncidentPage({ by, pageId });
    const reportId = await sent(token, "Corner of Elm and 3rd");
    const file = await fileOf(reportId);
    expect(file.origin).toMatchObject({
      ...{ pageId, slug: "autumn-1", version: 1, state: "closed", title: FIELDS["title"] },
      offered: { place: "Elm Square, Springfield" },
      takenOver: { place: false, time: true },
    });
    expect(file.answers).toMatchObject([
      { question: "page.q1", wording: "On which side were you?", answer: ["South"] },
    ]);
    const [record] = file.custody.filter(({ ev }) => ev === "report.received");
    expect(JSON.parse(Buffer.from(record?.leaf ?? []).toString())).toMatchObject({
      obj: { incident_page: { page: pageId, version: 1, sha256: file.origin?.sha256 } },
    });
    const queue = async (page: IncidentPageId | null) => {
      const found = await useCases.listQueue({ by: analyst, filter: { ...WHOLE_QUEUE, page } });
      if (found.kind !== "queue") throw new Error(found.kind);
      return found;
    };
    expect((await queue(pageId)).rows).toMatchObject([{ id: reportId, incidentPage: pageId }]);
    expect((await queue(pageId)).pages).toContainEqual({ id: pageId, title: FIELDS["title"] });
    expect((await queue(await opened("autumn-2"))).rows).toEqual([]);
  });

  test("has no place and no time before its reporter gives them; what is taken over is told from what is not", async () => {
    await opened("autumn-3");
    const token = await begun("autumn-3");
    const draft = await office.useCases.readDraft({ token });
    expect(Object.keys(draft?.draft.answers ?? {})).toEqual(["origin"]);
    expect(await office.useCases.submitReport({ token, language: "en" })).toEqual({
      ...{ kind: "incomplete", page: "whatHappened" },
    });
    const same = await sent(token, "Elm Square, Springfield");
    expect((await fileOf(same)).origin?.takenOver).toEqual({ place: true, time: true });
  });

  test("names it no more where its reporter says that it is about something else, with the answers to its questions", async () => {
    const { useCases } = office;
    await opened("autumn-6");
    const token = await begun("autumn-6");
    await useCases.sayAboutEvent({ token, isAbout: false });
    // Nothing is written yet: opening the page again is as the first time.
    const onPage = { slug: "autumn-6", language: "en", token };
    expect(await useCases.beginOnPage(onPage)).toEqual({ kind: "begun", token });
    const origin = await originOf(token);
    const question = { question: "page.q1", wording: "On which side?", language: "en" };
    const given = [{ ...question, chosen: ["c1"], answer: ["North"], visibility: "desk", retention: "report" }] as const; // prettier-ignore
    const whatHappened = { category: "other", narrative: "It was elsewhere." } as const;
    const whereAndWhen = { place: origin.place, latitude: null, longitude: null, time: origin.time }; // prettier-ignore
    await useCases.saveAnswers({ token, answers: { origin: { ...origin, given }, whatHappened, whereAndWhen } }); // prettier-ignore
    await useCases.saveAboutYou({ token, form: { choice: "anonymous" } });
    await useCases.sayAboutEvent({ token, isAbout: false });
    await useCases.sayAboutEvent({ token, isAbout: true });
    expect((await originOf(token)).given).toEqual(given);
    await useCases.sayAboutEvent({ token, isAbout: false });
    const outcome = await useCases.submitReport({ token, language: "en" });
    if (outcome.kind !== "sent") throw new Error(outcome.kind);
    const file = await fileOf(outcome.reportId);
    expect(file).toMatchObject({ origin: null, answers: [], report: { place: origin.place } });
    const [record] = file.custody.filter(({ ev }) => ev === "report.received");
    expect(Buffer.from(record?.leaf ?? []).toString()).not.toContain("incident_page");
  });

  test("takes nothing from a draft that somebody wrote in already, and fills an empty one", async () => {
    const { useCases } = office;
    await opened("autumn-4");
    const { token } = await useCases.startDraft();
    const onPage = { slug: "autumn-4", language: "en", token };
    expect(await useCases.beginOnPage(onPage)).toEqual({ kind: "begun", token });
    const whatHappened = { category: "other", narrative: "Something." } as const;
    await useCases.saveAnswers({ token, answers: { whatHappened } });
    await opened("autumn-5");
    expect(await useCases.beginOnPage({ ...onPage, slug: "autumn-5" })).toEqual({
      kind: "goes-on",
    });
    expect((await originOf(token)).slug).toBe("autumn-4");
  });
});
