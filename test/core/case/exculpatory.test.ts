import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { disclosureIndexCsv, reviewInWords } from "#app/core/bundle/disclosure-index.ts";
import { causesOf, type CauseFacts } from "#app/core/case/exculpatory-causes.ts";
import { EXCULPATORY_CODES, parseCodes, parseReason } from "#app/core/case/exculpatory-codes.ts";
import {
  standingOf,
  type KeptReviewStep,
  type ReviewStep,
} from "#app/core/case/exculpatory-review.ts";
import { standingFacts } from "#app/core/case/standing-facts.ts";
import { defenceWordsIn } from "#app/core/case/defence-words.ts";
import type { CaseEntry } from "#app/core/case/sheet-entry.ts";
import type { Assessment } from "#app/core/claims/assessment.ts";
import type { PlaceClaim, TimeClaim } from "#app/core/claims/claim.ts";
import { TOLERANCES } from "#app/core/claims/tolerances.ts";
import { instantFromMillis, type Instant } from "#app/core/instant.ts";
import type { PersonId } from "#app/core/ids.ts";

const AT = "2026-04-01T00:00:00.000Z" as Instant;
const instantAt = (text: string) => instantFromMillis(Date.parse(text));
const [ANN, BEN] = ["usr_ann", "usr_ben"] as const;

/** Steps in their order, each by the person named with it. */
function steps(...all: readonly (readonly [PersonId, ReviewStep])[]): KeptReviewStep[] {
  return all.map(([by, step], at) => ({
    ...{
      itemId: "itm_a",
      version: at + 1,
      actId: `act_${String(at)}`,
      step,
      by,
      byName: by,
      at: AT,
    },
  }));
}

const decided = (codes: readonly string[], answers: readonly string[] = []): ReviewStep => ({
  kind: "decided",
  ...{ reason: "Looked at", answers },
  codes: EXCULPATORY_CODES.filter((code) => codes.includes(code)),
});
const cause = (key: string) => ({ key, suggests: ["EX-4"] as const, words: `About ${key}.` });

test("what suggests a review opens it and sets no code; a decision answers what was there, and nothing that comes later", () => {
  const first = [cause("time:1")];
  expect(standingOf([], first, false)).toMatchObject({ open: "undecided", decision: undefined });
  const one = steps([ANN, decided(["EX-0"], ["time:1"])]);
  expect(standingOf(one, first, false)).toMatchObject({ open: undefined, raised: [] });
  const later = [...first, cause("time:2")];
  expect(standingOf(one, later, false)).toMatchObject({
    ...{ open: "raised", raised: [{ key: "time:2" }] },
    decision: { codes: ["EX-0"], by: ANN },
  });
});

test("EX-0 on what a fact rests on needs another person; any other code does not", () => {
  const own = steps([ANN, decided(["EX-0"])], [ANN, { kind: "agreed", of: 1 }]);
  expect(standingOf(own, [], true).open).toBe("second-look");
  expect(standingOf(own, [], false).open).toBeUndefined();
  const second = steps([ANN, decided(["EX-0"])], [BEN, { kind: "agreed", of: 1 }]);
  expect(standingOf(second, [], true)).toMatchObject({
    open: undefined,
    decision: { agreedBy: BEN },
  });
  // Who agreed, agreed to that decision and to no later one.
  const anew = [...second, ...steps([ANN, decided(["EX-0"])])].map((step, at) => ({
    ...step,
    version: at + 1,
  }));
  expect(standingOf(anew, [], true).open).toBe("second-look");
  expect(standingOf(steps([ANN, decided(["EX-4"])]), [], true).open).toBeUndefined();
});

test("a question opens a review until it is decided anew; taking back is taken back in turn", () => {
  const asked: ReviewStep = { kind: "asked", reason: "A voice at the end?" };
  const before = [[ANN, decided(["EX-0"])] as const, [BEN, asked] as const] as const;
  expect(standingOf(steps(...before), [], false)).toMatchObject({
    ...{ open: "asked", asked: { reason: "A voice at the end?" }, version: 2 },
  });
  const answered = steps(...before, [ANN, decided(["EX-5"])]);
  expect(standingOf(answered, [], false)).toMatchObject({ open: undefined, asked: undefined });
  const undone = steps(...before, [BEN, { kind: "taken-back", of: 2 }]);
  expect(standingOf(undone, [], false).open).toBeUndefined();
  const redone = steps(
    ...before,
    [BEN, { kind: "taken-back", of: 2 }],
    [BEN, { kind: "taken-back", of: 3 }],
  );
  expect(standingOf(redone, [], false).open).toBe("asked");
  const none = steps([ANN, decided(["EX-0"])], [ANN, { kind: "taken-back", of: 1 }]);
  expect(standingOf(none, [], false)).toMatchObject({ open: "undecided", version: 2 });
});

test("EX-0 stands alone, nothing is no decision, and a reason is one line that somebody wrote", () => {
  fc.assert(
    fc.property(fc.subarray([...EXCULPATORY_CODES]), (codes) => {
      const read = parseCodes(codes);
      const isOne = codes.length > 0 && (codes.length === 1 || !codes.includes("EX-0"));
      expect(read.ok).toBe(isOne);
      if (read.ok) expect(read.codes).toEqual(codes);
    }),
  );
  expect(parseReason(" Two\n\u202eversions ")).toEqual({ ok: true, reason: "Two versions" });
  for (const text of ["", " \u200e ", "x".repeat(501), "\ud800"]) {
    expect(parseReason(text).ok).toBe(false);
  }
});

const FACTS: CauseFacts = {
  ...{ examination: 1, assessment: null, corrections: [], helping: [], fixityFailures: [] },
  damaged: false,
  report: {
    ...{ narrative: "They pushed a man.", latitude: null, longitude: null, point: null },
    time: { from: null, fromTime: null, until: null, untilTime: null, about: false },
  },
  ...{ zone: "America/New_York", tolerances: TOLERANCES },
};

test("words, second versions, facts against and damage each suggest a review under a key of their own", () => {
  expect(causesOf(FACTS)).toEqual([]);
  const fact = { id: "cen_x" as const, version: 2, values: { statement: "He let go." } };
  const found = causesOf({
    ...FACTS,
    ...{
      corrections: ["rqt_1"],
      helping: [{ fact, helps: "against-element" as const }],
      fixityFailures: [7],
      damaged: true,
    },
    report: { ...FACTS.report, narrative: "He had a knife. I am not sure who." },
  });
  expect(found.map(({ key }) => key)).toEqual([
    ...["damaged", "fixity:7", "against:cen_x/2", "correction:rqt_1", "words"],
  ]);
  expect(found.at(-1)?.words).toContain("“had a knife”, “not sure who”");
});

const CLOCK: TimeClaim = {
  ...{ source: "ExifIFD:DateTimeOriginal", raw: "", local: null, offset: "-04:00" },
  ...{ assumedOffset: null, zoneSource: "written", level: "T2", sentence: "The device says noon." },
  ...{ earliest: instantAt("2026-04-21T16:00:00Z"), latest: instantAt("2026-04-21T16:00:01Z") },
};
const POSITION: PlaceClaim = {
  ...{ source: "GPS:GPSLatitude", raw: "", latitude: 40.7128, longitude: -74.006, altitude: null },
  ...{ radiusMetres: 10, level: "P2", sentence: "The device recorded a position." },
};

/** What a file says of itself; nothing where it is not given. */
function assessed(said: Partial<Assessment>): Assessment {
  return {
    ...{ path: "a.jpg", size: 1, sha256: "00", sha512: "00", mediaType: "image/jpeg" },
    ...{ declaredExtensionAgrees: true, width: 1, height: 1, durationSeconds: null },
    device: { make: null, model: null, software: null },
    ...{ times: [], places: [], bestTime: null, bestPlace: null, locationStatus: "absent" },
    ...{ credentials: { state: "absent", codes: [] }, signs: [], problems: [] },
    ...{ surroundings: [], sun: null, ...said },
  };
}

const toldTime = (fromTime: string) => ({
  ...FACTS.report,
  time: { from: "2026-04-21", fromTime, until: null, untilTime: null, about: false },
});
const toldPlace = (latitude: string) => ({ ...FACTS.report, latitude, longitude: "-74.006" });

test.each<[string, Partial<Assessment>, CauseFacts["report"], string | undefined]>([
  [
    "times that contradict each other",
    { bestTime: { ...CLOCK, level: "T0" } },
    FACTS.report,
    "time:1",
  ],
  ["places that do", { bestPlace: { ...POSITION, level: "P0" } }, FACTS.report, "place:1"],
  [
    "credentials that do not hold",
    { credentials: { state: "invalid", codes: ["x"] } },
    FACTS.report,
    "credentials:1",
  ],
  [
    "credentials of nobody on a list",
    { credentials: { state: "valid-unlisted", codes: [] } },
    FACTS.report,
    undefined,
  ],
  ["the clock that the reporter names", { bestTime: CLOCK }, toldTime("12:00"), undefined],
  ["another one", { bestTime: CLOCK }, toldTime("18:00"), "told-time:1"],
  [
    "the place that the reporter names, a street away",
    { bestPlace: POSITION },
    toldPlace("40.7150"),
    undefined,
  ],
  ["another town", { bestPlace: POSITION }, toldPlace("41.2"), "told-place:1"],
  [
    "nothing, as a message leaves a file",
    {},
    { ...toldTime("18:00"), ...{ latitude: "41.2", longitude: "-74.006" } },
    undefined,
  ],
])("a file that says %s suggests a review of that and of nothing else", (_, said, report, key) => {
  const found = causesOf({ ...FACTS, report, assessment: assessed(said) });
  expect(found.map((one) => one.key)).toEqual(key === undefined ? [] : [key]);
  for (const { suggests } of found) expect(suggests).toEqual(["EX-4"]);
});

test("a file that is examined anew asks anew, where it still contradicts itself", () => {
  const facts = { ...FACTS, assessment: assessed({ bestTime: { ...CLOCK, level: "T0" } }) };
  const answered = steps([ANN, decided(["EX-0"], ["time:1"])]);
  expect(standingOf(answered, causesOf(facts), false).open).toBeUndefined();
  expect(standingOf(answered, causesOf({ ...facts, examination: 2 }), false).open).toBe("raised");
});

test("a story without such words suggests nothing; Spanish is read too", () => {
  expect(defenceWordsIn(["Agents broke the door. A gunman? No. They hit him twice."])).toEqual([]);
  expect(defenceWordsIn(["Fue en defensa propia, dijo."])).toMatchObject([
    { words: "defensa propia", language: "Spanish" },
  ]);
});

test("a fact below what was taken back does not stand", () => {
  const entry = (id: string, kind: CaseEntry["kind"], parent: string | null, withdrawn = false) =>
    ({
      ...{ id: `cen_${id}`, kind, parentId: parent === null ? null : `cen_${parent}` },
      ...{ version: 1, withdrawn, values: {}, writerName: "A. N.", writtenAt: AT },
    }) as CaseEntry;
  const all = (withdrawn: boolean) => [
    entry("c", "charge", null),
    entry("e", "element", "c", withdrawn),
    entry("f", "fact", "e"),
  ];
  expect(standingFacts(all(false)).map(({ id }) => id)).toEqual(["cen_f"]);
  expect(standingFacts(all(true))).toEqual([]);
});

test("the index says of every file what was decided, and prints an override with each that is open", () => {
  const row = {
    ...{ item: "itm_a", sha256: "aa", report: "R-1", exhibit: "EX-001", bates: "NYAG0000001" },
    ...{ codes: ["EX-4", "EX-5"], reason: "Two, versions", decidedBy: ANN, decidedAt: AT },
    ...{ agreedBy: "", open: [] },
  };
  const open = { ...row, item: "itm_b", codes: [], decidedBy: "", decidedAt: null, reason: "" };
  const override = {
    ...{ reason: "The grand jury sits today.", files: 1, askedBy: ANN, approvedBy: [BEN] },
    approval: "apr_1",
  };
  const rows = [row, { ...open, open: ["Nobody has decided."] }];
  const [head, first, second] = disclosureIndexCsv({ rows, override }, "whole").split("\r\n");
  expect(head).toMatch(/^\uFEFFItem,SHA-256,Report,Exhibit,Bates,Status,Codes,Reason,/);
  expect(first).toContain(`,Decided,EX-4; EX-5,"Two, versions",${ANN},${AT},,,`);
  expect(second).toContain("NOT DECIDED");
  expect(second).toContain("approved by usr_ben (apr_1). Reason: The grand jury sits today.");
  expect(reviewInWords({ rows, override }, "whole")).toMatch(/^NOT DONE: 1 of the 2 files/);
  expect(reviewInWords({ rows: [row], override: null }, "whole")).toContain(
    "every one of the 1 files",
  );
});
