import { parseQueueFilter } from "#app/core/triage/queue-filter.ts";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { DraftId, ReportId } from "#app/core/ids.ts";
import { parseRecord } from "#app/core/custody/record.ts";
import { parseReceiptCode } from "#app/core/intake/receipt-code.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { timeInWords } from "#app/routes/desk/letter-view.ts";
import { piecesOf } from "#test/support/given.ts";
import { openTestOffice, type TestOffice } from "#test/support/open-test-office.ts";
import { recordsAbout } from "#test/support/records-about.ts";

let office: TestOffice;
let analyst: Person;
let prosecutor: Person;

beforeAll(async () => {
  office = await openTestOffice();
  analyst = await office.employ("intake-analyst");
  prosecutor = await office.employ("prosecutor");
});

afterAll(async () => {
  await office.remove();
});

const LETTER = {
  "came-by": "paper",
  "came-month": "11",
  "came-day": "20",
  "came-year": "2026",
  "came-time": "09:15",
  "dated-month": "11",
  "dated-day": "17",
  "dated-year": "2026",
  "taken-by": "",
  language: "es",
  spoken: "Spanish",
  interpreter: "yes",
  "interpreter-who": "a neighbour",
  "whose-words": "verbatim",
  told: "yes",
  category: "force",
  narrative: "Empujaron a un hombre.",
  "q-was-hurt": "yes",
  "q-force-kind": "pushed,hit",
  place: "Elm and 3rd",
  "officer-1-patch": "ERO",
  "officer-3-patch": "HSI",
  "vehicle-1-plate": "ABC ?23",
  "link-1-link": "https://example.org/clip",
  behalf: "myself",
  choice: "contact",
  name: "Quintessa Nameworthy",
  phone: "555 0100",
} as const;

async function begun(
  by = analyst,
  fields: Readonly<Record<string, string>> = {},
): Promise<DraftId> {
  const outcome = await office.useCases.beginEntry({ by, fields });
  if (outcome.kind !== "begun") throw new Error(outcome.kind);
  return outcome.draftId;
}

async function filed(fields: Readonly<Record<string, string>>) {
  const draftId = await begun();
  const mine = { by: analyst, draftId };
  expect(await office.useCases.saveEntry({ ...mine, fields })).toEqual({
    kind: "saved",
    problems: [],
  });
  const outcome = await office.useCases.fileEntry(mine);
  if (outcome.kind !== "filed") throw new Error(JSON.stringify(outcome));
  return { ...outcome, ...mine };
}

const scan = (text: string) => ({
  originalName: "letter.txt",
  declaredType: "text/plain",
  source: piecesOf(Buffer.from(text)),
});

test("a letter becomes a report like every other, and its record says who typed it in and how it came", async () => {
  const { reportId, reportCode } = await filed(LETTER);
  const read = await office.useCases.readReport({ by: prosecutor, reportId });
  if (read.kind !== "report") throw new Error(read.kind);
  const { report, entry, answers, sightings, links, yourPart } = read.file;
  expect(report).toMatchObject({
    ...{ code: reportCode, channel: "paper", language: "es", hasContact: true, reach: "contact" },
    ...{ narrative: "Empujaron a un hombre.", place: "Elm and 3rd" },
  });
  // By the office's clock it came now; the other days are what people say.
  expect(report.receivedAt.slice(0, 10)).not.toBe("2026-11-17");
  expect(entry).toMatchObject({
    enteredBy: analyst.displayName,
    facts: { cameDay: "2026-11-20", cameTime: "09:15", dated: "2026-11-17", words: "verbatim" },
  });
  // Of a form on paper the question's words are those of its language.
  expect(answers.find(({ question }) => question === "was-hurt")).toMatchObject({
    ...{ language: "es", chosen: ["yes"] },
  });
  expect(answers.find(({ question }) => question === "force-kind")?.chosen).toEqual(["pushed", "hit"]); // prettier-ignore
  expect(sightings).toMatchObject([{ patch: "ERO" }, { patch: "HSI" }, { plate: "ABC ?23" }]);
  expect(links).toMatchObject([{ address: "https://example.org/clip" }]);
  expect(yourPart?.behalf).toBe("myself");
  const received = read.file.custody.find(({ ev }) => ev === "report.received");
  const record = parseRecord(received?.leaf ?? new Uint8Array());
  expect(record.ok ? record.value : record).toMatchObject({
    actor: { kind: "user", id: analyst.id, role: "intake-analyst" },
    obj: {
      channel: "paper",
      entry: {
        ...{ came_on: "2026-11-20", came_at: "09:15", dated: "2026-11-17" },
        ...{ interpreter: true, words: "verbatim", notices_told: true },
      },
    },
  });
  expect(await office.useCases.auditLog()).toMatchObject({ faults: [] });
});

test("what is typed in can be about an event that has a page, also a closed one; its questions are asked, and the record names the version", async () => {
  const by = await office.employ("administrator");
  const words = { title: "Elm Square", words: "Many people.", "closed-words": "Thank you." };
  const ask = { "q1-kind": "choice", "q1-wording": "On which side?", "q1-choices": "North\nSouth" };
  const make = async (slug: string) => {
    const made = await office.useCases.makeIncidentPage({ by, slug, fields: { ...words, ...ask } });
    if (made.kind !== "made") throw new Error(JSON.stringify(made));
    return { by, pageId: made.pageId };
  };
  await make("spring-1");
  const page = await make("spring-2");
  await office.useCases.openIncidentPage(page);
  await office.useCases.closeIncidentPage(page);
  const draftId = await begun();
  const mine = { by: analyst, draftId };
  await office.useCases.saveEntry({ ...mine, fields: { ...LETTER, event: "spring-1" } });
  const wrong = await office.useCases.readEntry(mine);
  expect(wrong).toMatchObject({
    events: [{ slug: "spring-2", title: "Elm Square", state: "closed" }],
    problems: [{ field: "event", code: "event-not-there" }],
  });
  expect((await office.useCases.fileEntry(mine)).kind).toBe("problems");
  const fields = { ...LETTER, event: "spring-2", "q-page.q1": "c2" };
  await office.useCases.saveEntry({ ...mine, fields });
  expect(await office.useCases.readEntry(mine)).toMatchObject({
    problems: [],
    eventAsks: [{ id: "page.q1", wording: { en: "On which side?" } }],
  });
  const { reportId } = await filed(fields);
  const read = await office.useCases.readReport({ by: analyst, reportId });
  if (read.kind !== "report") throw new Error(read.kind);
  expect(read.file.origin).toMatchObject({ slug: "spring-2", version: 1 });
  expect(read.file.answers[0]).toMatchObject({ question: "page.q1", answer: ["South"] });
  const received = read.file.custody.find(({ ev }) => ev === "report.received");
  expect(Buffer.from(received?.leaf ?? []).toString()).toContain(page.pageId);
});

test("the receipt code opens the report for its reporter, and the office cannot have it shown again", async () => {
  const { receiptCode, reportId, by, draftId } = await filed({ ...LETTER, choice: "only-here", name: "", phone: "" }); // prettier-ignore
  const code = parseReceiptCode(receiptCode ?? "");
  if (!code.ok) throw new Error("no code");
  const opened = await office.useCases.openFollowUp({ code: code.value });
  expect(opened.kind).toBe("opened");
  expect(await office.useCases.fileEntry({ by, draftId })).toEqual({
    kind: "already-filed",
    reportId,
  });
  expect(await office.useCases.readEntry({ by, draftId })).toEqual({ kind: "filed", reportId });
});

test("what names the reporter is sealed when it is saved, and lies nowhere else", async () => {
  const draftId = await begun();
  const mine = { by: analyst, draftId };
  await office.useCases.saveEntry({ ...mine, fields: LETTER });
  const read = await office.useCases.readEntry(mine);
  if (read.kind !== "entry") throw new Error(read.kind);
  expect(read.hasSealedContact).toBe(true);
  expect(JSON.stringify(read.fields)).not.toContain("Nameworthy");
  // Saving again with the boxes empty keeps what is sealed.
  const { name: _name, phone: _phone, ...rest } = LETTER;
  await office.useCases.saveEntry({ ...mine, fields: rest });
  expect(await office.useCases.readEntry(mine)).toMatchObject({ hasSealedContact: true });
  const folder = join(office.folder, "data");
  for (const file of await readdir(folder)) {
    if (!file.includes("sqlite")) continue;
    const bytes = await readFile(join(folder, file));
    expect([file, bytes.includes("Nameworthy"), bytes.includes("a neighbour")]).toEqual([
      ...[file, false, false],
    ]);
  }
});

test("a page that is wrong or half done is kept whole, and says what to put right", async () => {
  const draftId = await begun();
  const mine = { by: analyst, draftId };
  const wrong = { ...LETTER, "came-day": "40", "from-month": "13", narrative: "", "whose-words": "", "link-1-link": "no address" }; // prettier-ignore
  await office.useCases.saveEntry({ ...mine, fields: wrong });
  const read = await office.useCases.readEntry(mine);
  if (read.kind !== "entry") throw new Error(read.kind);
  expect(read.fields).toMatchObject({ "came-day": "40", "from-month": "13", place: "Elm and 3rd" });
  expect(read.problems).toEqual(
    expect.arrayContaining([
      { field: "came-month", code: "date-not-in-calendar" },
      { field: "whose-words", code: "choose-words" },
      { field: "narrative", code: "write-what-happened" },
      { field: "from-month", code: "date-incomplete" },
      { field: "link-1-link", code: "link-not-read" },
    ]),
  );
  expect((await office.useCases.fileEntry(mine)).kind).toBe("problems");
  // An address that is none is nowhere but on the page: it may name its reporter.
  const saved = await office.useCases.saveEntry({ ...mine, fields: { ...wrong, phone: "", name: "", email: "Nameworthy" } }); // prettier-ignore
  expect(saved).toEqual({ kind: "saved", problems: [{ field: "email", code: "email-not-read" }] });
  expect(JSON.stringify(await office.useCases.readEntry(mine))).not.toContain("Nameworthy");
});

test("of two tabs the one that saves later is shown both, and nothing is saved before it saw that", async () => {
  const draftId = await begun();
  const mine = { by: analyst, draftId };
  const opened = async () => {
    const read = await office.useCases.readEntry(mine);
    if (read.kind !== "entry") throw new Error(read.kind);
    return read;
  };
  const { choice: _choice, name: _name, phone: _phone, ...page } = LETTER;
  const save = (fields: Readonly<Record<string, string>>, seen: string) =>
    office.useCases.saveEntry({ ...mine, fields, seen });
  const { mark: first } = await opened();
  expect((await save({ ...page, place: "Elm and 4th", spoken: "" }, first)).kind).toBe("saved");
  const second = { ...page, spoken: "Spanish", "officer-1-patch": "" };
  const late = await save(second, first);
  expect(late).toMatchObject({
    kind: "changed-since",
    saved: { place: "Elm and 4th", "officer-1-patch": "ERO" },
    differences: expect.arrayContaining([
      { field: "place", saved: "Elm and 4th", typed: "Elm and 3rd" },
      { field: "spoken", saved: "", typed: "Spanish" },
      { field: "officer-1-patch", saved: "ERO", typed: "" },
    ]),
    contact: false,
  });
  const now = await opened();
  expect(now.fields["place"]).toBe("Elm and 4th");
  expect(late.kind === "changed-since" && late.mark).toBe(now.mark);
  // Whoever saw it saves; and the same words twice are no conflict, whenever the page was opened.
  expect((await save(second, now.mark)).kind).toBe("saved");
  expect((await save(second, first)).kind).toBe("saved");
});

test("contact details that another tab sealed meanwhile are not replaced unseen", async () => {
  const draftId = await begun();
  const mine = { by: analyst, draftId };
  const read = await office.useCases.readEntry(mine);
  if (read.kind !== "entry") throw new Error(read.kind);
  const seen = read.mark;
  await office.useCases.saveEntry({ ...mine, fields: LETTER, seen });
  const other = { ...LETTER, name: "Somebody Else" };
  const late = await office.useCases.saveEntry({ ...mine, fields: other, seen });
  expect(late).toMatchObject({ kind: "changed-since", contact: true, differences: [] });
  expect(JSON.stringify(late)).not.toContain("Nameworthy");
});

test("only who types it finds it, and only those who read reports type any in", async () => {
  const draftId = await begun();
  const other = { by: prosecutor, draftId };
  expect(await office.useCases.readEntry(other)).toEqual({ kind: "not-found" });
  expect(await office.useCases.saveEntry({ ...other, fields: LETTER })).toEqual({ kind: "not-found" }); // prettier-ignore
  expect(await office.useCases.fileEntry(other)).toEqual({ kind: "not-found" });
  expect(await office.useCases.receiveEntryFile({ ...other, ...scan("x") })).toEqual({ kind: "no-draft" }); // prettier-ignore
  const auditor = await office.employ("auditor");
  expect(await office.useCases.beginEntry({ by: auditor, fields: {} })).toMatchObject({ kind: "refused" }); // prettier-ignore
  const mine = await office.useCases.listEntries({ by: analyst });
  expect(mine.kind === "entries" && mine.entries.some((one) => one.draftId === draftId)).toBe(true);
  expect(await office.useCases.listEntries({ by: prosecutor })).toEqual({ kind: "entries", entries: [] }); // prettier-ignore
});

test("a scan is an original like every other, and names who brought it, took it back, or deleted all", async () => {
  const draftId = await begun(analyst, { "came-by": "in-person" });
  const mine = { by: analyst, draftId };
  const [kept, removed] = [
    await office.useCases.receiveEntryFile({ ...mine, ...scan("the letter") }),
    await office.useCases.receiveEntryFile({ ...mine, ...scan("the wrong sheet") }),
  ];
  if (kept.kind !== "received" || removed.kind !== "received") throw new Error(kept.kind);
  const told = { ...mine, itemId: kept.itemId, fields: { "file-shows": "The first page" } };
  expect(await office.useCases.tellAboutEntryFile(told)).toEqual({ kind: "saved" });
  await office.useCases.removeEntryFile({ ...mine, itemId: removed.itemId });
  // Nobody said how that one came: no door is made up for it.
  const unsaid = { by: analyst, draftId: await begun() };
  const early = await office.useCases.receiveEntryFile({ ...unsaid, ...scan("an early scan") });
  if (early.kind !== "received") throw new Error(early.kind);
  expect(recordsAbout(office, early.itemId)[0]).toMatchObject({ obj: { channel: "not-said" } });
  await office.useCases.discardEntry(mine);
  expect(await office.useCases.readEntry(mine)).toEqual({ kind: "not-found" });
  await office.worker.idle();
  const of = async (id: string) => {
    const listed = recordsAbout(office, id);
    return listed.map(({ ev }) => ev);
  };
  expect(await of(removed.itemId)).toEqual(expect.arrayContaining(["item.received", "item.disposed"])); // prettier-ignore
  expect(recordsAbout(office, kept.itemId)[0]).toMatchObject({
    ev: "item.received",
    obj: { channel: "in-person" },
  });
  expect(await of(kept.itemId)).toContain("item.disposed");
  expect(await office.useCases.auditLog()).toMatchObject({ faults: [] });
});

test("the queue can be asked for what came by one door", async () => {
  const { reportId } = await filed({ ...LETTER, "came-by": "phone", "whose-words": "summarised" });
  const filter = parseQueueFilter(new URLSearchParams("channel=phone"));
  const queue = await office.useCases.listQueue({ by: prosecutor, filter });
  if (queue.kind !== "queue") throw new Error(queue.kind);
  expect(queue.rows.map(({ id }): ReportId => id)).toEqual([reportId]);
});

test("a letter to the reporter is in the language of the report to the last word, with its English beside it; others are English", async () => {
  const { reportId } = await filed({
    ...LETTER,
    ...{ "from-month": "11", "from-day": "16", "from-year": "2026", about: "yes" },
  });
  const letterOf = async (letterId: string, of = reportId, language?: string) => {
    const input = { by: prosecutor, letterId, reportId: of, language, values: {}, timeInWords };
    const made = await office.useCases.prepareLetter(input);
    if (made.kind !== "letter") throw new Error(made.kind);
    const textOf = (pieces: typeof made.pieces | null) => pieces?.map(({ text }) => text).join("");
    return { ...made, text: textOf(made.pieces), inEnglish: textOf(made.english) };
  };
  const toReporter = await letterOf("acknowledgement");
  expect(toReporter).toMatchObject({ language: "es", isLacking: false, machineMade: true });
  expect(toReporter.text).toMatch(/Recibimos su reporte \S+ el \d+ de \p{L}+ de \d{4}\./u);
  expect(toReporter.inEnglish).toMatch(/Your report \S+ came to us on \w+ \d+, \d{4}\./);
  const concern = office.office.categories.find(({ id }) => id === LETTER.category)?.label;
  expect(toReporter.text).toContain(concern?.["es"]);
  expect(toReporter.inEnglish).toContain(concern?.en);
  // Asked for in another language, one to the reporter is in that; one to an office stays English.
  const inRussian = await letterOf("acknowledgement", reportId, "ru");
  expect(inRussian).toMatchObject({ language: "ru", isLacking: false, machineMade: true });
  expect(inRussian.inEnglish).toBe(toReporter.inEnglish);
  expect(await letterOf("touhy", reportId, "ru")).toMatchObject({ language: "en", english: null });
  const touhy = await letterOf("touhy");
  expect(touhy).toMatchObject({ language: "en", isLacking: false, english: null });
  expect(touhy.text).toContain("(about right)");
  const { reportId: other } = await filed({ ...LETTER, language: "ar" });
  const arabic = await letterOf("closing", other);
  expect(arabic).toMatchObject({ language: "ar", isLacking: false, machineMade: true });
  // The office's name and what is missing are English in an Arabic letter, and say so.
  expect(arabic.pieces.filter(({ language }) => language === "en").map(({ kind }) => kind)).toEqual(
    ["value", "missing", "value"],
  );
});
