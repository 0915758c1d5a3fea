import { describe, expect, test } from "@jest/globals";
import { processingSigns } from "#app/core/claims/processing-signs.ts";
import type { RawValue } from "#app/core/claims/raw-field.ts";
import { indexFields } from "#app/core/claims/raw-field.ts";
import { timeClaims } from "#app/core/claims/time-claims.ts";
import { CONTEXT, fieldsOf } from "#test/core/claims/fields.ts";

type Fields = Readonly<Record<string, RawValue>>;

const claims = (fields: Fields) => timeClaims(indexFields(fieldsOf(fields)), CONTEXT);

describe("times beyond EXIF", () => {
  test.each<[string, Fields, string, object]>([
    [
      "IPTC's date and time of day are one time",
      { "IPTC:DateCreated": "2012:04:17", "IPTC:TimeCreated": "14:30:00-04:00" },
      "IPTC:DateCreated",
      { local: "2012-04-17T14:30:00", offset: "-04:00", level: "T5" },
    ],
    [
      "IPTC's date alone is a day in any zone",
      { "IPTC:DateCreated": "2012:04:17" },
      "IPTC:DateCreated",
      { local: null, earliest: "2012-04-16T10:00:00.000Z", latest: "2012-04-18T11:59:59.999Z" },
    ],
    [
      "XMP's offset and fraction belong to its own time",
      {
        "XMP-exif:DateTimeOriginal": "2021:05:01 10:00:00",
        "XMP-exif:OffsetTimeOriginal": "+13:45",
        "XMP-exif:SubSecTimeOriginal": "05",
      },
      "XMP-exif:DateTimeOriginal",
      { local: "2021-05-01T10:00:00.050", offset: "+13:45", level: "T5" },
    ],
    [
      "Matroska's time is when the file was put together",
      { "Info:DateTimeOriginal": "2024:02:29 12:00:00Z" },
      "Info:DateTimeOriginal",
      { earliest: "2024-02-29T12:00:00.000Z", level: "T4" },
    ],
    [
      "AVI's time has no zone",
      { "RIFF:DateTimeOriginal": "2009:02:11 15:33:20" },
      "RIFF:DateTimeOriginal",
      { zoneSource: "none", earliest: "2009-02-11T01:33:20.000Z", level: "T4" },
    ],
    ...(
      [
        "ItemList:ContentCreateDate",
        "UserData:DateTimeOriginal",
        "Matroska:DateTimeOriginal",
        "Matroska:Comapplequicktimecreationdate",
        "RIFF:DateCreated",
        "ID3v2_4:RecordingTime",
        "PNG:ModifyDate",
      ] as const
    ).map((source): [string, Fields, string, object] => [
      `${source} is what a program wrote`,
      { [source]: "2026-07-04T11:00:00-0400" },
      source,
      { offset: "-04:00", earliest: "2026-07-04T15:00:00.000Z", level: "T5" },
    ]),
    [
      "a PNG's text that is no date bounds nothing",
      { "PNG:CreationTime": "Tue, 1 Jan" },
      "PNG:CreationTime",
      { earliest: null, latest: null, level: "T5" },
    ],
  ])("%s", (_, fields, source, expected) => {
    expect(claims(fields).find((claim) => claim.source === source)).toMatchObject(expected);
  });

  test("a track's time is a claim of its own only where it is another moment", () => {
    const found = claims({
      "QuickTime:CreateDate": "2024:07:04 19:00:00+00:00",
      "Track1:TrackCreateDate": "2024:07:04 19:00:00+00:00",
      "Track1:MediaCreateDate": "2024:07:01 08:00:00+00:00",
      "Track2:MediaCreateDate": "2024:07:01 08:00:00+00:00",
      "Track3:TrackCreateDate": "0000:00:00 00:00:00",
    });
    expect(found.map(({ source, stated }) => [source, stated])).toEqual([
      ["QuickTime:CreateDate", "2024-07-04T19:00:00.000Z"],
      ["Track1:MediaCreateDate", "2024-07-01T08:00:00.000Z"],
    ]);
  });

  test.each([
    ["seconds from 1904", 3802964400, "2024-07-04T19:00:00.000Z"],
    ["seconds from 1970, as some recorders count", 1720119600, "2024-07-04T19:00:00.000Z"],
    ["ExifTool's date", "2024:07:04 19:00:00+00:00", "2024-07-04T19:00:00.000Z"],
    ["zero", 0, null],
    ["one second after 1904", 1, null],
    ["ExifTool's zero", "0000:00:00 00:00:00", null],
    ["1904 itself", "1904:01:01 00:00:00+00:00", null],
    ["a moment no calendar reaches", 2 ** 60, null],
  ])("a movie header of %s", (_, value, stated) => {
    const [claim] = claims({ "QuickTime:CreateDate": value });
    expect(claim?.stated ?? null).toBe(stated);
    expect(claim?.earliest === null).toBe(stated === null);
  });
});

describe("the beginning of a recording by its container", () => {
  const HEADER = { "QuickTime:CreateDate": "2024:07:04 19:00:00+00:00" };
  const bounds = (fields: Fields, zones: readonly string[] = [], durationSeconds = 90) => {
    const [claim] = timeClaims(
      indexFields(fieldsOf(fields)),
      { ...CONTEXT, durationSeconds },
      zones,
    );
    return [claim?.earliest?.slice(5, 19), claim?.latest?.slice(5, 19), claim?.level];
  };

  test.each<[string, Fields, readonly string[], string, string, string]>([
    ["any zone, and its length", HEADER, [], "07-04T04:58:30", "07-05T07:00:00", "T4"],
    [
      "UTC or the zone of the place",
      HEADER,
      ["America/New_York"],
      "07-04T18:58:30",
      "07-04T23:00:00",
      "T4",
    ],
    [
      "the recorder's own zone: its length alone",
      { ...HEADER, "Keys:AndroidTimeZone": "-0400" },
      ["America/New_York"],
      "07-04T18:58:30",
      "07-04T19:00:00",
      "T3",
    ],
    [
      "Matroska's written zone: its length alone",
      { "Info:DateTimeOriginal": "2024:07:04 19:00:00Z" },
      [],
      "07-04T18:58:30",
      "07-04T19:00:00",
      "T4",
    ],
    [
      "AVI's date without a zone",
      { "RIFF:DateTimeOriginal": "2024:07:04 19:00:00" },
      [],
      "07-04T04:58:30",
      "07-05T07:00:00",
      "T4",
    ],
  ])("%s", (_, fields, zones, earliest, latest, level) => {
    expect(bounds(fields, zones)).toEqual([earliest, latest, level]);
  });

  test("a length that reaches before there were such devices ends there", () => {
    const [claim] = timeClaims(
      indexFields(fieldsOf(HEADER)),
      { ...CONTEXT, durationSeconds: 1e12 },
      [],
    );
    expect(claim?.earliest).toBe("1990-01-01T00:00:00.000Z");
  });
});

test.each<[string, Fields, string[]]>([
  ["an editor by its own words", { "IFD0:Software": "Adobe Photoshop 25.1" }, ["editor-named"]],
  ["a camera's firmware", { "IFD0:Software": "17.5.1" }, []],
  ["a converter's library", { "ItemList:Encoder": "Lavf58.76.100" }, ["re-encoded"]],
  ["a header without time and device", { "QuickTime:CreateDate": 0 }, ["re-encoded"]],
  [
    "a header without time from a named device",
    { "QuickTime:CreateDate": 0, "Keys:Model": "Pixel 8" },
    [],
  ],
  ["a motion photo", { "XMP-GCamera:MicroVideo": "1" }, ["motion-photo"]],
  ["a picture that says it is none", { "XMP-GCamera:MotionPhoto": "0" }, []],
  ["half of a Live Photo", { "Apple:ContentIdentifier": "76C3E45A" }, ["live-photo"]],
])("leads of %s", (_, fields, codes) => {
  const signs = processingSigns(indexFields(fieldsOf(fields)));
  expect(signs.map(({ code }) => code)).toEqual(codes);
});
