import { expect, test } from "@jest/globals";
import { bestTime } from "#app/core/claims/best-time.ts";
import type { TimeClaim } from "#app/core/claims/claim.ts";
import type { RawValue } from "#app/core/claims/raw-field.ts";
import { isFixBySatellites } from "#app/core/claims/fix-time.ts";
import { indexFields } from "#app/core/claims/raw-field.ts";
import { timeClaims } from "#app/core/claims/time-claims.ts";
import { TOLERANCES } from "#app/core/claims/tolerances.ts";
import { parseInstant } from "#app/core/instant.ts";
import { CONTEXT, fieldsOf } from "#test/core/claims/fields.ts";

function best(
  fields: Readonly<Record<string, RawValue>>,
  durationSeconds: number | null = null,
): TimeClaim | null {
  const claims = timeClaims(indexFields(fieldsOf(fields)), CONTEXT);
  const fixBySatellites = isFixBySatellites(indexFields(fieldsOf(fields)));
  return bestTime(claims, { durationSeconds, tolerances: TOLERANCES, fixBySatellites });
}

const photo = (wall: string, offset: string, hour: number, minute: number, second: number) => ({
  "ExifIFD:DateTimeOriginal": wall,
  ...(offset === "" ? {} : { "ExifIFD:OffsetTimeOriginal": offset }),
  "GPS:GPSDateStamp": "2024:04:20",
  "GPS:GPSTimeStamp": [hour, minute, second],
});

test("two clocks within two minutes corroborate each other", () => {
  const agreed = photo("2024:04:20 15:00:00", "-05:00", 20, 0, 5);
  const claim = best({ ...agreed, "GPS:GPSProcessingMethod": "GPS" });
  expect(claim?.level).toBe("T1");
  expect(claim?.sentence).toBe(
    "Taken at 2024-04-20 20:00:00 UTC ± 5 s (two independent clocks agree: the device's and the satellites').",
  );
  // Without a word of satellites the time of the position may be the device's own.
  expect(best(agreed)?.sentence).toBe(
    "The device's clock says 2024-04-20 20:00:00 UTC, and the time of the position agrees within 5 s; the file does not say how the position was found, so that both may be one clock, which was not checked.",
  );
  expect([claim?.earliest, claim?.latest]).toEqual([
    "2024-04-20T20:00:00.000Z",
    "2024-04-20T20:00:05.000Z",
  ]);
});

test("three minutes are noted and change no level", () => {
  const claim = best(photo("2024:04:20 15:00:00", "-05:00", 20, 3, 0));
  expect(claim?.level).toBe("T2");
  expect(claim?.sentence).toContain("The time of the position differs by 3 min.");
});

test("whole quarters of an hour are a disagreement of zones, not a wrong clock", () => {
  const claim = best(photo("2024:04:20 15:00:00", "-05:00", 19, 0, 10));
  expect(claim?.level).toBe("T0");
  expect(claim?.sentence).toContain("as two time zones do");
  expect([claim?.earliest, claim?.latest]).toEqual([
    "2024-04-20T19:00:10.000Z",
    "2024-04-20T20:00:00.000Z",
  ]);
});

test("any other difference beyond fifteen minutes contradicts", () => {
  const claim = best(photo("2024:04:20 15:00:00", "-05:00", 18, 37, 0));
  expect(claim?.level).toBe("T0");
  expect(claim?.sentence).not.toContain("zones");
});

test("a fix later than every zone allows contradicts a wall time without a zone", () => {
  expect(best(photo("2024:04:19 01:00:00", "", 14, 27, 7))?.level).toBe("T0");
});

test("a fix older than every zone allows does not", () => {
  expect(best(photo("2024:04:22 18:54:08", "", 15, 50, 9))?.level).toBe("T4");
});

// Published example: metadata-extractor-images, mov/with-gps.mov.
test("Apple's creation date and a movie header 17 s later agree", () => {
  const fields = {
    "Keys:CreationDate": "2019-07-24T11:25:40+0300",
    "QuickTime:CreateDate": 3646801557,
  };
  const claim = best(fields, 4);
  expect(claim?.level).toBe("T1");
  expect(claim?.earliest).toBe("2019-07-24T08:25:40.000Z");
  expect(claim?.source).toBe("Keys:CreationDate");
});

test("a header of the same second agrees to the second, not to nothing", () => {
  const claim = best({
    "Keys:CreationDate": "2019-07-24T11:25:40+0300",
    "QuickTime:CreateDate": 3646801557 - 17,
  });
  expect(claim?.sentence).toContain(
    "(the stated start and the movie header, both by that clock, agree to the second)",
  );
});

test("a header at the end of a long recording is held against its end", () => {
  const fields = {
    "Keys:CreationDate": "2019-07-24T11:25:40+0300",
    "QuickTime:CreateDate": 3646801557 - 17 + 2400,
  };
  expect(best(fields, 2397)?.sentence).toContain("agree to 3 s, counted from the recording's end)");
});

test("a weak time that speaks first names the one at a better level", () => {
  const fix = { "GPS:GPSDateStamp": "2024:04:20", "GPS:GPSTimeStamp": [9, 7, 5] };
  const claim = best({ "XMP-exif:DateTimeOriginal": "2024-04-20T15:00:00", ...fix });
  expect(claim).toMatchObject({ source: "XMP-exif:DateTimeOriginal", level: "T5" });
  expect(claim?.sentence).toContain(
    "GPS:GPSDateTime in this file has a better level (T2): The position in this file was found at 2024-04-20 09:07:05 UTC",
  );
});

test("a device's clock that ran ahead of receipt is refused, and the time that is shown instead names it", () => {
  const receivedAt = parseInstant("2024-04-20T10:00:00.000Z") ?? null;
  const fields = photo("2024:04:20 15:00:00", "-05:00", 9, 30, 0);
  const claims = timeClaims(indexFields(fieldsOf(fields)), { ...CONTEXT, receivedAt });
  const claim = bestTime(claims, { durationSeconds: null, tolerances: TOLERANCES });
  expect(claim?.source).toBe("GPS:GPSDateTime");
  expect(claim?.sentence).toContain(
    "The device's clock in ExifIFD:DateTimeOriginal says “2024:04:20 15:00:00”, from which nothing is derived",
  );
});

test("the time beside an Apple position contradicts only what it is later than, the recording's length let", () => {
  const film = (found: string, seconds: number) =>
    best({ "Keys:CreationDate": "2019-07-24T11:25:40+0300", "Keys:LocationDate": found }, seconds);
  expect(film("2019-07-24T11:25:38+0300", 4)?.level).toBe("T2");
  expect(film("2019-07-24T12:10:00+0300", 3600)?.level).toBe("T2");
  expect(film("2019-07-24T12:10:00+0300", 4)?.level).toBe("T0");
});

test("a header written much later is a note: the copy may have been exported then", () => {
  const fields = {
    "Keys:CreationDate": "2019-07-24T11:25:40+0300",
    "QuickTime:CreateDate": 3646801557 + 7 * 3600 + 420,
  };
  const claim = best(fields, 4);
  expect(claim?.level).toBe("T2");
  expect(claim?.sentence).toContain("7 h later: this copy may have been exported");
});

test.each([
  ["east of UTC", 3, "later"],
  ["west of UTC", -4, "earlier"],
])("a header in the local time of a place %s is a note, on both sides", (_, hours, side) => {
  const fields = {
    "Keys:CreationDate": "2019-07-24T11:25:40+0300",
    "QuickTime:CreateDate": 3646801557 + hours * 3600,
  };
  const claim = best(fields, 4);
  expect(claim?.level).toBe("T2");
  expect(claim?.sentence).toContain(`${Math.abs(hours)} h ${side}, as two time zones are`);
  expect(claim?.sentence).toContain("A later export makes them differ too.");
});

test("an editor's date and satellite time are no two clocks of a device", () => {
  const claim = best({
    "XMP-exif:DateTimeOriginal": "2024-04-20T15:00:00-05:00",
    "GPS:GPSDateStamp": "2024:04:20",
    "GPS:GPSTimeStamp": [20, 0, 5],
  });
  expect(claim?.level).toBe("T5");
  expect(claim?.sentence).toContain("editors and converters write this too");
  expect(claim?.sentence).toContain("The time of the position in the same file is within 5 s.");
});

test("what a device digitised goes before what an editor wrote", () => {
  const device = {
    "ExifIFD:CreateDate": "2024:04:20 15:00:00",
    "ExifIFD:OffsetTimeDigitized": "-05:00",
  };
  const alike = best({ ...device, "XMP-photoshop:DateCreated": "2024-04-20T22:00:00+02:00" });
  expect(alike).toMatchObject({ source: "ExifIFD:CreateDate", level: "T2" });
  const apart = best({ ...device, "XMP-photoshop:DateCreated": "2019-01-01T10:00:00+01:00" });
  expect(apart).toMatchObject({ source: "ExifIFD:CreateDate", level: "T0" });
});

const STATED = {
  "ExifIFD:DateTimeOriginal": "2024:04:20 15:00:00",
  "ExifIFD:OffsetTimeOriginal": "-05:00",
};

test.each<[string, Readonly<Record<string, RawValue>>]>([
  ["XMP data", { "XMP-exif:DateTimeOriginal": "2024-04-19T15:00:00-05:00" }],
  ["caption data", { "IPTC:DateCreated": "2024:04:18", "IPTC:TimeCreated": "15:00:00-05:00" }],
  ["a change before the picture was taken", { "IFD0:ModifyDate": "2024:04:18 15:00:00" }],
])("a device's time that %s contradicts is T0, and both are printed", (_, other) => {
  expect(best(STATED)?.level).toBe("T2");
  const claim = best({ ...STATED, ...other });
  expect(claim).toMatchObject({ source: "ExifIFD:DateTimeOriginal", level: "T0" });
  const [source = ""] = Object.keys(other);
  expect(claim?.sentence).toContain("ExifIFD:DateTimeOriginal gives 2024-04-20 20:00:00 UTC");
  expect(claim?.sentence).toContain(source);
  expect(claim?.latest).toBe("2024-04-20T20:00:00.000Z");
  expect(claim?.earliest?.slice(0, 10) ?? "").toMatch(/^2024-04-1[7-9]$/);
});

test("satellites that agree with a device do not outweigh what another field of the file says", () => {
  const agreed = photo("2024:04:20 15:00:00", "-05:00", 20, 0, 5);
  expect(best(agreed)?.level).toBe("T1");
  const apart = best({ ...agreed, "XMP-photoshop:DateCreated": "2024-04-19T15:00:00-05:00" });
  expect(apart?.level).toBe("T0");
  expect(apart?.sentence).toContain("XMP-photoshop:DateCreated gives 2024-04-19 20:00:00 UTC");
});

test("two wall times without zones contradict each other, whatever zone a fix would give to each", () => {
  const walls = {
    "ExifIFD:DateTimeOriginal": "2024:04:20 15:00:00",
    "XMP-exif:DateTimeOriginal": "2024-04-20T12:00:00",
  };
  for (const fields of [walls, { ...photo("2024:04:20 15:00:00", "", 19, 0, 0), ...walls }]) {
    const claim = best(fields);
    expect(claim?.level).toBe("T0");
    expect(claim?.sentence).toContain("gives 2024-04-20 12:00:00 without a time zone");
    expect(claim?.sentence).toContain("They differ by 3 h, as two time zones do");
  }
});

test.each<[string, Readonly<Record<string, string>>]>([
  ["from cell towers", { "GPS:GPSProcessingMethod": "CELLID" }],
  ["from satellites, networks or both", { "GPS:GPSProcessingMethod": "fused" }],
  ["from a mixed fix", { "GPS:GPSProcessingMethod": "HYBRID-FIX" }],
  ["that was entered by hand", { "GPS:GPSProcessingMethod": "MANUAL" }],
  ["of a receiver that had lost its satellites", { "GPS:GPSStatus": "V" }],
  [
    "that satellites found before it lost them",
    { "GPS:GPSProcessingMethod": "GPS", "GPS:GPSStatus": "V" },
  ],
])(
  "a position %s brings no satellite's time: it tells the zone and corroborates no clock",
  (_, found) => {
    const stated = best({ ...photo("2024:04:20 15:00:00", "-05:00", 20, 0, 5), ...found });
    expect(stated?.level).toBe("T2");
    expect(stated?.sentence).toContain("The time of the position in the same file is within 5 s.");
    const open = best({ ...photo("2024:04:20 15:00:00", "", 20, 0, 5), ...found });
    expect(open).toMatchObject({ level: "T3", assumedOffset: "-05:00" });
    expect(open?.sentence).toContain("within 5 s of the time of the position in the same file");
    const alone = best({
      ...found,
      "GPS:GPSDateStamp": "2024:04:20",
      "GPS:GPSTimeStamp": [20, 0, 5],
    });
    expect(alone?.level).toBe("T4");
    expect(alone?.sentence).not.toContain("satellite time");
    expect(alone?.sentence).toContain("this may be the device's own clock");
  },
);

test.each<[string, Readonly<Record<string, string>>, string]>([
  ["by satellites", { "GPS:GPSProcessingMethod": "GPS" }, "by satellite time"],
  ["nobody says how", {}, "the file does not say how"],
])(
  "a position found %s has a clock of its own, and is called what the file calls it",
  (_, found, words) => {
    const both = best({ ...photo("2024:04:20 15:00:00", "-05:00", 20, 0, 5), ...found });
    expect(both?.level).toBe("T1");
    const alone = best({
      ...found,
      "GPS:GPSDateStamp": "2024:04:20",
      "GPS:GPSTimeStamp": [20, 0, 5],
    });
    expect(alone?.level).toBe("T2");
    expect(alone?.sentence).toContain(words);
    expect(alone?.sentence.includes("satellite")).toBe("GPS:GPSProcessingMethod" in found);
  },
);

test("a header before the start contradicts", () => {
  const fields = {
    "Keys:CreationDate": "2019-07-24T11:25:40+0300",
    "QuickTime:CreateDate": 3646801557 - 3 * 3600 - 420,
  };
  expect(best(fields, 4)?.level).toBe("T0");
});

test("a header three seconds before the stated start contradicts, two seconds agree", () => {
  const early = (seconds: number) =>
    best({
      "Keys:CreationDate": "2019-07-24T11:25:40+0300",
      "QuickTime:CreateDate": 3646801557 - 17 - seconds,
    });
  expect(early(2)?.level).toBe("T1");
  expect(early(3)?.level).toBe("T0");
});

test("a claim that bounds nothing is never the best", () => {
  expect(best({ "ExifIFD:DateTimeOriginal": "0000:00:00 00:00:00" })).toBeNull();
  const fields = {
    "ExifIFD:DateTimeOriginal": "1601:06:06 16:39:33",
    "ExifIFD:CreateDate": "2015:07:08 10:00:00",
  };
  expect(best(fields)?.source).toBe("ExifIFD:CreateDate");
});

test("nothing gives nothing", () => {
  expect(best({})).toBeNull();
});
