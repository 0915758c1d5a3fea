import { randomBytes } from "node:crypto";
import { expect, test } from "@jest/globals";
import Sqlite from "better-sqlite3";
import fc from "fast-check";
import { CompiledQuery, Kysely, PostgresDialect, sql, SqliteDialect } from "kysely";
import pg from "pg";
import { queueReader, type QueueRow } from "#app/adapters/database/queue-store.ts";
import { CATEGORIES } from "#app/core/intake/category.ts";
import type { ReportId } from "#app/core/ids.ts";
import { instantFromMillis, type Instant } from "#app/core/instant.ts";
import type { Looker } from "#app/adapters/database/reach.ts";
import {
  parseQueueFilter,
  queueKeyOf,
  queueKeyText,
  type QueueFilter,
} from "#app/core/triage/queue-filter.ts";
import { REPORT_STATUSES } from "#app/core/triage/status.ts";
import type { Schema } from "#db/schema.ts";
import {
  onEachDatabase,
  TEST_LOG_ORIGIN,
  TEST_ROOT_KEYS,
  type TestDatabase,
} from "#test/support/each-database.ts";
import { eventOf, givenDraft, givenItem, givenPerson, givenReport, newId } from "./given.ts";

const NOW = instantFromMillis(Date.UTC(2026, 10, 22));
const EVERYBODY: Looker = { personId: newId("usr"), teams: [], scope: "office", now: NOW };

/** A filter as the desk reads it from its address. */
function filterOf(query = ""): QueueFilter {
  return parseQueueFilter(new URLSearchParams(query));
}

async function page(
  { read }: TestDatabase,
  filter: QueueFilter,
  limit = 100,
  reader: Looker = EVERYBODY,
): Promise<readonly QueueRow[]> {
  return (await read(({ queue }) => queue.page(filter, reader, limit))).rows;
}

async function idsOf(...args: Parameters<typeof page>): Promise<ReportId[]> {
  return (await page(...args)).map((row) => row.id);
}

/** Whether a filter lets one report through, asked of that report alone. */
async function isListed({ read }: TestDatabase, filter: QueueFilter, id: ReportId) {
  return read(async ({ queue }) => {
    const look = await queue.look(filter, EVERYBODY, { timeZone: "UTC" });
    return (await look.place({ id, receivedAt: NOW, time: { from: null } })).isListed;
  });
}

/** Reads all pages, each from the address that the one before links to; runs something between them. */
async function walk(
  database: TestDatabase,
  query: string,
  between: () => Promise<unknown>,
): Promise<ReportId[]> {
  const seen: ReportId[] = [];
  for (let after = ""; ;) {
    const { rows, next } = await database.read(({ queue }) =>
      queue.page(filterOf(`${query}&after=${encodeURIComponent(after)}`), EVERYBODY, 3),
    );
    seen.push(...rows.map((row) => row.id));
    if (next === null) return seen;
    after = queueKeyText(next);
    await between();
  }
}

onEachDatabase("the queue", (open) => {
  test("shows each report in a line, newest first or oldest first", async () => {
    const database = await open();
    const older = await givenReport(database, { narrative: "x".repeat(300), place: "Elm" });
    database.clock.move(1);
    const draft = await givenDraft(database);
    const newer = await givenReport(database, { draftId: draft.id });
    await givenItem(database, draft.id);
    await givenItem(database, draft.id);
    await database.transact(({ items }) => items.attachToReport(draft.id, newer));
    const assignee = await givenPerson(database);
    await database.transact(({ reports }) =>
      reports.assign(older, assignee, eventOf("report.assigned", older)),
    );
    const rows = await page(database, filterOf());
    expect(rows.map((row) => row.id)).toEqual([newer, older]);
    expect(rows).toMatchObject([
      { fileCount: 2, assigneeName: null, firstWords: "They pushed a man." },
      { fileCount: 0, place: "Elm", status: "new", category: "force" },
    ]);
    expect(rows[1]?.assigneeName).toMatch(/^Person /);
    expect(rows[1]?.firstWords).toHaveLength(240);
    expect(rows[1]?.firstWords).toMatch(/…$/);
    expect(await idsOf(database, filterOf("order=oldest"))).toEqual([older, newer]);
  });

  test("no report is shown twice and none is missed while others arrive and change", async () => {
    const database = await open();
    const others = { ...database, ...(await database.openAgain()) };
    const present: ReportId[] = [];
    for (let n = 0; n < 11; n += 1) {
      present.push(await givenReport(database));
      // Some came in the same millisecond.
      if (n % 3 === 0) database.clock.move(1);
    }
    for (const order of ["newest", "oldest"]) {
      let turn = 0;
      const seen = await walk(database, `order=${order}`, async () => {
        database.clock.move(1);
        await Promise.all([givenReport(others), givenReport(others)]);
        const changed = present[turn];
        turn += 1;
        if (changed === undefined) return;
        await others.transact(({ reports }) =>
          reports.setStatus(changed, "in-review", eventOf("report.triaged", changed)),
        );
      });
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.filter((id) => present.includes(id)).toSorted()).toEqual(present.toSorted());
    }
  });

  test("a page can be read backwards from its first row", async () => {
    const database = await open();
    for (let n = 0; n < 5; n += 1) await givenReport(database);
    const all = await page(database, filterOf());
    const third = all[2];
    if (third === undefined) throw new Error("no third row");
    const after = encodeURIComponent(queueKeyText(queueKeyOf("newest", third)));
    expect(await idsOf(database, filterOf(`after=${after}`))).toEqual(
      all.slice(3).map((row) => row.id),
    );
    expect(await idsOf(database, filterOf(`order=oldest&after=${after}`))).toEqual(
      all
        .slice(0, 2)
        .map((row) => row.id)
        .toReversed(),
    );
  });

  test("the last page knows that it is the last", async () => {
    const database = await open();
    for (let n = 0; n < 4; n += 1) await givenReport(database);
    const next = async (limit: number) =>
      (await database.read(({ queue }) => queue.page(filterOf(), EVERYBODY, limit))).next;
    expect(await next(3)).not.toBeNull();
    expect(await next(4)).toBeNull();
    expect(await next(5)).toBeNull();
  });

  test("those that came through one door can be asked for, and each says its door", async () => {
    const database = await open();
    const called = await givenReport(database, { channel: "phone" });
    const typed = await givenReport(database, { channel: "web-form" });
    const old = await givenReport(database);
    expect(await page(database, filterOf("channel=phone"))).toMatchObject([
      { id: called, channel: "phone" },
    ]);
    expect(await idsOf(database, filterOf("channel=web-form"))).toEqual([typed]);
    const rows = await page(database, filterOf());
    expect(rows.find(({ id }) => id === old)?.channel).toBeNull();
  });

  test("every status and category can be asked for, alone and together", async () => {
    const database = await open();
    const wanted = new Map<string, ReportId>();
    for (const [index, category] of CATEGORIES.entries()) {
      const status = REPORT_STATUSES[index % REPORT_STATUSES.length] ?? "new";
      const id = await givenReport(database, {
        whatHappened: { category, narrative: "Words." },
      });
      await database.transact(({ reports }) =>
        reports.setStatus(id, status, eventOf("report.triaged", id)),
      );
      wanted.set(`${status} ${category}`, id);
    }
    for (const status of REPORT_STATUSES) {
      const expected = [...wanted].filter(([key]) => key.startsWith(`${status} `));
      expect((await idsOf(database, filterOf(`status=${status}`))).toSorted()).toEqual(
        expected.map(([, id]) => id).toSorted(),
      );
      for (const category of CATEGORIES) {
        const found = await idsOf(database, filterOf(`status=${status}&category=${category}`));
        expect(found).toEqual(
          [wanted.get(`${status} ${category}`)].filter((id) => id !== undefined),
        );
      }
    }
  });

  test("reports can be found by who works on them", async () => {
    const database = await open();
    const [mine, theirs, nobodys] = [
      await givenReport(database),
      await givenReport(database),
      await givenReport(database),
    ];
    const [me, colleague] = [await givenPerson(database), await givenPerson(database)];
    await database.transact(async ({ reports }) => {
      await reports.assign(mine, me, eventOf("report.assigned", mine));
      await reports.assign(theirs, colleague, eventOf("report.assigned", theirs));
    });
    const reader = { ...EVERYBODY, personId: me };
    expect(await idsOf(database, filterOf("assignee=mine"), 9, reader)).toEqual([mine]);
    expect(await idsOf(database, filterOf("assignee=nobody"), 9, reader)).toEqual([nobodys]);
    expect(await idsOf(database, filterOf(), 9, reader)).toHaveLength(3);
  });

  test("a reader of one team sees that team's reports and those assigned to them, and counts no others", async () => {
    const database = await open();
    const [own, assigned, hidden] = [
      await givenReport(database, { team: "north" }),
      await givenReport(database, { team: "south" }),
      await givenReport(database, { team: "south" }),
    ];
    const me = await givenPerson(database);
    await database.transact(({ reports }) =>
      reports.assign(assigned, me, eventOf("report.assigned", assigned)),
    );
    const reader: Looker = { personId: me, teams: ["north"], scope: "team", now: NOW };
    for (const query of ["", "status=new", "words=pushed", "order=oldest", "category=force"]) {
      const found = await idsOf(database, filterOf(query), 9, reader);
      expect(found.toSorted()).toEqual([own, assigned].toSorted());
      expect(found).not.toContain(hidden);
      expect(await database.read(({ queue }) => queue.count(filterOf(query), reader))).toEqual({
        count: 2,
        more: false,
      });
    }
  });

  test("words are looked for as they are written, whatever signs they hold", async () => {
    const database = await open();
    const texts = {
      percent: "He was 100% sure",
      number: "He was 1000 feet away",
      under: "file_name on the van",
      letter: "fileXname on the van",
      back: "C:\\temp and a \\% sign",
      quote: "It's O'Brien's \"van\"; -- '",
      accent: "Cafe\u0301 on Ångström Street",
      wide: "Plate ＡＢＣ１２３",
      arabic: "حدث في الشارع",
      line: "first line\nsecond line",
      chinese: "他们在警察局门口推倒了一个人。",
      japanese: "黒い車のナンバープレートを見ました",
    };
    const ids = new Map<string, ReportId>();
    for (const [name, narrative] of Object.entries(texts)) {
      ids.set(name, await givenReport(database, { narrative, place: "Here" }));
    }
    const found = async (words: string) => {
      const filter = filterOf(String(new URLSearchParams({ words })));
      const rows = await idsOf(database, filter);
      // One row at hand is asked in another way than all, and answers the same.
      for (const id of ids.values()) {
        expect(await isListed(database, filter, id)).toBe(rows.includes(id));
      }
      return [...ids].filter(([, id]) => rows.includes(id)).map(([name]) => name);
    };
    expect(await found("100%")).toEqual(["percent"]);
    expect(await found("file_name")).toEqual(["under"]);
    expect(await found("\\temp")).toEqual(["back"]);
    expect(await found("o'brien")).toEqual(["quote"]);
    expect(await found("O’Brien")).toEqual(["quote"]);
    expect(await found("' or 1=1 --")).toEqual([]);
    expect(await found('"van";')).toEqual(["under", "letter", "quote"]);
    expect(await found("CAFÉ")).toEqual(["accent"]);
    expect(await found("cafe")).toEqual(["accent"]);
    expect(await found("ÅNGSTRÖM cafe\u0301")).toEqual(["accent"]);
    expect(await found("abc123")).toEqual(["wide"]);
    expect(await found("BC12")).toEqual(["wide"]);
    expect(await found("123")).toEqual(["wide"]);
    expect(await found("c1*")).toEqual([]);
    expect(await found("plate -bc1")).toEqual([]);
    expect(await found("الشارع")).toEqual(["arabic"]);
    expect(await found("حَدَثَ")).toEqual(["arabic"]);
    expect(await found("警察")).toEqual(["chinese"]);
    expect(await found("警局")).toEqual([]);
    expect(await found("警察局")).toEqual(["chinese"]);
    expect(await found("車のナンバー")).toEqual(["japanese"]);
    expect(await found("line second first")).toEqual(["line"]);
    expect(await found("line third")).toEqual([]);
    expect(await found('"first line"')).toEqual(["line"]);
    expect(await found('"line first"')).toEqual([]);
    expect(await found('"second line here"')).toEqual([]);
    expect(await found("sec*")).toEqual(["line"]);
    expect(await found("cell* agency*")).toEqual([]);
    expect(await found("sure OR feet")).toEqual(["percent", "number"]);
    expect(await found("sure OR feet -away")).toEqual(["percent"]);
    expect(await found("van -brien -name")).toEqual(["letter"]);
    expect(await found('van -"the van"')).toEqual(["quote"]);
    expect(await found("-here")).toEqual([]);
    expect(await found("-van -first -here*")).toEqual([]);
    expect((await found("-van -first")).length).toBe(ids.size - 4);
    expect(await found("sure OR -here")).toEqual(["percent"]);
    expect(await found("here")).toHaveLength(ids.size);
    expect(await found("\0")).toHaveLength(ids.size);
  });

  test("messages and notes are searched once they are learnt, and what is forgotten is gone", async () => {
    const database = await open();
    const id = await givenReport(database, { narrative: "A man fell.", place: "Elm Street" });
    const author = await givenPerson(database);
    const found = (query: string) => idsOf(database, filterOf(query));
    const note = { id: newId("not"), reportId: id, authorId: author, at: NOW };
    await database.transact(({ reports }) =>
      reports.addNote({ ...note, text: "The plumber saw it." }, eventOf("report.annotated", id)),
    );
    expect(await found("words=plumber")).toEqual([]);
    await database.transact(async ({ search }) => {
      const wanted = await search.wanted(9);
      expect(wanted.map((one) => one.id)).toEqual([id]);
      await search.learn([id]);
      await search.learnt(wanted);
      expect(await search.wanted(9)).toEqual([]);
    });
    expect(await found("words=plumber+fell")).toEqual([id]);
    expect(await found("place=elm")).toEqual([id]);
    expect(await found("place=plumber")).toEqual([]);
    expect(await found("words=elm&place=street+-oak")).toEqual([id]);
    // What was withdrawn is asked for anew in the same transaction, and not found once that was learnt; what stands again is.
    for (const withdrawn of [{ by: author, at: NOW }, null]) {
      const ev = withdrawn === null ? "report.note_brought_back" : "report.note_withdrawn";
      await database.transact(({ reports }) =>
        reports.setNoteWithdrawn(note.id, withdrawn, eventOf(ev, id)),
      );
      await database.transact(async ({ search }) => {
        expect((await search.wanted(9)).map((one) => one.id)).toEqual([id]);
        await search.learn([id]);
        await search.learnt(await search.wanted(9));
      });
      expect(await found("words=plumber")).toEqual(withdrawn === null ? [id] : []);
      expect(await found("words=fell")).toEqual([id]);
    }
    await database.transact(({ search }) => search.forget(id));
    expect(await found("words=plumber")).toEqual([]);
  });

  test("whom and what a reporter saw is searched, plates and badges by any part, however they were parted", async () => {
    const database = await open();
    const vehicle = { kind: "vehicle", plateFrom: "", looks: "A grey van", markings: "" } as const;
    const seen = await givenReport(database, {
      narrative: "They left.",
      sightings: [{ ...vehicle, id: newId("sgt"), plate: "KLR 48-21", did: "" }],
    });
    await givenReport(database, { narrative: "In 1998 and on 48th Street." });
    const found = (words: string) =>
      idsOf(database, filterOf(String(new URLSearchParams({ words }))));
    for (const words of ["KLR4821", "r482", "821", "klr", "grey van", "482 OR 4822"]) {
      expect(await found(words)).toEqual([seen]);
      const filter = filterOf(String(new URLSearchParams({ words })));
      expect(await isListed(database, filter, seen)).toBe(true);
    }
    expect(await found("199")).toEqual([]);
    expect(await found("-r482 -left")).toHaveLength(1);
    expect(await idsOf(database, filterOf("place=r482"))).toEqual([]);
  });

  test("agencies that a reporter chose are found and told, where the desk may see the answer", async () => {
    const database = await open();
    const answer = (visibility: "desk" | "case-team", chosen: readonly string[]) => ({
      ...{ question: "who", wording: "Who?", language: "en", visibility, retention: "report" },
      ...{ chosen, answer: chosen },
    });
    const seen = await givenReport(database, { answers: [answer("desk", ["ice", "cbp-air"])] });
    const closed = await givenReport(database, { answers: [answer("case-team", ["ice"])] });
    const questions = new Set(["who"]);
    await database.transact(({ search }) => search.learn([seen, closed], questions));
    expect(await idsOf(database, filterOf("agency=ice"))).toEqual([seen]);
    expect(await idsOf(database, filterOf("agency=cbp-air"))).toEqual([seen]);
    expect(await idsOf(database, filterOf("agency=cbp"))).toEqual([]);
    const told = (asked: ReadonlySet<string>) =>
      database.read(({ queue }) => queue.agenciesOf([seen, closed], asked));
    expect(await told(questions)).toEqual(new Map([[seen, ["ice", "cbp-air"]]]));
    expect(await told(new Set(["other"]))).toEqual(new Map());
  });

  test("matches of a search come in the order of their incidents, page by page, each once", async () => {
    const database = await open();
    const days = ["2026-03-02", null, "2026-02-20", "2026-03-02", "2026-03-05", null, "2026-01-01"];
    const given = new Map<ReportId, string>();
    for (const from of days) {
      const time = { from, fromTime: null, until: null, untilTime: null, about: false };
      const whereAndWhen = { place: "Here", latitude: null, longitude: null, time };
      given.set(await givenReport(database, { narrative: "A van.", whereAndWhen }), from ?? "");
    }
    await givenReport(database, { narrative: "A bus." });
    const seen = await walk(database, "words=van&order=incident-oldest", () => Promise.resolve());
    expect(new Set(seen).size).toBe(days.length);
    const order = seen.map((id) => given.get(id));
    expect(order).toEqual(order.toSorted());
    expect(
      await walk(database, "words=van&order=incident-newest", () => Promise.resolve()),
    ).toEqual(seen.toReversed());
  });

  test("a few that a filter leaves come in order, page by page, though most of them are folded away", async () => {
    const database = await open();
    const given: { readonly id: ReportId; readonly receivedAt: Instant }[] = [];
    for (let n = 0; n < 20; n += 1) {
      const receivedAt = database.clock.now();
      const id = await givenReport(database, { narrative: n === 18 ? "A bus." : "A van." });
      given.push({ id, receivedAt });
      database.clock.move(1);
    }
    const alike = given.slice(1, 16);
    const [first] = alike;
    if (first === undefined) throw new Error("none is alike");
    await database.transact(async (stores) => {
      for (const { id, receivedAt } of alike) {
        const known = { reportId: id, likeness: "0", cluster: first.id, receivedAt };
        await stores.alike.learn(known, ["1"]);
      }
      await stores.alike.fold(first.id);
    });
    const isFolded = (one: (typeof given)[number]) => alike.slice(1).includes(one);
    const shown = given.filter((one) => !isFolded(one)).map(({ id }) => id);
    const walked = (query: string) => walk(database, query, () => Promise.resolve());
    expect(await walked("status=new")).toEqual(shown.toReversed());
    expect(await walked("status=new&order=oldest")).toEqual(shown);
    const vans = shown.filter((id) => id !== given[18]?.id);
    expect(await walked("status=new&words=van")).toEqual(vans.toReversed());
    expect(await walked("words=van")).toEqual(vans.toReversed());
  });

  test("the desk finds reports whose reporter may state an immigration status, and each row says so", async () => {
    const database = await open();
    const stating = await givenReport(database, { narrative: "Mi tío está sin papeles." });
    const other = await givenReport(database);
    const author = await givenPerson(database);
    const note = { id: newId("not"), reportId: other, authorId: author, at: NOW };
    await database.transact(async ({ reports, search }) => {
      const text = "Asked whether this is about asylum.";
      await reports.addNote({ ...note, text }, eventOf("report.annotated", other));
      await search.learn([other]);
    });
    expect(await idsOf(database, filterOf("flag=status-words"))).toEqual([stating]);
    expect(await idsOf(database, filterOf("flag=status-words&words=asylum"))).toEqual([]);
    const rows = await page(database, filterOf());
    expect(new Map(rows.map(({ id, statesStatus }) => [id, statesStatus]))).toEqual(
      new Map([
        [stating, true],
        [other, false],
      ]),
    );
  });

  test("reports of one millisecond are read in one order by their words, each once", async () => {
    const database = await open();
    const ids = await Promise.all(
      Array.from({ length: 7 }, () => givenReport(database, { narrative: "The same van." })),
    );
    for (const order of ["newest", "oldest"]) {
      const seen = await walk(database, `words=van&order=${order}`, () => Promise.resolve());
      expect(seen.toSorted()).toEqual(ids.toSorted());
    }
  });

  test("reports are found near a point, across the date line too, and by whether they have one", async () => {
    const database = await open();
    const time = { from: null, fromTime: null, until: null, untilTime: null, about: false };
    const at = (latitude: string, longitude: string) =>
      givenReport(database, { whereAndWhen: { place: "Here", latitude, longitude, time } });
    const [hall, bridge] = [await at("40.7127", "-74.0059"), await at("40.7061", "-73.9969")];
    const [fiji, none] = [await at("-17.0", "179.99"), await givenReport(database)];
    const found = async (query: string) => (await idsOf(database, filterOf(query))).toSorted();
    expect(await found("near=40.7127,-74.0059,0.5")).toEqual([hall]);
    expect(await found("near=40.7127,-74.0059,1.2")).toEqual([hall, bridge].toSorted());
    expect(await found("near=40.9,-74.3,40")).toEqual([hall, bridge].toSorted());
    expect(await found("near=-17,-179.99,3")).toEqual([fiji]);
    expect(await found("near=89.9,0,900")).toEqual([]);
    expect(await found("location=none")).toEqual([none]);
    expect(await found("location=given&near=40.7127,-74.0059,1000")).toEqual(
      [hall, bridge].toSorted(),
    );
  });

  test("reports are found by the days of their incident and in its order", async () => {
    const database = await open();
    const on = (from: string | null, until: string | null = null) => {
      const time = { from, fromTime: null, until, untilTime: null, about: false };
      return givenReport(database, {
        whereAndWhen: { place: "Here", latitude: null, longitude: null, time },
      });
    };
    const [second, march, never, fifth] = [
      ...[await on("2026-03-02"), await on("2026-02-20", "2026-03-10")],
      ...[await on(null), await on("2026-03-05")],
    ];
    expect(await idsOf(database, filterOf("order=incident-newest"))).toEqual([
      ...[fifth, second, march, never],
    ]);
    expect(await walk(database, "order=incident-oldest", () => Promise.resolve())).toEqual([
      ...[never, march, second, fifth],
    ]);
    const found = async (query: string) => (await idsOf(database, filterOf(query))).toSorted();
    expect(await found("incident-from=2026-03-03&incident-until=2026-03-04")).toEqual([march]);
    expect(await found("incident-from=2026-03-05")).toEqual([march, fifth].toSorted());
    expect(await found("incident-until=2026-03-02")).toEqual([march, second].toSorted());
  });

  test("reports are found by their language, by files and flags, and when they are late", async () => {
    const database = await open();
    const { clock } = database;
    const old = await givenReport(database, { language: "es" });
    clock.move(8 * 86_400_000);
    const fresh = await givenReport(database);
    const reader = { ...EVERYBODY, now: clock.now() };
    const found = (query: string) => idsOf(database, filterOf(query), 9, reader);
    expect(await found("language=es")).toEqual([old]);
    expect(await found("language=xx")).toEqual([fresh, old]);
    expect(await found("late=yes")).toEqual([old]);
    const office = { timeZone: "UTC", targetDays: 9 };
    const patient = await database.read(({ queue }) =>
      queue.page(filterOf("late=yes"), reader, 9, office),
    );
    expect(patient.rows).toEqual([]);
    expect(await found("received-until=2026-11-22")).toEqual([old]);
    expect(await found("received-from=2026-11-23")).toEqual([fresh]);
    expect(await found("files=none")).toEqual([fresh, old]);
    for (const query of ["files=photo", "files=any", "files=arriving", "alike=yes"]) {
      expect(await found(query)).toEqual([]);
    }
    for (const flag of ["withdrawn", "correction", "links", "officer"]) {
      expect(await found(`flag=${flag}`)).toEqual([]);
    }
    await database.transact(({ reports }) =>
      reports.setStatus(old, "closed", eventOf("report.triaged", old)),
    );
    expect(await found("late=yes")).toEqual([]);
  });

  test("whatever is searched, both databases take it", async () => {
    const database = await open();
    const id = await givenReport(database, {
      narrative: "a b c OR and not near 1",
      place: "said b",
    });
    const piece = fc.oneof(
      fc.constantFrom(...['"', "-", "*", " ", "OR", "|", "(", ")", ":", "'", "\\", "NEAR(", "^"]),
      fc.constantFrom("a", "b", "c", "·", "said", "&", "!", "<->"),
      fc.string({ unit: "binary", maxLength: 4 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const query = new URLSearchParams({ words: pieces.join(""), place: pieces.join(" ") });
        const filter = filterOf(String(query));
        const found = (await page(database, filter, 5)).length > 0;
        expect(await isListed(database, filter, id)).toBe(found);
      }),
      { numRuns: 150 },
    );
  });

  test("a report can be found by its code", async () => {
    const database = await open();
    const id = await givenReport(database, { code: "BW-7K2M-9QXD" });
    await givenReport(database);
    expect(await idsOf(database, filterOf("words=bw-7k2m-9qxd"))).toEqual([id]);
  });

  test("a report stands at a number in its list, in each order, or is not in it", async () => {
    const database = await open();
    const ids: ReportId[] = [];
    for (let n = 0; n < 5; n += 1) {
      ids.push(await givenReport(database));
      // Two came in the same millisecond.
      if (n !== 2) database.clock.move(1);
    }
    const places = async (query: string) => {
      const listed = await idsOf(database, filterOf(query));
      return database.read(async ({ queue, reports }) => {
        const look = await queue.look(filterOf(query), EVERYBODY, { timeZone: "UTC" });
        const found: (number | undefined)[] = [];
        for (const id of listed) {
          const report = await reports.find(id);
          if (report === undefined) throw new Error("a report is gone");
          found.push((await look.place(report)).number);
        }
        return found;
      });
    };
    for (const order of ["newest", "oldest", "incident-newest", "incident-oldest"]) {
      expect(await places(`order=${order}`)).toEqual([1, 2, 3, 4, 5]);
    }
    const [first] = ids;
    if (first === undefined) throw new Error("no report");
    await database.transact(({ reports }) =>
      reports.setStatus(first, "in-review", eventOf("report.triaged", first)),
    );
    expect(await places("status=new&order=oldest")).toEqual([1, 2, 3, 4]);
    const place = await database.read(async ({ queue, reports }) => {
      const look = await queue.look(filterOf("status=new"), EVERYBODY, { timeZone: "UTC" });
      const report = await reports.find(first);
      return report && look.place(report);
    });
    expect(place).toEqual({ isListed: false, number: undefined });
  });

  test("counting stops at a thousand and says so", async () => {
    const database = await open();
    const own = await givenReport(database, { code: "BW-0000-0000" });
    const numberIn = (query: string) =>
      database.read(async ({ queue, reports }) => {
        const look = await queue.look(filterOf(query), EVERYBODY, { timeZone: "UTC" });
        const report = await reports.find(own);
        return report && (await look.place(report)).number;
      });
    const count = () => database.read(({ queue }) => queue.count(filterOf(), EVERYBODY));
    const copy = async (from: number, until: number) => {
      await database.sql(
        `insert into report
           (id, code, draft_id, status, category, narrative, place, incident_time, language,
            has_contact, team, received_at, receipt_locator, receipt_salt, receipt_verifier)
         with recursive n(i) as
           (select ${String(from)} union all select i + 1 from n where i < ${String(until)})
         select id || i, code || i, draft_id || i, status, category, narrative, place,
           incident_time, language, has_contact, team, received_at, receipt_locator || i,
           receipt_salt, receipt_verifier
         from report cross join n where code = 'BW-0000-0000'`,
      );
    };
    expect(await count()).toEqual({ count: 1, more: false });
    await copy(2, 1_000);
    expect(await count()).toEqual({ count: 1_000, more: false });
    // Its copies came in the same millisecond, and their ids are behind its own.
    expect(await numberIn("order=newest")).toBe(1_000);
    expect(await numberIn("order=oldest")).toBe(1);
    await copy(1_001, 1_001);
    expect(await count()).toEqual({ count: 1_000, more: true });
    expect(await numberIn("order=newest")).toBeUndefined();
    expect(await numberIn("order=oldest")).toBe(1);
    expect(
      await database.read(({ queue }) => queue.count(filterOf("words=none"), EVERYBODY)),
    ).toEqual({ count: 0, more: false });
  });

  test("a page far down begins in the index at its key, not at the top", async () => {
    const database = await open();
    const after = "2026-11-22T12:00:00.000Z~rpt_00000000000000000000000000";
    for (const query of ["", "order=oldest&", "order=incident-newest&"]) {
      const filter = filterOf(`${query}after=${encodeURIComponent(after)}`);
      const plan = await planOfPage(database, filter);
      const index = query.includes("incident") ? "report_incident" : "report_newest";
      expect(plan).toMatch(
        database.kind === "sqlite"
          ? new RegExp(`SEARCH report USING (?:COVERING )?INDEX ${index} \\(.*[<>].*\\?`)
          : new RegExp(`using ${index} on report[^\\n]*\\n *Index Cond: .*ROW`),
      );
      expect(plan).not.toMatch(/TEMP B-TREE|Sort/);
    }
  });
});

/** How the database means to find a page: the store's own statement, explained. */
async function planOfPage({ location, clock }: TestDatabase, filter: QueueFilter): Promise<string> {
  const sent: CompiledQuery[] = [];
  const db = new Kysely<Schema>({
    dialect:
      location.kind === "sqlite"
        ? new SqliteDialect({ database: new Sqlite(location.file) })
        : new PostgresDialect({ pool: new pg.Pool({ connectionString: location.url, max: 1 }) }),
    log: (event) => void sent.push(event.query),
  });
  try {
    const scope = { db, dialect: location.kind, holdsRows: false, clock };
    const queue = queueReader({
      ...scope,
      random: randomBytes,
      logOrigin: TEST_LOG_ORIGIN,
      rootKeys: () => TEST_ROOT_KEYS,
    });
    await queue.page(filter, EVERYBODY, 50);
    const { sql: statement, parameters } = sent.find((one) => one.sql.includes("order by")) ?? {
      ...{ sql: "", parameters: [] },
    };
    const explain = location.kind === "sqlite" ? "explain query plan" : "explain";
    // Too few rows to be worth an index: what matters is whether the statement can use it.
    if (location.kind === "postgres") await sql`set enable_seqscan = off`.execute(db);
    if (location.kind === "postgres") await sql`set enable_bitmapscan = off`.execute(db);
    const plan = await db.executeQuery<Record<string, unknown>>(
      CompiledQuery.raw(`${explain} ${statement}`, [...parameters]),
    );
    return plan.rows.map((row) => String(row["detail"] ?? row["QUERY PLAN"])).join("\n");
  } finally {
    await db.destroy();
  }
}
