import { describe, expect, test } from "@jest/globals";
import { assessFile } from "#app/core/claims/assess-file.ts";
import { firstLookOf } from "#app/core/claims/first-look.ts";
import { nameTimeClaim } from "#app/core/claims/name-time.ts";
import { parseInstant } from "#app/core/instant.ts";
import { CONTEXT } from "#test/core/claims/fields.ts";

/** The moment of a name in UTC, or the wall time and its 26 hours. */
const LOCAL = {
  local: "2026-01-12T08:30:12",
  zoneSource: "none",
  earliest: "2026-01-11T18:30:12.000Z",
  latest: "2026-01-12T20:30:12.000Z",
};
const DAY_ONLY = {
  local: null,
  zoneSource: "none",
  earliest: "2026-01-11T10:00:00.000Z",
  latest: "2026-01-13T11:59:59.999Z",
};
const utc = (at: string) => ({ local: null, zoneSource: "utc", earliest: at, latest: at });
const local = (wall: string) => ({ local: wall, zoneSource: "none" });

describe("a time in the name of a file", () => {
  test.each<[string, object, string]>([
    ["IMG_20260112_083012.jpg", LOCAL, "alike by many programs"],
    ["VID_20260112_083012.mp4", LOCAL, "alike by many programs"],
    ["20260112_083012.jpg", LOCAL, "alike by many programs"],
    ["IMG_20260112_083012~2.jpg", LOCAL, "alike by many programs"],
    ["MVIMG_20260112_083012.jpg", LOCAL, "alike by many programs"],
    ["WIN_20260112_08_30_12_Pro.jpg", LOCAL, "picture or recording is made"],
    ["IMG_20260112_083012045.jpg", local("2026-01-12T08:30:12.045"), "alike by many"],
    ["IMG_20260112_083012_045.jpg", LOCAL, "by no phone's camera"],
    ["VID_20260112_083012_045.mp4", LOCAL, "by no phone's camera"],
    ["20260112_083012_045.jpg", LOCAL, "by no phone's camera"],
    ["PXL_20260112_083012045.MP.jpg", utc("2026-01-12T08:30:12.045Z"), "in UTC"],
    ["PXL_20260112_083012045~3.jpg", utc("2026-01-12T08:30:12.045Z"), "in UTC"],
    ["IMG-20260112-WA0003.jpg", DAY_ONLY, "messenger"],
    ["VID-20260112-WA0003.mp4", DAY_ONLY, "messenger"],
    ["WhatsApp Image 2026-01-12 at 08.30.12.jpeg", LOCAL, "messenger"],
    ["WhatsApp Video 2026-01-12 at 8.30.12 AM.mp4", LOCAL, "messenger"],
    ["signal-2026-01-12-083012.jpg", LOCAL, "messenger"],
    ["signal-2026-01-12-08-30-12-345.jpg", local("2026-01-12T08:30:12.345"), "messenger"],
    ["photo_2026-01-12_08-30-12.jpg", LOCAL, "messenger"],
    ["video_3@12-01-2026_08-30-12.mp4", LOCAL, "messenger"],
    ["FB_IMG_1768206612345.jpg", utc("2026-01-12T08:30:12.345Z"), "messenger"],
    ["Screenshot_20260112-083012_Chrome.png", LOCAL, "screen is captured"],
    ["Screenshot_2026-01-12-08-30-12.png", LOCAL, "screen is captured"],
    ["Screenshot 2026-01-12 at 8.30.12\u202fAM.png", LOCAL, "screen is captured"],
    ["Screenshot 2026-01-12 at 12.30.12 AM.png", local("2026-01-12T00:30:12"), "screen"],
    ["Screen Recording 2026-01-12 at 8.30.12 PM.mov", local("2026-01-12T20:30:12"), "screen"],
  ])("%s", (name, expected, given) => {
    const claim = nameTimeClaim(name, CONTEXT);
    expect(claim).toMatchObject({
      source: "File:FileName",
      level: "T5",
      offset: null,
      ...expected,
    });
    expect(claim?.sentence).toContain(given);
    expect(claim?.sentence).toContain("People rename files");
  });

  test.each([
    "IMG_1234.HEIC",
    "photo.jpg",
    "Jane Doe 2026-01-12.jpg",
    "my IMG_20260112_083012.jpg",
    "IMG_20260230_083012.jpg",
    "IMG_20260112_253012.jpg",
    "IMG_20260112_0830123456.jpg",
    "Screenshot 2026-01-12 at 14.30.12 PM.png",
    "DSC_20260112.jpg",
    "",
  ])("is not read out of %j", (name) => {
    expect(nameTimeClaim(name, CONTEXT)).toBeUndefined();
  });

  test("keeps nothing of the name but what tells the time", () => {
    const claim = nameTimeClaim("Screenshot_20260112-083012_Jane Doe.png", CONTEXT);
    expect(JSON.stringify(claim)).not.toContain("Jane");
  });

  test("that is after receipt, or of a clock that was never set, bounds nothing", () => {
    const receivedAt = parseInstant("2026-01-01T00:00:00.000Z") ?? null;
    const late = nameTimeClaim("PXL_20260112_083012045.jpg", { ...CONTEXT, receivedAt });
    expect(late).toMatchObject({ earliest: null, latest: null, level: "T5" });
    expect(nameTimeClaim("IMG_20000101_000007.jpg", CONTEXT)).toMatchObject({ earliest: null });
  });

  test("whose range receipt cuts off says so", () => {
    const receivedAt = parseInstant("2026-01-12T09:00:00.000Z") ?? null;
    const claim = nameTimeClaim("IMG_20260112_083012.jpg", { ...CONTEXT, receivedAt });
    expect(claim?.latest).toBe(receivedAt);
    expect(claim?.sentence).toContain("2026-01-12 09:00:00 UTC (ended by us at when this file was");
  });

  test("nor is what the sender's device says of its file ever the best time, or told as one", () => {
    const assessment = assessFile(
      {
        ...{ path: "", size: 1, sha256: null, sha512: null, mediaType: "image/jpeg" },
        ...{ width: 1, height: 1, durationSeconds: null, fields: [], problems: [] },
      },
      {
        ...{ declaredName: "a.jpg", receivedAt: null },
        senderModifiedAt: parseInstant("2026-01-12T08:30:12.000Z"),
      },
    );
    expect(assessment.times).toMatchObject([
      {
        ...{ source: "Browser:lastModified", level: "T5", method: "from-sender" },
        ...{ tool: "the sender's browser", earliest: "2026-01-12T08:30:12.000Z" },
      },
    ]);
    expect(assessment.times[0]?.sentence).toContain("often when it was downloaded");
    expect(assessment.bestTime).toBeNull();
    expect(firstLookOf(assessment).time).toEqual({ kind: "none" });
  });

  test("is never the best time, and its sender is told of no time for it", () => {
    const assessment = assessFile(
      {
        ...{ path: "", size: 1, sha256: null, sha512: null, mediaType: "image/jpeg" },
        ...{ width: 1, height: 1, durationSeconds: null, fields: [], problems: [] },
      },
      { declaredName: "PXL_20260112_083012045.jpg", receivedAt: null },
    );
    expect(assessment.times).toMatchObject([{ id: "time-1", method: "from-name" }]);
    expect(assessment.bestTime).toBeNull();
    expect(firstLookOf(assessment).time).toEqual({ kind: "none" });
  });
});
