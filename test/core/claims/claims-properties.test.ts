import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Assessment } from "#app/core/claims/assessment.ts";
import { assessFile } from "#app/core/claims/assess-file.ts";
import type { RawField, RawValue } from "#app/core/claims/raw-field.ts";
import { CAPTURE_ORDER } from "#app/core/claims/time-source.ts";
import { instantFromMillis, millisOf } from "#app/core/instant.ts";

const NAMES = [
  ...CAPTURE_ORDER.filter((source) => source !== "GPS:GPSDateTime"),
  ...["ExifIFD:OffsetTimeOriginal", "ExifIFD:OffsetTime", "ExifIFD:SubSecTimeOriginal"],
  ...["GPS:GPSDateStamp", "GPS:GPSTimeStamp", "GPS:GPSLatitude", "GPS:GPSLatitudeRef"],
  ...["GPS:GPSLongitude", "GPS:GPSLongitudeRef", "GPS:GPSAltitude", "GPS:GPSAltitudeRef"],
  ...[
    "XMP-exif:GPSLatitude",
    "XMP-exif:GPSLongitude",
    "Keys:GPSCoordinates",
    "Keys:AndroidTimeZone",
  ],
  ...["UserData:GPSCoordinates", "UserData:LocationInformation", "GPS:GPSHPositioningError"],
];

const wall = fc
  .date({
    min: new Date("1850-01-01T00:00:00Z"),
    max: new Date("2150-01-01T00:00:00Z"),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 19).replaceAll("-", ":").replace("T", " "));
const value: fc.Arbitrary<RawValue> = fc.oneof(
  { weight: 4, arbitrary: wall },
  fc.string(),
  fc.constantFrom(
    "N",
    "S",
    "E",
    "W",
    "+02:00",
    "-11:30",
    "+33.5-070.5/",
    "33,26.2S",
    "",
    "2024:01:01",
  ),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constant(null),
  fc.array(fc.option(fc.integer({ min: -5, max: 200 }), { nil: null }), { maxLength: 4 }),
);
const fields: fc.Arbitrary<RawField[]> = fc
  .dictionary(fc.constantFrom(...NAMES), value, { maxKeys: NAMES.length })
  .map((found) =>
    Object.entries(found).map(([source, raw]) => {
      const [group = "", tag = ""] = source.split(":");
      return { group, tag, value: raw };
    }),
  );

const RECEIVED = instantFromMillis(Date.UTC(2026, 10, 21));

function assess(found: RawField[]): Assessment {
  const file = {
    path: "x",
    size: 1,
    sha256: "",
    sha512: "",
    mediaType: null,
    width: null,
    height: null,
    durationSeconds: 3,
    fields: found,
    problems: [],
  };
  return assessFile(file, { declaredName: "x", receivedAt: RECEIVED });
}

test("whatever the fields say, claims are bounded soundly and never after receipt", () => {
  fc.assert(
    fc.property(fields, (found) => {
      const { times, bestTime } = assess(found);
      for (const claim of bestTime === null ? times : [...times, bestTime]) {
        expect(claim.earliest === null).toBe(claim.latest === null);
        if (claim.earliest === null || claim.latest === null) continue;
        expect(millisOf(claim.earliest)).toBeLessThanOrEqual(millisOf(claim.latest));
        expect(millisOf(claim.latest)).toBeLessThanOrEqual(millisOf(RECEIVED) + 300_000);
        expect(millisOf(claim.earliest)).toBeGreaterThan(Date.UTC(1989, 11, 30));
        if (claim.zoneSource === "none" && claim.level !== "T0") {
          expect(claim.earliest).not.toBe(claim.latest);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test("whatever the fields say, a point is on the globe and both its signs were written", () => {
  fc.assert(
    fc.property(fields, (found) => {
      const { places, bestPlace } = assess(found);
      const text = (tag: string): RawValue | undefined =>
        found.find((field) => field.group === "GPS" && field.tag === tag)?.value;
      for (const claim of bestPlace === null ? places : [...places, bestPlace]) {
        expect(claim.latitude === null).toBe(claim.longitude === null);
        if (claim.latitude === null || claim.longitude === null) continue;
        expect(Math.abs(claim.latitude)).toBeLessThanOrEqual(90);
        expect(Math.abs(claim.longitude)).toBeLessThanOrEqual(180);
        if (!claim.source.startsWith("GPS:")) continue;
        expect(["N", "S"]).toContain(text("GPSLatitudeRef"));
        expect(["E", "W"]).toContain(text("GPSLongitudeRef"));
      }
    }),
    { numRuns: 500 },
  );
});

test("the same fields give the same assessment", () => {
  fc.assert(fc.property(fields, (found) => expect(assess(found)).toEqual(assess(found))));
});
