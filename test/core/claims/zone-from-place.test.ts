import { describe, expect, test } from "@jest/globals";
import { assessFile } from "#app/core/claims/assess-file.ts";
import { pointsToLookUp, widerPointsToLookUp } from "#app/core/claims/file-places.ts";
import type { Assessment } from "#app/core/claims/assessment.ts";
import type { RawValue } from "#app/core/claims/raw-field.ts";
import type { Surroundings } from "#app/core/claims/surroundings.ts";
import { offsetAt, offsetsAtWall } from "#app/core/claims/zone-from-place.ts";
import { fieldsOf } from "#test/core/claims/fields.ts";

const NEW_YORK = {
  "GPS:GPSLatitude": [40, 42, 55],
  "GPS:GPSLatitudeRef": "N",
  "GPS:GPSLongitude": [74, 0, 14],
  "GPS:GPSLongitudeRef": "W",
};

function around(zones: readonly string[], reachMetres = 100): Surroundings {
  return {
    latitude: 40.7,
    longitude: -74,
    reachMetres,
    zones,
    zoneReachMetres: 1000,
    county: null,
    nearCounties: [],
    countyReachMetres: 3000,
    town: null,
    data: "maps",
  };
}

/** All of a photo but what was read in it. */
const PHOTO = {
  path: "x",
  size: 1,
  sha256: "",
  sha512: "",
  mediaType: "image/jpeg",
  width: 1,
  height: 1,
  durationSeconds: null,
  problems: [],
};

function assess(
  values: Readonly<Record<string, RawValue>>,
  surroundings: readonly Surroundings[],
): Assessment {
  const file = {
    ...PHOTO,
    fields: fieldsOf({ ...NEW_YORK, ...values }),
    surroundings,
  };
  return assessFile(file, { declaredName: "x.jpg", receivedAt: null });
}

const TAKEN = "ExifIFD:DateTimeOriginal";

describe("a wall time without a zone, in a file with a place", () => {
  test.each([
    ["summer", "2024:07:04 15:00:00", "19:00:00", "19:00:00", "-04:00", "T3"],
    ["winter", "2024:01:04 15:00:00", "20:00:00", "20:00:00", "-05:00", "T3"],
    // Clocks were set back from 02:00 to 01:00.
    ["the hour that came twice", "2024:11:03 01:30:00", "05:30:00", "06:30:00", null, "T3"],
    // Clocks were set forward from 02:00 to 03:00.
    ["the hour that was skipped", "2024:03:10 02:30:00", "06:30:00", "07:30:00", null, "T3"],
    [
      "the rules of 2006, when summer time began in April",
      "2006:03:20 12:00:00",
      "17:00:00",
      "17:00:00",
      "-05:00",
      "T3",
    ],
  ])("%s", (_, wall, earliest, latest, assumedOffset, level) => {
    const [claim] = assess({ [TAKEN]: wall }, [around(["America/New_York"])]).times;
    const day = wall.slice(0, 10).replaceAll(":", "-");
    expect(claim).toMatchObject({
      offset: null,
      assumedOffset,
      zoneSource: "inferred-place",
      earliest: `${day}T${earliest}.000Z`,
      latest: `${day}T${latest}.000Z`,
      level,
    });
    expect(claim?.sentence).toMatch(/without a time zone: .*assuming .*America\/New_York/);
  });

  test("near a border between zones both bound it", () => {
    const zones = ["America/Chicago", "America/Indiana/Indianapolis"];
    const [claim] = assess({ [TAKEN]: "2024:07:04 15:00:00" }, [around(zones)]).times;
    expect(claim).toMatchObject({
      assumedOffset: null,
      earliest: "2024-07-04T19:00:00.000Z",
      latest: "2024-07-04T20:00:00.000Z",
    });
    expect(claim?.sentence).toMatch(/Chicago \(UTC-05:00\) or America\/Indiana/);
  });

  test.each([
    ["on the open sea", [around([])]],
    ["with a place rougher than a zone", [around(["America/New_York"], 30_000)]],
    ["where no map was asked", []],
  ])("%s it stays a range of 26 hours", (_, surroundings) => {
    const [claim] = assess({ [TAKEN]: "2024:07:04 15:00:00" }, surroundings).times;
    expect(claim).toMatchObject({
      zoneSource: "none",
      level: "T4",
      earliest: "2024-07-04T01:00:00.000Z",
      latest: "2024-07-05T03:00:00.000Z",
    });
  });

  test("what an editor wrote stays a weak trace, and a change of the file has no place", () => {
    const { times } = assess(
      {
        "XMP-photoshop:DateCreated": "2024-07-04T15:00:00",
        "IFD0:ModifyDate": "2024:07:05 10:00:00",
      },
      [around(["America/New_York"])],
    );
    expect(times.map(({ zoneSource, level }) => [zoneSource, level])).toEqual([
      ["inferred-place", "T5"],
      ["none", "T5"],
    ]);
  });

  test("satellite time chooses among the zones of the place", () => {
    const satellite = { "GPS:GPSDateStamp": "2024:07:04", "GPS:GPSTimeStamp": [19, 0, 2] };
    const [claim] = assess({ [TAKEN]: "2024:07:04 15:00:00", ...satellite }, [
      around(["America/New_York", "America/Chicago"]),
    ]).times;
    expect(claim).toMatchObject({ zoneSource: "inferred-gps-time", assumedOffset: "-04:00" });
  });

  test("what is left over is printed as a limit that holds", () => {
    const satellite = { "GPS:GPSDateStamp": "2024:07:04", "GPS:GPSTimeStamp": [18, 55, 40] };
    const [claim] = assess({ [TAKEN]: "2024:07:04 15:00:00", ...satellite }, []).times;
    expect(claim?.sentence).toContain("within 5 min of the time of the position");
  });

  test("a zone which the place does not have, and those that it has, both bound a time: the fix may be old", () => {
    const satellite = { "GPS:GPSDateStamp": "2024:07:04", "GPS:GPSTimeStamp": [7, 0, 2] };
    const { bestTime } = assess({ [TAKEN]: "2024:07:04 15:00:00", ...satellite }, [
      around(["America/New_York"]),
    ]);
    expect(bestTime).toMatchObject({
      zoneSource: "inferred-gps-time",
      assumedOffset: "+08:00",
      level: "T4",
      earliest: "2024-07-04T07:00:00.000Z",
      latest: "2024-07-04T19:00:00.000Z",
    });
    expect(bestTime?.sentence).toContain("it would be UTC+08:00");
    expect(bestTime?.sentence).toContain("may have been found long before");
  });

  test("an old fix that would fit an offset of no zone leaves the zone of the place", () => {
    const satellite = { "GPS:GPSDateStamp": "2024:07:04", "GPS:GPSTimeStamp": [7, 15, 2] };
    const { bestTime } = assess({ [TAKEN]: "2024:07:04 15:00:00", ...satellite }, [
      around(["America/New_York"]),
    ]);
    expect(bestTime).toMatchObject({
      zoneSource: "inferred-place",
      assumedOffset: "-04:00",
      level: "T3",
    });
  });

  test("an editor's date stays a weak trace, though satellite time fits the zone of the place", () => {
    const satellite = { "GPS:GPSDateStamp": "2024:07:04", "GPS:GPSTimeStamp": [19, 0, 2] };
    const { bestTime } = assess(
      { "XMP-photoshop:DateCreated": "2024-07-04T15:00:00", ...satellite },
      [around(["America/New_York"])],
    );
    expect(bestTime).toMatchObject({ zoneSource: "inferred-gps-time", level: "T5" });
  });

  test("an older fix is no contradiction of a time whose zone is assumed", () => {
    const satellite = { "GPS:GPSDateStamp": "2024:07:04", "GPS:GPSTimeStamp": [8, 7, 2] };
    const { bestTime } = assess({ [TAKEN]: "2024:07:04 15:00:00", ...satellite }, [
      around(["America/New_York"]),
    ]);
    expect(bestTime).toMatchObject({ zoneSource: "inferred-place", level: "T3" });
  });
});

describe("the age of a position, with the zones of the place", () => {
  const fix = (hour: number, minute: number) => ({
    "GPS:GPSDateStamp": "2024:07:04",
    "GPS:GPSTimeStamp": [hour, minute, 0],
  });
  const stated = { [TAKEN]: "2024:07:04 15:00:00", "ExifIFD:OffsetTimeOriginal": "-04:00" };
  const at = (values: Readonly<Record<string, RawValue>>, zones = ["America/New_York"]) =>
    assess(values, zones.length === 0 ? [] : [around(zones)]);

  test("a picture without a zone is read in that of the place: a fix of 40 minutes before is old, and both say so", () => {
    const { places, bestTime } = at({ [TAKEN]: "2024:07:04 15:00:00", ...fix(18, 20) });
    expect(places[0]).toMatchObject({ level: "P3", radiusMetres: 100 + 2400 * 30 });
    expect(places[0]?.sentence).toContain(
      "read in the zone of the place (America/New_York), it was found 40 min or more before",
    );
    expect(bestTime).toMatchObject({ zoneSource: "inferred-place", level: "T3" });
    expect(bestTime?.sentence).toContain("found 40 min or more before: the device may have been");
  });

  test("over several zones the least age counts, and without any zone none is made up", () => {
    const values = { [TAKEN]: "2024:07:04 15:00:00", ...fix(18, 20) };
    const border = ["America/Chicago", "America/New_York"];
    expect(at(values, border).places[0]?.radiusMetres).toBe(100 + 2400 * 30);
    expect(at(values, []).places[0]).toMatchObject({ level: "P2", radiusMetres: null });
  });

  test("an age that another real zone explains as well changes no level, and is said", () => {
    const [place] = at({ [TAKEN]: "2024:07:04 15:00:00", ...fix(7, 0) }).places;
    expect(place).toMatchObject({ level: "P2", radiusMetres: null });
    expect(place?.sentence).toContain(
      "found 12 h or more before the picture was taken or the recording began; or it was found then, and the device's clock was set to another zone (UTC+08:00)",
    );
  });

  test.each([10, 14, 29, 44])(
    "%i minutes are the difference of no zones: the fix is old",
    (age) => {
      const [place] = at({ ...stated, ...fix(18, 60 - age) }, age === 29 ? undefined : []).places;
      expect(place).toMatchObject({ level: "P3", radiusMetres: 100 + age * 60 * 30 });
    },
  );

  test("an hour may be a zone that was stated wrongly, but not where it is that of the place", () => {
    const values = { ...stated, ...fix(18, 0) };
    expect(at(values, []).places[0]).toMatchObject({ level: "P2" });
    expect(at(values, []).places[0]?.sentence).toContain("another zone (UTC-03:00)");
    expect(at(values).places[0]).toMatchObject({ level: "P3", radiusMetres: 100 + 3600 * 30 });
    expect(at(values, ["America/Halifax"]).places[0]).toMatchObject({ level: "P2" });
  });

  test("an old position is looked up once more, as far off as it may be by then, and the nearer answer is not told", () => {
    const values = { ...NEW_YORK, [TAKEN]: "2024:07:04 15:00:00", ...fix(18, 52) };
    const file = { ...PHOTO, fields: fieldsOf(values) };
    const context = { declaredName: "x.jpg", receivedAt: null };
    const [near] = pointsToLookUp(file, context);
    const surroundings = [{ ...around(["America/New_York"]), ...near }];
    const wider = widerPointsToLookUp({ ...file, surroundings }, context);
    expect(wider.map(({ reachMetres }) => reachMetres)).toEqual([100 + 8 * 60 * 30]);
    const widerSurroundings = wider.map((point) => ({ ...around(["America/New_York"]), ...point }));
    const told = assessFile({ ...file, surroundings, widerSurroundings }, context);
    expect(told.surroundings?.map(({ reachMetres }) => reachMetres)).toEqual([14_500]);
    expect(told.bestTime?.zoneSource).toBe("inferred-place");
  });

  test("two wall times of one recorder without zones tell the age between them", () => {
    const recording = (found: string) =>
      at({
        "Keys:GPSCoordinates": "+40.7153-074.0039/",
        "Keys:CreationDate": "2024-07-04T15:00:00",
        "Keys:LocationDate": found,
      }).places.find(({ source }) => source === "Keys:GPSCoordinates");
    expect(recording("2024-07-04T14:58:00")?.level).toBe("P2");
    expect(recording("2024-07-04T14:00:00")?.radiusMetres).toBe(100 + 3600 * 30);
  });
});

describe("a stated zone against the place", () => {
  const leads = (values: Readonly<Record<string, RawValue>>, zones: readonly string[]): string[] =>
    assess(values, [around(zones)])
      .signs.filter(({ code }) => code === "zone-not-of-place")
      .map(({ sentence }) => sentence);

  test.each([
    ["2024:07:04 15:00:00", "-04:00", 0],
    ["2024:01:04 15:00:00", "-05:00", 0],
    ["2024:07:04 15:00:00", "+02:00", 1],
    ["2024:01:04 15:00:00", "-04:00", 1],
    // Both hours of the night when clocks were set back are right.
    ["2024:11:03 01:30:00", "-04:00", 0],
    ["2024:11:03 01:30:00", "-05:00", 0],
  ])("%s %s: %i leads", (wall, offset, count) => {
    const values = { [TAKEN]: wall, "ExifIFD:OffsetTimeOriginal": offset };
    expect(leads(values, ["America/New_York"])).toHaveLength(count);
  });

  test("the lead names both and the innocent reasons, and changes no claim", () => {
    const values = { [TAKEN]: "2024:07:04 15:00:00", "ExifIFD:OffsetTimeOriginal": "+02:00" };
    expect(leads(values, ["America/New_York"])).toEqual([
      "ExifIFD:DateTimeOriginal states UTC+02:00; at the place in the same file clocks showed UTC-04:00 then (America/New_York). A camera that was not set anew on a journey, a phone kept on the time of home, and a place added later all look so.",
    ]);
    const { times } = assess(values, [around(["America/New_York"])]);
    expect(times[0]).toMatchObject({ offset: "+02:00", level: "T2", zoneSource: "written" });
  });

  test("either side of a border will do, and the sea says nothing", () => {
    const values = { [TAKEN]: "2024:07:04 15:00:00", "ExifIFD:OffsetTimeOriginal": "-05:00" };
    expect(leads(values, ["America/New_York", "America/Chicago"])).toEqual([]);
    expect(leads(values, [])).toEqual([]);
  });

  test("the published iPhone clip near Tel Aviv agrees with its place", () => {
    const values = {
      "Keys:CreationDate": "2019-07-24T11:25:40+0300",
      "Keys:GPSCoordinates": "+32.0929+034.8620+028.516/",
      "QuickTime:CreateDate": Date.UTC(2019, 6, 24, 8, 25, 57) / 1000 + 2_082_844_800,
    };
    const assessment = assess(values, [around(["Asia/Jerusalem"])]);
    expect(assessment.bestTime).toMatchObject({
      level: "T1",
      earliest: "2019-07-24T08:25:40.000Z",
    });
    expect(leads(values, ["Asia/Jerusalem"])).toEqual([]);
  });
});

test.each([
  ["America/New_York", "2024-07-04T12:00:00Z", -240],
  ["America/St_Johns", "2024-01-04T12:00:00Z", -210],
  ["Asia/Kathmandu", "2024-01-04T12:00:00Z", 345],
  ["Pacific/Chatham", "2024-01-04T12:00:00Z", 825],
  ["Africa/Abidjan", "2024-01-04T12:00:00Z", 0],
  // Two years before the land moved over the date line.
  ["Pacific/Apia", "2009-06-01T12:00:00Z", -660],
  ["Pacific/Apia", "2012-06-01T12:00:00Z", 780],
])("the offset of %s at %s", (zone, instant, minutes) => {
  expect(offsetAt(zone, Date.parse(instant))).toBe(minutes);
});

test("a whole day that a place skipped keeps both sides of the date line", () => {
  const skipped = offsetsAtWall(["Pacific/Apia"], Date.UTC(2011, 11, 30, 12));
  expect(skipped.map(({ offsetMinutes, how }) => [offsetMinutes, how])).toEqual([
    [-600, "skipped"],
    [840, "skipped"],
  ]);
});

test("points to look up are the usable positions, each once, with how far off they may be", () => {
  const file = {
    ...PHOTO,
    fields: fieldsOf({
      ...NEW_YORK,
      "GPS:GPSHPositioningError": 12,
      "Keys:GPSCoordinates": "+00.0000+000.0000/",
      "ItemList:GPSCoordinates": "+32.0929+034.8620/",
    }),
    exifTool: fieldsOf({ ...NEW_YORK, "GPS:GPSHPositioningError": 12 }),
  };
  expect(pointsToLookUp(file, { declaredName: "x", receivedAt: null })).toEqual([
    { latitude: 40.715277778, longitude: -74.003888889, reachMetres: 12 },
    { latitude: 32.0929, longitude: 34.862, reachMetres: 100 },
  ]);
});
