import { expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  conflictSentence,
  placeConflicts,
  timeConflicts,
} from "#app/core/claims/claim-conflicts.ts";
import { placeClaims } from "#app/core/claims/place-claims.ts";
import { indexFields, type RawValue } from "#app/core/claims/raw-field.ts";
import { timeClaims } from "#app/core/claims/time-claims.ts";
import { TOLERANCES } from "#app/core/claims/tolerances.ts";
import { CONTEXT, fieldsOf } from "#test/core/claims/fields.ts";

type Fields = Readonly<Record<string, RawValue>>;

function timesApart(fields: Fields): Record<string, string | undefined> {
  const claims = timeClaims(indexFields(fieldsOf(fields)), CONTEXT);
  const conflicts = timeConflicts(claims, { durationSeconds: null, tolerances: TOLERANCES });
  return Object.fromEntries(
    claims.map(({ source }, at) => [source, conflictSentence(conflicts[at] ?? [])]),
  );
}

const ORIGINAL = "ExifIFD:DateTimeOriginal";
const HEADER_1904 = 2_082_844_800;
const header = (iso: string) => Date.parse(iso) / 1000 + HEADER_1904;

test("two fields that mean one moment and say two are named at both", () => {
  const apart = timesApart({
    [ORIGINAL]: "2024:04:20 15:00:00",
    "XMP-exif:DateTimeOriginal": "2024-04-20T12:00:00",
  });
  expect(apart[ORIGINAL]).toBe(
    "Cannot be true together with XMP-exif:DateTimeOriginal (they are 3 h apart).",
  );
  expect(apart["XMP-exif:DateTimeOriginal"]).toContain(ORIGINAL);
});

test.each<[string, Fields]>([
  [
    "a zone on one of them that fits the other",
    { [ORIGINAL]: "2024:04:20 15:00:00", "XMP-exif:DateTimeOriginal": "2024-04-20T19:00:00Z" },
  ],
  [
    "digitising years later",
    { [ORIGINAL]: "1999:04:20 15:00:00", "ExifIFD:CreateDate": "2024:04:20 15:00:00" },
  ],
  [
    "a change a week later",
    { [ORIGINAL]: "2024:04:20 15:00:00", "IFD0:ModifyDate": "2024:04:27 15:00:00" },
  ],
  [
    "a position that was found long before a time without a zone",
    {
      [ORIGINAL]: "2024:04:22 15:00:00",
      "GPS:GPSDateStamp": "2024:04:20",
      "GPS:GPSTimeStamp": [2, 7, 0],
    },
  ],
  [
    "a header that may be local time",
    {
      "Keys:CreationDate": "2024-04-20T15:00:00-0400",
      "QuickTime:CreateDate": header("2024-04-20T15:00:05Z"),
    },
  ],
  ["a date that is none", { [ORIGINAL]: "2024:04:20 15:00:00", "IPTC:DateCreated": "never" }],
])("%s contradicts nothing", (_, fields) => {
  expect(Object.values(timesApart(fields)).filter((one) => one !== undefined)).toEqual([]);
});

test.each<[string, Fields, string]>([
  [
    "a change before the picture was taken",
    { [ORIGINAL]: "2024:04:20 15:00:00", "IFD0:ModifyDate": "2024:04:19 15:00:00" },
    "IFD0:ModifyDate",
  ],
  [
    "a position that was found later than the picture",
    {
      [ORIGINAL]: "2024:04:20 15:00:00",
      "ExifIFD:OffsetTimeOriginal": "+00:00",
      "GPS:GPSDateStamp": "2024:04:21",
      "GPS:GPSTimeStamp": [2, 7, 0],
    },
    "GPS:GPSDateTime",
  ],
  [
    "a position that was found long before a time whose zone is written",
    {
      [ORIGINAL]: "2024:04:20 15:00:00",
      "ExifIFD:OffsetTimeOriginal": "+00:00",
      "GPS:GPSDateStamp": "2024:04:20",
      "GPS:GPSTimeStamp": [2, 7, 0],
    },
    "GPS:GPSDateTime",
  ],
  [
    "a header three seconds before the stated start",
    {
      "Keys:CreationDate": "2024-04-20T15:00:00Z",
      "QuickTime:CreateDate": header("2024-04-20T14:59:57Z"),
    },
    "QuickTime:CreateDate",
  ],
  [
    "another wall time, also where the time of a position fits a zone to both",
    {
      [ORIGINAL]: "2024:04:20 15:00:00",
      "XMP-exif:DateTimeOriginal": "2024-04-20T12:00:00",
      "GPS:GPSDateStamp": "2024:04:20",
      "GPS:GPSTimeStamp": [19, 0, 0],
    },
    "XMP-exif:DateTimeOriginal",
  ],
  [
    "a header before the stated start that no zone explains",
    {
      "Keys:CreationDate": "2024-04-20T15:00:00Z",
      "QuickTime:CreateDate": header("2024-04-20T11:07:05Z"),
    },
    "QuickTime:CreateDate",
  ],
])("%s contradicts it", (_, fields, source) => {
  expect(timesApart(fields)[source]).toContain("Cannot be true together with");
});

test("a contradiction stands at both claims, whatever is written", () => {
  const wall = fc
    .date({ min: new Date("2000-01-02"), max: new Date("2030-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 19).replace("T", " ").replaceAll("-", ":"));
  fc.assert(
    fc.property(wall, wall, wall, (one, two, three) => {
      const apart = timesApart({
        [ORIGINAL]: one,
        "XMP-photoshop:DateCreated": two.replaceAll(" ", "T"),
        "IFD0:ModifyDate": three,
      });
      for (const [source, conflict] of Object.entries(apart)) {
        for (const other of Object.keys(apart)) {
          if (conflict?.includes(`${other} (`) === true) expect(apart[other]).toContain(source);
        }
      }
    }),
  );
});

test("places farther apart than both may be off are named at both, with the distance", () => {
  const fields = indexFields(
    fieldsOf({
      "ItemList:GPSCoordinates": "+40.6892-074.0445/",
      "UserData:GPSCoordinates": "+40.6800-074.5000/",
    }),
  );
  const { claims } = placeClaims(fields, () => undefined, TOLERANCES);
  const conflicts = placeConflicts(claims, TOLERANCES);
  expect(conflictSentence(conflicts[0] ?? [])).toBe(
    "Cannot be true together with UserData:GPSCoordinates (they are 38 km apart).",
  );
  expect(conflicts[1]).toMatchObject([{ source: "ItemList:GPSCoordinates" }]);
  expect(placeConflicts([...claims.slice(0, 1), ...claims.slice(0, 1)], TOLERANCES)).toEqual([
    [],
    [],
  ]);
});
