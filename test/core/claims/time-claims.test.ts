import { describe, expect, test } from "@jest/globals";
import type { TimeClaim } from "#app/core/claims/claim.ts";
import type { RawValue } from "#app/core/claims/raw-field.ts";
import { indexFields } from "#app/core/claims/raw-field.ts";
import { timeClaims } from "#app/core/claims/time-claims.ts";
import { instantFromMillis, parseInstant } from "#app/core/instant.ts";
import { CONTEXT, fieldsOf } from "#test/core/claims/fields.ts";

type Expected = Partial<TimeClaim>;

interface Row {
  readonly name: string;
  readonly fields: Readonly<Record<string, RawValue>>;
  readonly receivedAt?: string;
  readonly source: string;
  readonly claim: Expected;
}

const ORIGINAL = "ExifIFD:DateTimeOriginal";
const gps = (date: string, time: readonly (number | null)[]): Record<string, RawValue> => ({
  "GPS:GPSDateStamp": date,
  "GPS:GPSTimeStamp": time,
});
const nothing = { earliest: null, latest: null, level: "T5" } as const;
const at = (text: string): Expected => {
  const instant = parseInstant(text) ?? null;
  return { earliest: instant, latest: instant };
};

const ROWS: readonly Row[] = [
  {
    name: "a wall time without a zone is a range of 26 hours and no instant",
    fields: { [ORIGINAL]: "2024:02:02 02:02:02" },
    source: ORIGINAL,
    claim: {
      raw: "2024:02:02 02:02:02",
      local: "2024-02-02T02:02:02",
      offset: null,
      zoneSource: "none",
      earliest: parseInstant("2024-02-01T12:02:02.000Z") ?? null,
      latest: parseInstant("2024-02-02T14:02:02.000Z") ?? null,
      level: "T4",
    },
  },
  {
    name: "its own offset makes it an instant",
    fields: { [ORIGINAL]: "2024:01:15 13:45:00", "ExifIFD:OffsetTimeOriginal": "+13:45" },
    source: ORIGINAL,
    claim: {
      offset: "+13:45",
      zoneSource: "written",
      level: "T2",
      ...at("2024-01-15T00:00:00.000Z"),
    },
  },
  {
    name: "the modification's offset is never borrowed",
    fields: { [ORIGINAL]: "2024:05:05 10:00:00", "ExifIFD:OffsetTime": "-04:00" },
    source: ORIGINAL,
    claim: { offset: null, assumedOffset: null, zoneSource: "none", level: "T4" },
  },
  {
    name: "the modification time has that offset",
    fields: { "IFD0:ModifyDate": "2024:05:05 10:00:00", "ExifIFD:OffsetTime": "-04:00" },
    source: "IFD0:ModifyDate",
    claim: { offset: "-04:00", level: "T5", ...at("2024-05-05T14:00:00.000Z") },
  },
  {
    name: "the time of digitising has its own offset and fraction",
    fields: {
      "ExifIFD:CreateDate": "2024:05:05 10:00:00",
      "ExifIFD:OffsetTimeDigitized": "+01:00",
      "ExifIFD:SubSecTimeDigitized": "25",
      "ExifIFD:SubSecTimeOriginal": "75",
    },
    source: "ExifIFD:CreateDate",
    claim: { local: "2024-05-05T10:00:00.250", level: "T2", ...at("2024-05-05T09:00:00.250Z") },
  },
  {
    name: "a blank offset is unknown",
    fields: { [ORIGINAL]: "2024:05:05 10:00:00", "ExifIFD:OffsetTimeOriginal": "   :  " },
    source: ORIGINAL,
    claim: { offset: null, zoneSource: "none", level: "T4" },
  },
  {
    name: "satellite time infers a zone to the quarter of an hour",
    fields: { [ORIGINAL]: "2024:04:14 02:20:31", ...gps("2024:04:13", [20, 35, 29]) },
    source: ORIGINAL,
    claim: {
      offset: null,
      assumedOffset: "+05:45",
      zoneSource: "inferred-gps-time",
      level: "T3",
      ...at("2024-04-13T20:35:31.000Z"),
    },
  },
  {
    name: "a wall that agrees with UTC is inferred as such",
    fields: { [ORIGINAL]: "2019:01:01 00:15:00", ...gps("2019:01:01", [0, 15, 4]) },
    source: ORIGINAL,
    claim: { assumedOffset: "+00:00", zoneSource: "inferred-gps-time", level: "T3" },
  },
  {
    name: "a rest of five minutes infers nothing",
    fields: { [ORIGINAL]: "2024:04:14 02:20:31", ...gps("2024:04:13", [20, 30, 31]) },
    source: ORIGINAL,
    claim: { assumedOffset: null, zoneSource: "none", level: "T4" },
  },
  {
    name: "an old fix infers nothing",
    fields: { [ORIGINAL]: "2013:01:20 18:54:08", ...gps("2013:01:19", [15, 50, 9]) },
    source: ORIGINAL,
    claim: { assumedOffset: null, zoneSource: "none", level: "T4" },
  },
  {
    name: "a stated offset is never replaced by an inferred one",
    fields: {
      [ORIGINAL]: "2024:04:14 02:20:31",
      "ExifIFD:OffsetTimeOriginal": "+05:30",
      ...gps("2024:04:13", [20, 35, 31]),
    },
    source: ORIGINAL,
    claim: { offset: "+05:30", assumedOffset: null, zoneSource: "written" },
  },
  {
    name: "satellite time is UTC",
    fields: gps("2024:07:04", [19, 0, 0.25]),
    source: "GPS:GPSDateTime",
    claim: { local: null, zoneSource: "utc", level: "T2", ...at("2024-07-04T19:00:00.250Z") },
  },
  {
    name: "a date alone is no instant",
    fields: { "GPS:GPSDateStamp": "2024:07:04" },
    source: "GPS:GPSDateTime",
    claim: nothing,
  },
  {
    name: "a time alone is no instant",
    fields: { "GPS:GPSTimeStamp": [19, 0, 0] },
    source: "GPS:GPSDateTime",
    claim: nothing,
  },
  {
    name: "satellite time with a denominator of zero is none",
    fields: gps("2024:07:04", [19, null, 0]),
    source: "GPS:GPSDateTime",
    claim: nothing,
  },
  {
    name: "satellite time of 1970 is a clock that was never set",
    fields: gps("1970:01:01", [0, 0, 0]),
    source: "GPS:GPSDateTime",
    claim: nothing,
  },
  {
    name: "XMP is a weak trace even with a zone",
    fields: { "XMP-exif:DateTimeOriginal": "2024-09-18T12:00:00-03:00" },
    source: "XMP-exif:DateTimeOriginal",
    claim: { offset: "-03:00", level: "T5", ...at("2024-09-18T15:00:00.000Z") },
  },
  {
    name: "a minute without seconds lasts a minute",
    fields: { "XMP-photoshop:DateCreated": "2020-07-23T00:00+02:00" },
    source: "XMP-photoshop:DateCreated",
    claim: {
      earliest: parseInstant("2020-07-22T22:00:00.000Z") ?? null,
      latest: parseInstant("2020-07-22T22:00:59.999Z") ?? null,
    },
  },
  {
    name: "Apple's creation date states its zone",
    fields: { "Keys:CreationDate": "2019-07-24T11:25:40+0300" },
    source: "Keys:CreationDate",
    claim: {
      local: "2019-07-24T11:25:40",
      offset: "+03:00",
      level: "T2",
      ...at("2019-07-24T08:25:40.000Z"),
    },
  },
  {
    name: "a movie header counts from 1904 and is a range at T4: some cameras write local time there",
    fields: { "QuickTime:CreateDate": 3646801557 },
    source: "QuickTime:CreateDate",
    claim: {
      raw: "3646801557",
      local: null,
      zoneSource: "none",
      level: "T4",
      stated: instantFromMillis(Date.UTC(2019, 6, 24, 8, 25, 57)),
      earliest: instantFromMillis(Date.UTC(2019, 6, 23, 18, 25, 57)),
      latest: instantFromMillis(Date.UTC(2019, 6, 24, 20, 25, 57)),
    },
  },
  {
    name: "with the recorder's zone it is T3",
    fields: { "QuickTime:CreateDate": 3646801557, "Keys:AndroidTimeZone": "+0200" },
    source: "QuickTime:CreateDate",
    claim: { assumedOffset: "+02:00", zoneSource: "inferred-helper", level: "T3" },
  },
  {
    name: "a movie header of 0 is not set",
    fields: { "QuickTime:CreateDate": 0 },
    source: "QuickTime:CreateDate",
    claim: nothing,
  },
  {
    name: "a movie header of 1970 is not set",
    fields: { "QuickTime:CreateDate": 2082844800 },
    source: "QuickTime:CreateDate",
    claim: nothing,
  },
  {
    name: "a 64-bit movie header beyond the calendar is none",
    fields: { "QuickTime:CreateDate": 2 ** 63 },
    source: "QuickTime:CreateDate",
    claim: nothing,
  },
  ...["0000:00:00 00:00:00", "    :  :     :  :  ", "2023:02:31 10:00:00"].map((raw) => ({
    name: `${JSON.stringify(raw)} keeps its text and gives nothing`,
    fields: { [ORIGINAL]: raw },
    source: ORIGINAL,
    claim: { raw, local: null, zoneSource: "none", ...nothing } as const,
  })),
  ...[
    "1601:06:06 16:39:33",
    "1919:05:01 12:00:00",
    "2000:01:01 00:00:00",
    "2010:01:01 00:00:31",
  ].map((raw) => ({
    name: `${raw} is no time of capture`,
    fields: { [ORIGINAL]: raw, "ExifIFD:OffsetTimeOriginal": "+00:00" },
    source: ORIGINAL,
    claim: { raw, ...nothing } as const,
  })),
  {
    name: "a date after receipt keeps its text and gives nothing",
    fields: { [ORIGINAL]: "2099:01:01 12:00:00" },
    receivedAt: "2026-11-21T00:00:00.000Z",
    source: ORIGINAL,
    claim: { local: "2099-01-01T12:00:00", ...nothing },
  },
  {
    name: "a clock five minutes ahead is still believed",
    fields: { [ORIGINAL]: "2026:11:21 00:04:00", "ExifIFD:OffsetTimeOriginal": "+00:00" },
    receivedAt: "2026-11-21T00:00:00.000Z",
    source: ORIGINAL,
    claim: { level: "T2", ...at("2026-11-21T00:04:00.000Z") },
  },
  {
    name: "receipt cuts a range and does nothing else",
    fields: { [ORIGINAL]: "2026:11:21 02:00:00" },
    receivedAt: "2026-11-21T00:00:00.000Z",
    source: ORIGINAL,
    claim: {
      level: "T4",
      earliest: parseInstant("2026-11-20T12:00:00.000Z") ?? null,
      latest: parseInstant("2026-11-21T00:00:00.000Z") ?? null,
    },
  },
];

describe("claims of time", () => {
  test.each(ROWS)("$name", ({ fields, receivedAt, source, claim }) => {
    const context = { ...CONTEXT, receivedAt: parseInstant(receivedAt ?? "") ?? null };
    const found = timeClaims(indexFields(fieldsOf(fields)), context);
    expect(found.find((one) => one.source === source)).toMatchObject(claim);
  });

  test("whose range receipt cuts off says so, also where its zones come from the place", () => {
    const receivedAt = parseInstant("2024-05-05T14:30:00.000Z") ?? null;
    const fields = indexFields(fieldsOf({ [ORIGINAL]: "2024:05:05 10:00:00" }));
    for (const zones of [[], ["America/New_York", "America/Chicago"]]) {
      const [claim] = timeClaims(fields, { ...CONTEXT, receivedAt }, zones);
      expect(claim?.latest).toBe(receivedAt);
      expect(claim?.sentence).toContain("14:30:00 UTC (ended by us at when this file was received");
    }
  });

  test("receipt alone is no claim", () => {
    const receivedAt = parseInstant("2026-11-21T00:00:00.000Z") ?? null;
    expect(timeClaims(indexFields([]), { ...CONTEXT, receivedAt })).toEqual([]);
  });

  test("a stranger's text stands in a sentence without its control characters", () => {
    const raw = "2023\u202e:\u0007\n";
    const [claim] = timeClaims(indexFields(fieldsOf({ [ORIGINAL]: raw })), CONTEXT);
    expect(claim?.raw).toBe(raw);
    expect(claim?.sentence).toBe(
      "The file says “2023·:··”, which is no whole date that can be read here; nothing is derived from it.",
    );
  });
});
