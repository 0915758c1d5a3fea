import { expect, test } from "@jest/globals";
import type { PlaceClaim, TimeClaim } from "#app/core/claims/claim.ts";
import { placeValue, timeValue } from "#app/core/claims/claims-in-words.ts";

const STAMP: TimeClaim = {
  ...{ source: "C2PA:TimeStamp", raw: "", local: null, offset: null, assumedOffset: null },
  ...{ zoneSource: "utc", earliest: null, latest: null, level: "T1", sentence: "" },
};
const TEN = "2026-01-12T10:00:00.000Z";

test.each<[string, Partial<TimeClaim>, string]>([
  ["nothing", {}, "No time"],
  [
    "an upper bound alone",
    { latest: TEN } as Partial<TimeClaim>,
    "not after 2026-01-12 10:00:00 UTC",
  ],
  ["one moment", { earliest: TEN, latest: TEN } as Partial<TimeClaim>, "2026-01-12 10:00:00 UTC"],
])("a claim of %s is shown as that", (_, bounds, shown) => {
  expect(timeValue({ ...STAMP, ...bounds })).toBe(shown);
});

const PLACE: PlaceClaim = {
  ...{ source: "Keys:GPSCoordinates", raw: "", latitude: 40.68, longitude: -74.0445678 },
  ...{ altitude: null, radiusMetres: null, level: "P2", sentence: "" },
};

test.each<[string, number | undefined, string]>([
  ["as many digits as the source holds, zeros included", 4, "40.6800, -74.0446"],
  ["fewer where it holds fewer", 1, "40.7, -74.0"],
  [
    "eleven metres where an earlier examination did not keep how many",
    undefined,
    "40.6800, -74.0446",
  ],
])("a position is shown with %s", (_, decimals, shown) => {
  expect(placeValue(decimals === undefined ? PLACE : { ...PLACE, decimals })).toBe(shown);
});
