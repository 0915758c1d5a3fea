import { describe, expect, test } from "@jest/globals";
import type { Assessment } from "#app/core/claims/assessment.ts";
import type { FileContext } from "#app/core/claims/examined-file.ts";
import { assessFile } from "#app/core/claims/assess-file.ts";
import { extensionAgrees, messengerOf } from "#app/core/claims/declared-name.ts";
import type { ProblemCode } from "#app/core/claims/problem.ts";
import { PROBLEM_CODES, problemSentence } from "#app/core/claims/problem.ts";
import type { RawField, RawValue } from "#app/core/claims/raw-field.ts";
import { parseInstant } from "#app/core/instant.ts";
import { fieldsOf } from "#test/core/claims/fields.ts";

function assess(
  values: Readonly<Record<string, RawValue>>,
  context: Partial<FileContext> = {},
  problems: readonly ProblemCode[] = [],
): Assessment {
  const file = {
    path: "work/7",
    size: 3,
    sha256: "aa",
    sha512: "bb",
    mediaType: "image/jpeg",
    width: 4,
    height: 5,
    durationSeconds: null,
    fields: fieldsOf(values),
    problems,
  };
  return assessFile(file, { declaredName: "photo.jpg", receivedAt: null, ...context });
}

describe("an assessment", () => {
  test("has every member of the contract and no other", () => {
    expect(Object.keys(assess({}))).toEqual([
      ...["path", "size", "sha256", "sha512", "mediaType", "declaredExtensionAgrees", "width"],
      ...["height", "durationSeconds", "device", "times", "places", "bestTime", "bestPlace"],
      ...["locationStatus", "facing", "credentials", "signs", "problems", "surroundings", "sun"],
    ]);
  });

  test("is made by the office's own limits where it sets some, and names them", () => {
    const clocks = {
      "ExifIFD:DateTimeOriginal": "2024:07:04 12:00:00",
      "ExifIFD:OffsetTimeOriginal": "-07:00",
      "GPS:GPSDateStamp": "2024:07:04",
      "GPS:GPSTimeStamp": [18, 58, 30],
    };
    expect(assess(clocks).bestTime?.level).toBe("T1");
    const tolerances = { clocksAgreeSeconds: 30 };
    const strict = assess(clocks, { tolerances });
    expect(strict.bestTime?.level).toBe("T2");
    expect(strict.tolerances).toEqual(tolerances);
  });

  test("keeps with a range that we ended it at receipt, and says so also where times contradict each other", () => {
    const receivedAt = parseInstant("2024-07-04T16:00:00.000Z") ?? null;
    const wall = { "ExifIFD:DateTimeOriginal": "2024:07:04 12:00:00" };
    const [claim] = assess(wall, { receivedAt }).times;
    expect(claim).toMatchObject({ latest: receivedAt, endsAtReceipt: true });
    const other = { "XMP-exif:DateTimeOriginal": "2024-07-03T12:00:00" };
    const { bestTime } = assess({ ...wall, ...other }, { receivedAt });
    expect(bestTime).toMatchObject({ level: "T0", latest: receivedAt, endsAtReceipt: true });
    expect(bestTime?.sentence).toContain("was set by us, at when this file was received");
    expect(assess({ ...wall, ...other }).bestTime?.sentence).not.toContain("set by us");
    expect(assess(wall).times[0]).not.toHaveProperty("endsAtReceipt");
  });

  test("makes claims of each EXIF block by itself: no letter, zone or age of one stands beside a number of another", () => {
    const point = (letters: boolean, degrees: number) => ({
      "GPS:GPSLatitude": [degrees, 30, 0],
      "GPS:GPSLongitude": [degrees, 45, 0],
      ...(letters ? { "GPS:GPSLatitudeRef": "N", "GPS:GPSLongitudeRef": "W" } : {}),
    });
    const taken = (wall: string) => ({ "ExifIFD:DateTimeOriginal": wall });
    const own = { "ExifIFD:OffsetTimeOriginal": "-04:00" };
    const first = fieldsOf({ ...point(false, 40), ...taken("2024:07:04 12:00:00") });
    const inSecond = { ...point(true, 33), ...taken("2020:01:01 10:00:00"), ...own };
    const second = fieldsOf(inSecond).map((field) => ({ ...field, block: 2 }));
    const read = (fields: readonly RawField[]) =>
      assessFile(
        {
          ...{ path: "", size: 3, sha256: null, sha512: null, mediaType: "image/jpeg" },
          ...{ width: 4, height: 5, durationSeconds: null, problems: [], fields },
        },
        { declaredName: "photo.jpg", receivedAt: null },
      );
    const { times, places, bestTime, bestPlace, locationStatus } = read([...first, ...second]);
    expect(times.map(({ block, offset, level }) => [block, offset, level])).toEqual([
      [undefined, null, "T4"],
      [2, "-04:00", "T2"],
    ]);
    expect(places.map(({ block, latitude }) => [block, latitude])).toEqual([
      [undefined, null],
      [2, 33.5],
    ]);
    expect(bestPlace?.sentence).toContain("(In EXIF block 2 of this file.)");
    expect(locationStatus).toBe("present");
    expect(bestTime?.sentence).toContain("ExifIFD:DateTimeOriginal of EXIF block 2 gives");
    expect(bestTime?.sentence).toContain("an EXIF block that was left from another picture");
    // A block that only repeats the first makes no claims of its own.
    const again = first.map((field) => ({ ...field, block: 2 }));
    expect(read([...first, ...again]).times).toEqual(read(first).times);
    // Nor does one that repeats the text without the zone beside it.
    const zoned = [...first, ...fieldsOf(own)];
    expect(read([...zoned, ...again]).times).toEqual(read(zoned).times);
  });

  test("asks for a review where times or places of one file contradict each other", () => {
    const contradicting = assess({
      ...{ "ExifIFD:DateTimeOriginal": "2024:07:04 12:00:00" },
      ...{ "XMP-exif:DateTimeOriginal": "2024-07-03T12:00:00" },
      ...{ "Keys:GPSCoordinates": "+40.6892-074.0445/" },
      ...{ "UserData:GPSCoordinates": "+33.4484-112.0740/" },
    });
    const reviews = contradicting.signs.filter(({ sentence }) => sentence.includes("review EX-4"));
    expect(reviews.map(({ code }) => code)).toEqual(["times-contradict", "places-contradict"]);
    expect(JSON.stringify(assess({}).signs)).not.toContain("EX-4");
  });

  test("names the device from whichever source has it", () => {
    expect(
      assess({ "IFD0:Make": " Apple ", "Keys:Model": "iPhone", "IFD0:Software": "" }).device,
    ).toEqual({
      make: "Apple",
      model: "iPhone",
      software: null,
    });
  });

  test.each<ProblemCode>([
    ...(["parser-crashed", "timed-out", "type-not-recognised", "file-unreadable"] as const),
    ...(["no-reader-for-type", "structure-damaged", "metadata-damaged"] as const),
  ])("never says that no place is in a file that was not read whole: %s", (problem) => {
    expect(assess({}, {}, [problem]).locationStatus).toBe("unread");
    expect(assess({ "GPS:GPSLatitude": [33, 26, 0] }, {}, [problem]).locationStatus).toBe(
      "incomplete",
    );
    expect(assess({}, {}, ["preview-failed"]).locationStatus).toBe("absent");
  });

  test("says that the reporter removed the place, unless it is there after all", () => {
    const said = { placeRemovedByReporter: true };
    expect(assess({}, said).locationStatus).toBe("removed-by-reporter");
    const point = {
      "GPS:GPSLatitude": [33, 26, 0],
      "GPS:GPSLatitudeRef": "S",
      "GPS:GPSLongitude": [70, 39, 0],
      "GPS:GPSLongitudeRef": "W",
    };
    expect(assess(point, said).locationStatus).toBe("present");
  });

  test.each([
    ["the same moment in two zones", "-04:00", "+00:00", "2024:01:01 14:00:00", false],
    ["a later one in another zone", "-04:00", "+00:00", "2024:01:01 15:00:00", true],
    ["a later one of one clock whose zone stands once", "-04:00", "", "2024:01:01 11:00:00", true],
    [
      "an earlier wall time that is a later moment",
      "+00:00",
      "-04:00",
      "2024:01:01 09:00:00",
      true,
    ],
  ])("a last change at %s", (_, takenZone, changedZone, changed, isLead) => {
    const { signs } = assess({
      "ExifIFD:DateTimeOriginal": "2024:01:01 10:00:00",
      "ExifIFD:OffsetTimeOriginal": takenZone,
      "IFD0:ModifyDate": changed,
      ...(changedZone === "" ? {} : { "ExifIFD:OffsetTime": changedZone }),
    });
    expect(signs.some(({ code }) => code === "changed-after-capture")).toBe(isLead);
  });

  test("gives leads with their innocent explanation", () => {
    const { signs } = assess(
      {
        "ExifIFD:DateTimeOriginal": "2024:01:01 10:00:00",
        "IFD0:ModifyDate": "2024:01:03 10:00:00",
        "GPS:GPSLatitude": [null, null, null],
        "GPS:GPSLongitude": [null, null, null],
      },
      { declaredName: "IMG-20240101-WA0003.jpg" },
    );
    expect(signs.map((sign) => sign.code)).toEqual([
      "messenger-file-name",
      "location-zeroed",
      "changed-after-capture",
    ]);
    for (const { sentence } of signs) expect(sentence).toMatch(/rename|phones|turning/);
  });
});

test.each([
  ["photo.jpg", "image/jpeg", true],
  ["PHOTO.JPEG", "image/jpeg", true],
  ["photo.jpg", "image/heic", false],
  ["photo.jpg", "image/webp", false],
  ["clip.mov", "video/mp4", false],
  ["photo", "image/jpeg", null],
  ["photo.jpg", null, null],
  ["thing.xyz", "application/x-thing", null],
])("whether %s may be %s: %j", (name, type, agrees) => {
  expect(extensionAgrees(name, type)).toBe(agrees);
});

test.each([
  ["VID-20240101-WA0001.mp4", "WhatsApp"],
  ["WhatsApp Image 2024-01-01 at 10.00.00.jpeg", "WhatsApp"],
  ["signal-2024-01-01-120000.jpg", "Signal"],
  ["photo_2024-01-01_12-00-00.jpg", "Telegram"],
  ["FB_IMG_1700000000000.jpg", "Facebook"],
  ["IMG_1234.HEIC", undefined],
  ["PXL_20240101_120000000.jpg", undefined],
])("the name %s: %s", (name, messenger) => {
  expect(messengerOf(name)).toBe(messenger);
});

test("every problem has words", () => {
  for (const code of PROBLEM_CODES) expect(problemSentence(code)).toMatch(/\.$/);
});
