import { expect, test } from "@jest/globals";
import type { TimeClaim } from "#app/core/claims/claim.ts";
import { timeOfFiles } from "#app/core/claims/time-of-files.ts";

const time = (level: TimeClaim["level"], raw: string): { readonly bestTime: TimeClaim } => ({
  bestTime: {
    ...{ source: "EXIF:DateTimeOriginal", raw, local: null, offset: null, assumedOffset: null },
    ...{ zoneSource: "none", earliest: null, latest: null, level, sentence: "" },
  },
});

test("of several files the firmest time speaks, of equals the first one's", () => {
  const files = [time("T4", "a"), null, time("T2", "b"), { bestTime: null }, time("T2", "c")];
  expect(timeOfFiles(files)?.raw).toBe("b");
});

test("a time that something contradicts speaks for no report", () => {
  expect(timeOfFiles([time("T0", "a")])).toBeNull();
  expect(timeOfFiles([])).toBeNull();
});
