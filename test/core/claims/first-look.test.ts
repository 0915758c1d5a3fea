import { describe, expect, test } from "@jest/globals";
import type { RawField } from "#app/core/claims/raw-field.ts";
import { assessFile } from "#app/core/claims/assess-file.ts";
import { pointsToLookUp } from "#app/core/claims/file-places.ts";
import { correctedLook, firstLookOf, type FirstLook } from "#app/core/claims/first-look.ts";
import type { ProblemCode } from "#app/core/claims/problem.ts";
import type { Surroundings } from "#app/core/claims/surroundings.ts";
import { parseInstant } from "#app/core/instant.ts";

const RECEIVED = parseInstant("2026-11-29T12:00:00.000Z") ?? null;

function look(
  fields: readonly RawField[],
  more: { problems?: readonly ProblemCode[]; surroundings?: readonly MapsSay[] } = {},
) {
  const { problems = [] } = more;
  const context = { declaredName: "a.jpg", receivedAt: RECEIVED };
  const extent = { width: 4, height: 3, durationSeconds: null };
  const file = {
    ...{ path: "", size: 9, sha256: null, sha512: null, mediaType: "image/jpeg", ...extent },
    ...{ fields, problems },
  };
  const surroundings = more.surroundings?.flatMap((around) =>
    pointsToLookUp(file, context).map((point) => ({ ...point, ...around })),
  );
  return firstLookOf(assessFile({ ...file, surroundings }, context));
}

const TAKEN: RawField = {
  group: "ExifIFD",
  tag: "DateTimeOriginal",
  value: "2026:11:01 21:31:05",
};

const NOTHING: FirstLook = { time: { kind: "none" }, place: { kind: "none" } };

test.each<[string, FirstLook, ProblemCode[], FirstLook | undefined]>([
  [
    "found more",
    NOTHING,
    [],
    { time: { kind: "found", local: "2026-11-01T21:31:05" }, place: { kind: "none" } },
  ],
  [
    "found the same",
    { time: { kind: "found", local: "2026-11-01T21:31:05" }, place: { kind: "none" } },
    [],
    undefined,
  ],
  [
    "could not read what was read before",
    {
      time: { kind: "found", local: "2026-11-01T21:31:05" },
      place: { kind: "found", near: "Albany, NY" },
    },
    ["metadata-damaged"],
    undefined,
  ],
])("what a sender was told, where an examination %s", (_, before, problems, expected) => {
  const assessment = assessFile(
    {
      ...{ path: "", size: 9, sha256: null, sha512: null, mediaType: "image/jpeg" },
      ...{ width: 4, height: 3, durationSeconds: null, fields: [TAKEN], problems },
    },
    { declaredName: "a.jpg", receivedAt: RECEIVED },
  );
  expect(correctedLook(before, assessment)).toEqual(expected);
});

const gps = (tag: string, value: RawField["value"]): RawField => ({ group: "GPS", tag, value });
const LATITUDE = [40, 42, 55];
const LONGITUDE = [74, 0, 14];
const PLACED = [
  gps("GPSLatitude", LATITUDE),
  gps("GPSLatitudeRef", "N"),
  gps("GPSLongitude", LONGITUDE),
  gps("GPSLongitudeRef", "W"),
];
/** What maps say around a point, the point itself left out unless it is to be another one. */
type MapsSay = Omit<Surroundings, "latitude" | "longitude" | "reachMetres"> &
  Partial<Pick<Surroundings, "reachMetres">>;
const AROUND: MapsSay = {
  ...{ zones: ["America/New_York"], zoneReachMetres: 1000 },
  county: { fips: "36061", name: "New York", state: "New York" },
  ...{ nearCounties: [], countyReachMetres: 500, data: "the test" },
  town: { name: "Manhattan", region: "NY", country: "US", metres: 900 },
};

describe("what a sender is told came with a file", () => {
  test("a time and a place that are there, the place no closer than a town", () => {
    expect(look([TAKEN, ...PLACED], { surroundings: [AROUND] })).toEqual({
      time: { kind: "found", local: "2026-11-01T21:31:05" },
      place: { kind: "found", near: "Manhattan, NY" },
    });
  });

  test("a town that is far off, and a place that is known too roughly, name nothing closer", () => {
    const far = { ...AROUND, town: { name: "Far", region: "NY", country: "US", metres: 90_000 } };
    expect(look(PLACED, { surroundings: [far] }).place).toEqual({
      ...{ kind: "found", near: "New York, New York" },
    });
    const rough = { ...AROUND, reachMetres: 50_000 };
    expect(look(PLACED, { surroundings: [rough] }).place).toEqual({ kind: "found", near: null });
    expect(look(PLACED).place).toEqual({ kind: "found", near: null });
  });

  test("nothing, where everything was read", () => {
    expect(look([])).toEqual({ time: { kind: "none" }, place: { kind: "none" } });
  });

  test.each<ProblemCode>([
    ...(["no-reader-for-type", "structure-damaged", "metadata-damaged"] as const),
    ...(["timed-out", "parser-crashed", "type-not-recognised", "memory-exceeded"] as const),
  ])("not read, which is not nothing, where %s", (problem) => {
    expect(look([], { problems: [problem] })).toEqual({
      ...{ time: { kind: "unread" }, place: { kind: "unread" } },
    });
    // What was read before the trouble counts all the same.
    expect(look([TAKEN], { problems: [problem] }).time.kind).toBe("found");
  });

  test("a place that a phone emptied, and one that is half there", () => {
    const emptied = PLACED.map((one) =>
      Array.isArray(one.value) ? { ...one, value: [0, 0, 0] } : one,
    );
    expect(look(emptied).place).not.toMatchObject({ kind: "found" });
    expect(look(PLACED.slice(0, 2)).place).toEqual({ kind: "unclear" });
  });

  test("a date that any program writes is no time of taking", () => {
    const saved: RawField = { group: "XMP-xmp", tag: "CreateDate", value: "2026-11-01T09:00:00" };
    expect(look([saved]).time).toEqual({ kind: "weak" });
  });
});
