import { expect, test } from "@jest/globals";
import type { TimeClaim } from "#app/core/claims/claim.ts";
import { timeValue } from "#app/routes/desk/claims-view.ts";

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
