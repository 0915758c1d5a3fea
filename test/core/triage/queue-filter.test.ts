import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { idFromBytes } from "#app/core/ids.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import { CATEGORIES } from "#app/core/intake/category.ts";
import { parseQueueFilter, queueKeyText } from "#app/core/triage/queue-filter.ts";
import { parseSearch, spellSearch } from "#app/core/triage/search-query.ts";
import { searchText } from "#app/core/triage/search-text.ts";
import { isReportStatus, REPORT_STATUSES } from "#app/core/triage/status.ts";

const ALWAYS = { from: null, until: null };
const EVERYTHING = {
  ...{ order: "newest", status: null, category: null, channel: null, language: null },
  ...{ words: [], place: [], assignee: "anyone", unread: false, late: false, agency: null },
  ...{ files: null, flag: null, location: null, near: null, alike: false },
  ...{ received: ALWAYS, happened: ALWAYS, page: null, incident: null, exact: false, after: null },
};

const PAGE = idFromBytes("inp", new Uint8Array(16));
const INCIDENT = idFromBytes("inc", new Uint8Array(16));
const KEY = `2026-11-22T12:00:00.000Z~${idFromBytes("rpt", new Uint8Array(16))}`;

function term(word: string) {
  return { tokens: [word], prefix: false, not: false };
}

function read(query: string) {
  return parseQueueFilter(new URLSearchParams(query));
}

describe("a queue's address", () => {
  test("without anything shows everything, newest first", () => {
    expect(read("")).toEqual(EVERYTHING);
  });

  test("can ask for each thing", () => {
    expect(
      read(
        `order=oldest&status=in-review&category=force&channel=phone&page=${PAGE}&assignee=mine&messages=unread&words=Blue+VAN&after=${KEY}` +
          "&language=es&late=yes&agency=ice&files=video&flag=links&location=given&near=40.5,-74,2.5&alike=yes&place=-elm" +
          "&received-from=2026-02-01&received-until=2026-02-28&incident-from=2026-01-01&count=exact" +
          `&incident=${INCIDENT}`,
      ),
    ).toEqual({
      ...{ order: "oldest", status: "in-review", category: "force", channel: "phone" },
      incident: INCIDENT,
      ...{ page: PAGE, assignee: "mine", unread: true, language: "es", late: true },
      words: [[term("blue")], [term("van")]],
      place: [[{ ...term("elm"), not: true }]],
      ...{ agency: "ice", files: "video", flag: "links", location: "given", alike: true },
      near: { latitude: 40.5, longitude: -74, kilometres: 2.5 },
      received: { from: "2026-02-01", until: "2026-02-28" },
      happened: { from: "2026-01-01", until: null },
      exact: true,
      after: { value: "2026-11-22T12:00:00.000Z", id: KEY.split("~")[1] },
    });
    for (const status of REPORT_STATUSES) expect(read(`status=${status}`).status).toBe(status);
    for (const one of CATEGORIES) expect(read(`category=${one}`).category).toBe(one);
    expect(read("assignee=nobody").assignee).toBe("nobody");
    expect(read("incident=none").incident).toBe("none");
  });

  test("with values nobody knows shows more, never less", () => {
    for (const query of [
      "status=lost&category=weather&assignee=you&order=sideways",
      "status=constructor&category=__proto__",
      "status=&category=&words=&after=&page=",
      "page=rpt_00000000000000000000000000",
      "incident=inp_00000000000000000000000000&incident=none",
      "incident=nothing",
      "words=%20%09%0A&after=~",
      "after=yesterday~rpt_1",
      "after=2026-11-22T12:00:00.000Z",
      "after=2026-11-22T12:00:00.000Z~",
      "after=2026-11-22T12:00:00.000Z~cas_00000000000000000000000000",
      "after=2026-13-22T12:00:00.000Z~rpt_00000000000000000000000000",
      "after=2026-11-22T12:00:00Z~rpt_00000000000000000000000000",
      `after=${KEY}~x`,
      `after=%00${KEY}`,
      "language=xx&files=sound&flag=red&location=here&late=no&alike=1&count=all&agency=A'--",
      "near=91,0,1&received-from=2026-02-30&incident-until=yesterday&words=-%22%22*&place=***",
      "near=1,2&near=1,2,0",
    ]) {
      expect(read(query)).toEqual(EVERYTHING);
    }
  });

  test("takes sixteen words, without regard to how they were typed", () => {
    const spelled = (query: string) => spellSearch(read(query).words);
    expect(read("words=a b c d e f g h i j k l m n o p q r s").words).toHaveLength(16);
    expect(spelled("words=%EF%BC%A1%EF%BC%A2%EF%BC%A3")).toBe("abc");
    expect(spelled("words=cafe%CC%81")).toBe("cafe");
    expect(spelled("words=one%00two%C2%A0three")).toBe("one two three");
    expect(spelled("words=O%27Brien -%E2%80%9CBlue Van%E2%80%9D* x OR y | z")).toBe(
      '"o brien" -"blue van"* x OR y OR z',
    );
    expect(spelled("words=OR OR a OR")).toBe("a");
    expect(spelled("words=%E8%AD%A6%E5%AF%9F")).toBe('"警 察"');
  });

  test("whatever it holds is read, into words that the search can find", () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom("words", "after", "status", "category", "order", "assignee"),
          fc.string({ unit: "binary" }),
        ),
        (query) => {
          const filter = parseQueueFilter(new URLSearchParams(query));
          expect(filter.words.length).toBeLessThanOrEqual(16);
          for (const { tokens } of filter.words.flat()) {
            expect(tokens.length).toBeGreaterThan(0);
            for (const token of tokens) expect(token).toMatch(/^[\p{L}\p{N}\p{M}ー々]{1,100}$/u);
          }
          // As the next page's address spells it, it is still the same search.
          const spelled = parseSearch(spellSearch(filter.words));
          expect(spelled).toEqual(filter.words);
          expect(filter.status === null || isReportStatus(filter.status)).toBe(true);
          if (filter.after !== null) expect(queueKeyText(filter.after)).toBe(query["after"]);
        },
      ),
    );
  });

  test("every row's key can be spelled in it and read back", () => {
    const millis = fc.integer({ min: 0, max: 4_102_444_800_000 });
    fc.assert(
      fc.property(millis, fc.uint8Array({ minLength: 16, maxLength: 16 }), (at, bytes) => {
        const key = { value: instantFromMillis(at) as string, id: idFromBytes("rpt", bytes) };
        const query = new URLSearchParams({ after: queueKeyText(key) });
        expect(read(query.toString()).after).toEqual(key);
      }),
    );
  });
});

describe("text as it is searched", () => {
  test.each([
    ["BLUE Van", "blue van"],
    ["Cafe\u0301", "café"],
    ["ＡＢＣ１２３", "abc123"],
    ["ﬁre", "fire"],
    ["ÅNGSTRÖM", "ångström"],
    ["الشارع", "الشارع"],
  ])("%s is %s", (typed, searched) => {
    expect(searchText(typed)).toBe(searched);
  });

  test("what is searched for in its own text is found", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (typed) => {
        expect(searchText(`before ${typed} behind`)).toContain(searchText(typed).trim());
      }),
    );
  });
});
