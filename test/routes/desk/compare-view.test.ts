import { expect, test } from "@jest/globals";
import type { Assessment } from "#app/core/claims/assessment.ts";
import type { PlaceClaim, TimeClaim } from "#app/core/claims/claim.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import { comparedFacts } from "#app/routes/desk/compare-view.ts";
import type { ShownItem } from "#app/ui/desk/shown-report.ts";

const NOON = Date.UTC(2026, 0, 24, 18, 0);

function side(
  said: Partial<Pick<Assessment, "bestTime" | "bestPlace" | "problems">> | null,
  fullMetadata = true,
) {
  const assessment =
    said === null
      ? null
      : ({ bestTime: null, bestPlace: null, problems: [], ...said } as unknown as Assessment);
  const shown = { sha256: "ab", sizeBytes: 5 } as ShownItem;
  return { kept: { assessment }, shown, fullMetadata };
}

function time(from: number, to: number, level: TimeClaim["level"] = "T2"): TimeClaim {
  const at = (seconds: number) => instantFromMillis(NOON + seconds * 1000);
  return {
    ...{ source: "EXIF:DateTimeOriginal", raw: "", local: null, offset: null, assumedOffset: null },
    ...{ zoneSource: "written", earliest: at(from), latest: at(to), level, sentence: "" },
  };
}

function place(latitude: number, radiusMetres: number | null): PlaceClaim {
  return {
    ...{ source: "GPS:GPSPosition", raw: "", latitude, longitude: -93, altitude: null },
    ...{ radiusMetres, level: "P2", sentence: "" },
  };
}

const verdict = (term: string, one: ReturnType<typeof side>, other: ReturnType<typeof side>) =>
  comparedFacts(one, other).find((fact) => fact.term === term)?.verdict;
const times = (one: TimeClaim, other: TimeClaim) =>
  verdict("Best time", side({ bestTime: one }), side({ bestTime: other }));
const places = (one: PlaceClaim, other: PlaceClaim) =>
  verdict("Best place", side({ bestPlace: one }), side({ bestPlace: other }));

test("what is printed never leaves out what is possible: bounds are rounded outwards", () => {
  expect(times(time(0, 0), time(149, 149))).toBe(
    "Between 2 min and 3 min apart, if both clocks were right.",
  );
  expect(times(time(0, 0), time(207_360, 207_360))).toMatch(/^Between 2 days and 3 days apart/);
  expect(times(time(0, 149), time(0, 0))).toBe(
    "May be the same moment; at most 3 min apart, if both clocks were right.",
  );
  expect(places(place(45, 0), place(45.0131, 0))).toMatch(/between 1\.4 km and 1\.5 km\.$/);
});

test("nothing is made of a claim that its own file contradicts, or of what was not read", () => {
  expect(times(time(0, 0, "T0"), time(0, 0))).toMatch(/^Not compared/);
  const facts = comparedFacts(side(null), side({}));
  expect(facts.find(({ term }) => term === "Best time")).toMatchObject({
    ...{ one: "not read", other: "none", verdict: "Nothing to compare." },
  });
  const raw = comparedFacts(side({ problems: ["no-reader-for-type"] }), side({}));
  expect(raw.find(({ term }) => term === "Best place")).toMatchObject({
    ...{ one: "could not be read", other: "none" },
  });
});

test("whoever sees one of both cut down sees no exact time, place or device of either", () => {
  const exact = comparedFacts(
    side({ bestTime: time(0, 0) }),
    side({ bestTime: time(0, 0) }, false),
  );
  expect(exact.map(({ term }) => term)).toEqual([
    ...["Bytes (SHA-256)", "Size", "Type, by content", "Extent"],
  ]);
});
