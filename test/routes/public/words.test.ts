import { describe, expect, test } from "@jest/globals";
import type { IncidentTime } from "#app/core/intake/incident-time.ts";
import { incidentTimeWords } from "#app/routes/_public/incident-time-words.ts";
import { parseYourPart, type YourPart } from "#app/core/intake/your-part.ts";
import { dayIn } from "#app/core/local-day.ts";
import { pathAfter, whereToGoOn } from "#app/routes/_public/report-pages.ts";
import { en } from "#app/ui/text/en/index.ts";

const UNKNOWN: IncidentTime = {
  from: null,
  fromTime: null,
  until: null,
  untilTime: null,
  about: false,
};

/** The page about it passed, with nothing filled in. */
function nothingBeside(): YourPart {
  const read = parseYourPart({});
  if (!read.ok) throw new Error("an empty form is refused");
  return read.value;
}

describe("when it happened, in words", () => {
  test.each<[string, Partial<IncidentTime>]>([
    ["You did not say when", {}],
    ["You did not say when", { about: true }],
    ["April 21, 2026", { from: "2026-04-21" }],
    ["April 21, 2026, 5:30 PM", { from: "2026-04-21", fromTime: "17:30" }],
    ["April 21, 2026 (about right)", { from: "2026-04-21", about: true }],
    [
      "April 21, 2026, 11:30 PM to April 22, 2026, 12:15 AM",
      { from: "2026-04-21", fromTime: "23:30", until: "2026-04-22", untilTime: "00:15" },
    ],
    [
      "April 21, 2026, 5:30 PM to 6:00 PM",
      { from: "2026-04-21", fromTime: "17:30", untilTime: "18:00" },
    ],
    [
      "April 21, 2026, 5:30 PM to 6:00 PM",
      { from: "2026-04-21", fromTime: "17:30", until: "2026-04-21", untilTime: "18:00" },
    ],
    ["January 1, 2026", { from: "2026-01-01" }],
  ])("%s", (words, time) => {
    expect(incidentTimeWords({ ...UNKNOWN, ...time }, en, "en")).toBe(words);
  });
});

describe("the office's day", () => {
  test("is the local one, not that of UTC", () => {
    const lateEvening = Date.parse("2026-04-22T03:30:00Z");
    expect(dayIn("America/New_York", lateEvening)).toBe("2026-04-21");
    expect(dayIn("Asia/Tokyo", lateEvening)).toBe("2026-04-22");
  });
});

describe("the order of pages", () => {
  test("each leads to the next, and the last to itself", () => {
    expect(pathAfter("whatHappened")).toBe("/report/questions");
    expect(pathAfter("questions")).toBe("/report/where-and-when");
    expect(pathAfter("aboutYou")).toBe("/report/check");
    expect(pathAfter("check")).toBe("/report/check");
  });

  test("who comes back goes on at the first page without an answer", () => {
    const whatHappened = { category: "other", narrative: "x" } as const;
    const whereAndWhen = { place: "x", latitude: null, longitude: null, time: UNKNOWN };
    expect(whereToGoOn({})).toBe("/report/what-happened");
    expect(whereToGoOn({ whatHappened })).toBe("/report/questions");
    const pack = { id: "us-ny", date: "2026-04-01", sha256: "" };
    const questions = { category: "other", pack, given: [] } as const;
    expect(whereToGoOn({ whatHappened, questions })).toBe("/report/where-and-when");
    const ofAnother = { ...questions, category: "force" } as const;
    expect(whereToGoOn({ whatHappened, questions: ofAnother })).toBe("/report/questions");
    expect(whereToGoOn({ whatHappened, whereAndWhen })).toBe("/report/evidence");
    const withEvidence = { whatHappened, whereAndWhen, evidenceSeen: true };
    expect(whereToGoOn(withEvidence)).toBe("/report/who-was-involved");
    expect(whereToGoOn({ ...withEvidence, sightings: [] })).toBe("/report/your-part");
    const yourPart = nothingBeside();
    expect(whereToGoOn({ ...withEvidence, sightings: [], yourPart })).toBe("/report/about-you");
    expect(
      whereToGoOn({
        whatHappened,
        whereAndWhen,
        evidenceSeen: true,
        aboutYou: { choice: "anonymous" },
      }),
    ).toBe("/report/check");
  });
});
