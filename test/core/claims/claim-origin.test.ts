import { describe, expect, test } from "@jest/globals";
import type { Assessment } from "#app/core/claims/assessment.ts";
import type { ExaminedFile } from "#app/core/claims/examined-file.ts";
import { assessFile } from "#app/core/claims/assess-file.ts";
import type { Credentials } from "#app/core/claims/credentials.ts";
import type { RawValue } from "#app/core/claims/raw-field.ts";
import type { Surroundings } from "#app/core/claims/surroundings.ts";
import { fieldsOf } from "#test/core/claims/fields.ts";

type Fields = Readonly<Record<string, RawValue>>;

function assess(fields: Fields, more: Partial<ExaminedFile> = {}): Assessment {
  return assessFile(
    {
      ...{ path: "", size: 1, sha256: null, sha512: null, mediaType: "image/jpeg" },
      ...{ width: 1, height: 1, durationSeconds: null, problems: [] },
      ...{ fields: fieldsOf(fields), ...more },
    },
    { declaredName: "a.jpg", receivedAt: null },
  );
}

const TAKEN = "ExifIFD:DateTimeOriginal";
const OFFSET = "ExifIFD:OffsetTimeOriginal";
const OWN_ZONE = { kind: "field", on: OFFSET, for: "zone" };
const PLACE: Fields = {
  "GPS:GPSLatitude": [40, 42, 55],
  "GPS:GPSLatitudeRef": "N",
  "GPS:GPSLongitude": [74, 0, 14],
  "GPS:GPSLongitudeRef": "W",
};
const fix = (hour: number, minute: number): Fields => ({
  "GPS:GPSDateStamp": "2026:01:12",
  "GPS:GPSTimeStamp": [hour, minute, 0],
});
const AROUND: Surroundings = {
  ...{ latitude: 40.715278, longitude: -74.003889, reachMetres: 100, zoneReachMetres: 1000 },
  ...{ zones: ["America/New_York"], county: null, nearCounties: [], countyReachMetres: 3000 },
  ...{ town: null, data: "maps 1" },
};

describe("beside its value a claim has", () => {
  test("a name, how it was come by, and what read it with versions", () => {
    const readers = { first: "first reader 1", exifTool: "ExifTool 2" };
    const both = { [TAKEN]: "2026:01:12 08:30:12" };
    const { times, bestTime } = assess(
      { ...both, "XMP-xmp:CreateDate": "2026-01-12T08:30:12" },
      { readers, exifTool: fieldsOf({ ...both, "PNG:CreationTime": "no date" }) },
    );
    expect(times.map(({ id, method, tool }) => [id, method, tool])).toEqual([
      ["time-1", "read", "first reader 1 and ExifTool 2"],
      ["time-2", "nothing-derived", "ExifTool 2"],
      ["time-3", "read", "first reader 1"],
    ]);
    expect(bestTime?.id).toBe("time-1");
  });

  test.each<[string, Fields, Partial<ExaminedFile>, object]>([
    [
      "the time of the fix, for its zone",
      { [TAKEN]: "2026:01:12 03:30:10", ...fix(8, 30), ...PLACE },
      {},
      { method: "zone-inferred", leansOn: [{ kind: "time", on: "time-2", for: "zone" }] },
    ],
    [
      "the place, for its zone",
      { [TAKEN]: "2026:01:12 03:30:10", ...PLACE },
      { surroundings: [AROUND] },
      { method: "zone-inferred", leansOn: [{ kind: "place", on: "place-1", for: "zone" }] },
    ],
    [
      "both, where they are at odds",
      { [TAKEN]: "2026:01:12 04:30:10", ...fix(8, 30), ...PLACE },
      { surroundings: [AROUND] },
      {
        leansOn: [
          { kind: "time", on: "time-2", for: "zone" },
          { kind: "place", on: "place-1", for: "zone" },
        ],
      },
    ],
    [
      "the field with its zone, where that is written apart",
      { [TAKEN]: "2026:01:12 03:30:10", [OFFSET]: "-05:00", ...fix(8, 30) },
      {},
      { method: "read", leansOn: [OWN_ZONE] },
    ],
    [
      "nothing, where the zone stands in its own text",
      { [TAKEN]: "2026:01:12 03:30:10-05:00" },
      {},
      { method: "read", offset: "-05:00", leansOn: [] },
    ],
  ])("what it leans on: %s", (_, fields, more, expected) => {
    expect(assess(fields, more).times.find(({ source }) => source === TAKEN)).toMatchObject(
      expected,
    );
  });

  test("for the best time also what agrees with it", () => {
    const { bestTime, times } = assess({
      ...{ [TAKEN]: "2026:01:12 03:30:10", [OFFSET]: "-05:00", ...fix(8, 30) },
    });
    expect(bestTime).toMatchObject({
      level: "T1",
      leansOn: [OWN_ZONE, { kind: "time", on: "time-2", for: "agreement" }],
    });
    expect(times[0]?.leansOn).toEqual([OWN_ZONE]);
  });

  test("for an old position the two times that tell its age", () => {
    const { places } = assess({
      ...{ [TAKEN]: "2026:01:12 04:45:10", [OFFSET]: "-05:00", ...fix(8, 33), ...PLACE },
    });
    expect(places[0]).toMatchObject({
      method: "widened-by-age",
      leansOn: [
        { on: "time-1", for: "age" },
        { on: "time-2", for: "age" },
      ],
    });
  });

  test("for an Apple recording's old position the time beside it", () => {
    const { places } = assess({
      "Keys:GPSCoordinates": "+40.6892-074.0445/",
      "Keys:CreationDate": "2026-01-12T04:45:10-0500",
      "Keys:LocationDate": "2026-01-12T03:33:00-0500",
    });
    expect(places[0]).toMatchObject({
      ...{ method: "widened-by-age", level: "P3", radiusOrigin: "widened" },
      leansOn: [
        { on: "time-1", for: "age" },
        { on: "time-2", for: "age" },
      ],
    });
    expect(places[0]?.sentence).toContain("72 min or more before");
  });

  test("the claims that it cannot be true together with, by name and kind", () => {
    const { times, places } = assess({
      ...{ [TAKEN]: "2026:01:12 15:00:00", "XMP-exif:DateTimeOriginal": "2026-01-12T12:00:00" },
      ...{ ...PLACE, "Keys:GPSCoordinates": "+33.4-112.0/" },
    });
    expect(times[0]?.conflicts).toEqual([
      {
        ...{ kind: "time", id: "time-2", source: "XMP-exif:DateTimeOriginal" },
        how: "they are 3 h apart",
      },
    ]);
    expect(places[1]?.conflicts).toMatchObject([
      { kind: "place", id: "place-1", source: "GPS:GPSPosition" },
    ]);
  });
});

describe("the time stamp of a signature", () => {
  const SIGNED: Credentials = {
    ...{ state: "trusted", codes: [], signer: "A camera", trustList: "2026-02-11" },
    ...{ signedAt: "2026-01-12T10:00:00+00:00", stamp: "listed" },
    judgedBy: { engine: "c2pa 1", trustListSha256: null },
  };
  const stampOf = (credentials: Partial<Credentials>, fields: Fields = {}) => {
    const { times, ...rest } = assess(fields, { credentials: { ...SIGNED, ...credentials } });
    return { ...rest, stamp: times.find(({ source }) => source === "C2PA:TimeStamp"), times };
  };

  test.each<[string, Partial<Credentials>, object]>([
    [
      "by a listed authority bounds from above, and nothing from below",
      {},
      {
        ...{ level: "T1", earliest: null, latest: "2026-01-12T10:00:00.000Z", tool: "c2pa 1" },
        method: "from-credentials",
      },
    ],
    ["of a signer on no list counts as much", { state: "valid-unlisted" }, { level: "T1" }],
    [
      "by an authority on no list is a weak trace",
      { stamp: "unlisted" },
      { level: "T5", earliest: null, latest: "2026-01-12T10:00:00.000Z" },
    ],
    ["that nobody judged is one too", { stamp: "unjudged" }, { level: "T5" }],
    ["that does not hold bounds nothing", { stamp: "faulty" }, { level: "T5", latest: null }],
    [
      "in credentials of other bytes bounds nothing",
      { state: "invalid" },
      { level: "T5", latest: null, method: "nothing-derived" },
    ],
    ["that is no date bounds nothing", { signedAt: "soon" }, { level: "T5", latest: null }],
  ])("%s", (_, credentials, expected) => {
    expect(stampOf(credentials).stamp).toMatchObject(expected);
  });

  test("that nobody judged is not said to be on no list", () => {
    const unjudged = stampOf({ stamp: "unjudged" }).stamp?.sentence;
    expect(unjudged).toContain("it was not judged whether it is on a list held here");
    expect(unjudged).not.toContain("on no list");
    expect(stampOf({ stamp: "unlisted" }).stamp?.sentence).toContain("on no list held here");
  });

  test("is never when something was taken", () => {
    expect(stampOf({}).bestTime).toBeNull();
    expect(stampOf({ signedAt: null }).stamp).toBeUndefined();
  });

  test("contradicts a time of taking after it, where its authority is listed", () => {
    const after: Fields = { [TAKEN]: "2026:01:12 12:00:00", [OFFSET]: "+00:00" };
    const found = stampOf({}, after);
    expect(found.bestTime).toMatchObject({ level: "T0", earliest: null });
    expect(found.times[0]?.conflicts).toMatchObject([{ source: "C2PA:TimeStamp" }]);
    expect(stampOf({ stamp: "unlisted" }, after).bestTime?.level).toBe("T2");
    const before: Fields = { [TAKEN]: "2026:01:12 09:59:00", [OFFSET]: "+00:00" };
    expect(stampOf({}, before).bestTime?.level).toBe("T2");
  });
});
