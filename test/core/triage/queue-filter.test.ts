import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { idFromBytes } from "#app/core/ids.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import { CATEGORIES } from "#app/core/intake/category.ts";
import { parseQueueFilter, queueKeyText } from "#app/core/triage/queue-filter.ts";
import { searchText } from "#app/core/triage/search-text.ts";
import { isReportStatus, REPORT_STATUSES } from "#app/core/triage/status.ts";

const EVERYTHING = {
  order: "newest",
  status: null,
  category: null,
  channel: null,
  page: null,
  words: [],
  assignee: "anyone",
  unread: false,
  after: null,
};

const PAGE = idFromBytes("inp", new Uint8Array(16));
const KEY = `2026-11-22T12:00:00.000Z~${idFromBytes("rpt", new Uint8Array(16))}`;

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
        `order=oldest&status=in-review&category=force&channel=phone&page=${PAGE}&assignee=mine&messages=unread&words=Blue+VAN&after=${KEY}`,
      ),
    ).toEqual({
      order: "oldest",
      status: "in-review",
      category: "force",
      channel: "phone",
      page: PAGE,
      words: ["blue", "van"],
      assignee: "mine",
      unread: true,
      after: { receivedAt: "2026-11-22T12:00:00.000Z", id: KEY.split("~")[1] },
    });
    for (const status of REPORT_STATUSES) expect(read(`status=${status}`).status).toBe(status);
    for (const one of CATEGORIES) expect(read(`category=${one}`).category).toBe(one);
    expect(read("assignee=nobody").assignee).toBe("nobody");
  });

  test("with values nobody knows shows more, never less", () => {
    for (const query of [
      "status=lost&category=weather&assignee=you&order=sideways",
      "status=constructor&category=__proto__",
      "status=&category=&words=&after=&page=",
      "page=rpt_00000000000000000000000000",
      "words=%20%09%0A&after=~",
      "after=yesterday~rpt_1",
      "after=2026-11-22T12:00:00.000Z",
      "after=2026-11-22T12:00:00.000Z~",
      "after=2026-11-22T12:00:00.000Z~cas_00000000000000000000000000",
      "after=2026-13-22T12:00:00.000Z~rpt_00000000000000000000000000",
      "after=2026-11-22T12:00:00Z~rpt_00000000000000000000000000",
      `after=${KEY}~x`,
      `after=%00${KEY}`,
    ]) {
      expect(read(query)).toEqual(EVERYTHING);
    }
  });

  test("takes eight words, without regard to how they were typed", () => {
    expect(read("words=a b c d e f g h i j").words).toEqual([..."abcdefgh"]);
    expect(read("words=%EF%BC%A1%EF%BC%A2%EF%BC%A3").words).toEqual(["abc"]);
    expect(read("words=cafe%CC%81").words).toEqual(["café"]);
    expect(read("words=one%00two%C2%A0three").words).toEqual(["one", "two", "three"]);
    expect(read(`words=van ${"x".repeat(101)}`).words).toEqual(["van"]);
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
          expect(filter.words.length).toBeLessThanOrEqual(8);
          for (const word of filter.words) {
            expect(word).not.toMatch(/[\s\p{Cc}]/u);
            expect(searchText(query["words"] ?? "")).toContain(word);
          }
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
        const key = { receivedAt: instantFromMillis(at), id: idFromBytes("rpt", bytes) };
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
