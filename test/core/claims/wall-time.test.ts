import { expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  parseOffset,
  parseWallTime,
  spellOffset,
  withFraction,
} from "#app/core/claims/wall-time.ts";

const READABLE: readonly (readonly [text: string, local: string | null, offset: number | null])[] =
  [
    ["2024:07:04 12:00:00", "2024-07-04T12:00:00", null],
    ["2024-07-04T12:00:00", "2024-07-04T12:00:00", null],
    ["2019-07-24T11:25:40+0300", "2019-07-24T11:25:40", 180],
    ["2024:01:15 13:45:00+13:45", "2024-01-15T13:45:00", 825],
    ["2022-11-07T14:20:13-08:00", "2022-11-07T14:20:13", -480],
    ["2024-05-17T10:11:12Z", "2024-05-17T10:11:12", 0],
    ["2022-01-10T15:15:44.31", "2022-01-10T15:15:44.310", null],
    ["2020-07-23T00:00+02:00", "2020-07-23T00:00:00", 120],
    ["2024-02-29 23:59:59", "2024-02-29T23:59:59", null],
    ["1601:06:06 16:39:33", "1601-06-06T16:39:33", null],
    ["2020-07-23", null, null],
  ];

test.each(READABLE)("%s is read as written", (text, local, offset) => {
  const wall = parseWallTime(text);
  expect(wall?.local).toBe(local);
  expect(wall?.offsetMinutes).toBe(offset);
});

const UNREADABLE = [
  "0000:00:00 00:00:00",
  "    :  :     :  :  ",
  "",
  "2023:02:31 10:00:00",
  "2023:02:29 10:00:00",
  "2023:13:01 10:00:00",
  "2023:00:10 10:00:00",
  "2023:01:00 10:00:00",
  "2023:01:01 24:00:00",
  "2023:01:01 10:60:00",
  "2023:01:01 10:00:60",
  "0021:01:01 10:00:00",
  "2023",
  "2023:01",
  "yesterday",
  "2023:01:01 10:00:00; drop table",
];

test.each(UNREADABLE)("%j is no date", (text) => {
  expect(parseWallTime(text)).toBeUndefined();
});

test.each([
  ["+05:45", 345],
  ["-0330", -210],
  ["+14:00", 840],
  ["-12:00", -720],
  ["Z", 0],
  ["-00:00", 0],
  ["   :  ", undefined],
  [":", undefined],
  ["", undefined],
  ["+14:15", undefined],
  ["-13:00", undefined],
  ["+02:60", undefined],
  ["02:00", undefined],
])("the offset %j is %j minutes", (text, minutes) => {
  expect(parseOffset(text)).toBe(minutes);
});

test.each([
  ["5", "2024-01-01T00:00:00.500"],
  ["05", "2024-01-01T00:00:00.050"],
  ["703615", "2024-01-01T00:00:00.703"],
  ["00", "2024-01-01T00:00:00.000"],
  ["", "2024-01-01T00:00:00"],
  ["half", "2024-01-01T00:00:00"],
])("the sub-second digits %j are a decimal fraction", (digits, local) => {
  const wall = parseWallTime("2024:01:01 00:00:00");
  if (wall === undefined) throw new Error("the fixture must be a date");
  expect(withFraction(wall, digits).local).toBe(local);
});

test("every zone that exists is spelled and read back the same", () => {
  fc.assert(
    fc.property(fc.integer({ min: -720, max: 840 }), (minutes) => {
      expect(parseOffset(spellOffset(minutes))).toBe(minutes);
    }),
  );
});

test("every moment of the calendar is read back as written", () => {
  const dates = fc.date({
    min: new Date("1000-01-01T00:00:00Z"),
    max: new Date("9999-12-31T23:59:59Z"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(dates, (date) => {
      const iso = date.toISOString().slice(0, 19);
      expect(parseWallTime(iso.replaceAll("-", ":").replace("T", " "))?.local).toBe(iso);
    }),
  );
});
