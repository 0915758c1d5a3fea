import { describe, expect, test } from "@jest/globals";
import { bestPlace } from "#app/core/claims/best-place.ts";
import type { LocationStatus, PlaceClaim } from "#app/core/claims/claim.ts";
import type { Places } from "#app/core/claims/place-claims.ts";
import { placeClaims } from "#app/core/claims/place-claims.ts";
import type { RawValue } from "#app/core/claims/raw-field.ts";
import { indexFields } from "#app/core/claims/raw-field.ts";
import { TOLERANCES } from "#app/core/claims/tolerances.ts";
import { fieldsOf } from "#test/core/claims/fields.ts";

type Fields = Readonly<Record<string, RawValue>>;

function placesOf(fields: Fields, seconds?: number): Places {
  const age = seconds === undefined ? undefined : { seconds, zones: [] };
  return placeClaims(indexFields(fieldsOf(fields)), () => age, TOLERANCES);
}

const point = (
  latitude: RawValue,
  latitudeRef: RawValue | undefined,
  longitude: RawValue,
  longitudeRef: RawValue | undefined,
): Fields => ({
  "GPS:GPSLatitude": latitude,
  ...(latitudeRef === undefined ? {} : { "GPS:GPSLatitudeRef": latitudeRef }),
  "GPS:GPSLongitude": longitude,
  ...(longitudeRef === undefined ? {} : { "GPS:GPSLongitudeRef": longitudeRef }),
});
const SANTIAGO = point([33, 26, 13.92], "S", [70, 39, 2.16], "W");

interface Row {
  readonly name: string;
  readonly fields: Fields;
  readonly status: LocationStatus;
  readonly claim?: Partial<PlaceClaim>;
}

const noPoint = {
  latitude: null,
  longitude: null,
  altitude: null,
  radiusMetres: null,
  level: "P5",
} as const;

const ROWS: readonly Row[] = [
  { name: "no fields: absent", fields: {}, status: "absent" },
  {
    name: "a GPS block without a position: absent",
    fields: { "GPS:GPSDateStamp": "2024:01:01", "GPS:GPSAltitude": 3 },
    status: "absent",
  },
  {
    name: "south and west are negative",
    fields: SANTIAGO,
    status: "present",
    claim: { latitude: -33.4372, longitude: -70.6506, radiusMetres: null, level: "P2" },
  },
  {
    name: "below the sea is negative",
    fields: { ...SANTIAGO, "GPS:GPSAltitude": 86, "GPS:GPSAltitudeRef": [1] },
    status: "present",
    claim: { altitude: -86 },
  },
  {
    name: "an altitude that no land has is dropped",
    fields: { ...SANTIAGO, "GPS:GPSAltitude": 4294967284, "GPS:GPSAltitudeRef": [0] },
    status: "present",
    claim: { latitude: -33.4372, altitude: null },
  },
  {
    name: "the device's own error is the radius",
    fields: { ...SANTIAGO, "GPS:GPSHPositioningError": 4.5 },
    status: "present",
    claim: { radiusMetres: 4.5 },
  },
  {
    name: "cell towers are at least 500 m rough",
    fields: { ...SANTIAGO, "GPS:GPSProcessingMethod": "CELLID", "GPS:GPSHPositioningError": 20 },
    status: "present",
    claim: { radiusMetres: 500 },
  },
  {
    name: "decimal degrees in one number",
    fields: point([41.2203], "N", [96.0716], "W"),
    status: "present",
    claim: { latitude: 41.2203, longitude: -96.0716 },
  },
  ...(
    [
      ["both letters missing", point([33, 30, 0], undefined, [70, 36, 0], undefined)],
      ["one letter missing", point([33, 30, 0], "S", [70, 36, 0], undefined)],
      ["a blank letter", point([33, 30, 0], "S", [70, 36, 0], null)],
      ["a wrong letter", point([33, 30, 0], "S", [70, 36, 0], "N")],
      ["longitude missing", { "GPS:GPSLatitude": [33, 30, 0], "GPS:GPSLatitudeRef": "S" }],
      ["a part with denominator 0", point([33, null, 0], "S", [70, 36, 0], "W")],
      ["degrees as text", point("52,84280", "N", "11,18286", "E")],
    ] as const
  ).map(([name, fields]): Row => ({
    name: `${name}: incomplete, nothing guessed`,
    fields,
    status: "incomplete",
    claim: noPoint,
  })),
  ...(
    [
      [
        "all denominators 0 without letters",
        point([null, null, null], undefined, [null, null, null], undefined),
      ],
      ["all denominators 0 with letters", point([null, null, null], "N", [null, null, null], "W")],
      ["zeros without letters", point([0, 0, 0], undefined, [0, 0, 0], undefined)],
      ["blanks", point(null, null, null, null)],
      [
        "half of it lost, the rest zeros",
        { "GPS:GPSLongitude": [0, 0, 0], "GPS:GPSLongitudeRef": "E" },
      ],
    ] as const
  ).map(([name, fields]): Row => ({
    name: `${name}: zeroed by the device`,
    fields,
    status: "zeroed-by-device",
    claim: noPoint,
  })),
  ...(
    [
      ["0, 0 with letters", point([0, 0, 0], "N", [0, 0, 0], "E")],
      ["latitude above 90", point([213, 38, 24], "N", [103, 28, 48], "E")],
      ["longitude above 180", point([13, 38, 24], "N", [193, 28, 48], "E")],
      ["seconds above 60", point([48, 15, 595404.032], "N", [11, 40, 330528], "E")],
      ["a sign as well as a letter", point([-33, 26, 13.92], "S", [70, 39, 2.16], "W")],
    ] as const
  ).map(([name, fields]): Row => ({
    name: `${name}: implausible`,
    fields,
    status: "implausible",
    claim: noPoint,
  })),
  {
    name: "XMP carries its letters in the value",
    fields: { "XMP-exif:GPSLatitude": "33,26.232S", "XMP-exif:GPSLongitude": "70,39.036W" },
    status: "present",
    claim: { latitude: -33.4372, longitude: -70.6506, level: "P3" },
  },
  {
    name: "XMP without letters gives nothing",
    fields: { "XMP-exif:GPSLatitude": "33,26.232", "XMP-exif:GPSLongitude": "70,39.036" },
    status: "incomplete",
    claim: noPoint,
  },
  {
    name: "XMP altitude has its sign in another property",
    fields: {
      "XMP-exif:GPSLatitude": "36,14.814N",
      "XMP-exif:GPSLongitude": "116,49.02W",
      "XMP-exif:GPSAltitude": "86/1",
      "XMP-exif:GPSAltitudeRef": "1",
    },
    status: "present",
    claim: { altitude: -86 },
  },
  {
    name: "Apple's ISO 6709 with its accuracy",
    fields: {
      "Keys:GPSCoordinates": "+36.2469-116.8170-086.000/",
      "Keys:LocationAccuracyHorizontal": "35.0",
    },
    status: "present",
    claim: { latitude: 36.2469, longitude: -116.817, altitude: -86, radiusMetres: 35, level: "P2" },
  },
  {
    name: "Android's ©xyz is a container's text",
    fields: { "UserData:GPSCoordinates": "-33.4372-070.6506/" },
    status: "present",
    claim: { latitude: -33.4372, longitude: -70.6506, altitude: null, level: "P3" },
  },
  {
    name: "a ©xyz without signs gives nothing",
    fields: { "UserData:GPSCoordinates": "33.4372 70.6506" },
    status: "incomplete",
    claim: noPoint,
  },
  {
    name: "an empty ©xyz was emptied",
    fields: { "UserData:GPSCoordinates": "" },
    status: "zeroed-by-device",
    claim: noPoint,
  },
  {
    name: "3GPP's altitude 0 means unknown",
    fields: {
      "UserData:LocationInformation": [-15.5, -47.25, 0],
      "UserData:LocationBody": "earth",
    },
    status: "present",
    claim: { latitude: -15.5, longitude: -47.25, altitude: null, level: "P3" },
  },
  {
    name: "3GPP's place of what is shown, real or fictional, is not where it was recorded",
    fields: {
      "UserData:LocationInformation": [-15.5, -47.25, 0],
      "UserData:LocationRole": 2,
      "UserData:LocationBody": "earth",
    },
    status: "incomplete",
    claim: noPoint,
  },
  {
    name: "3GPP on another body gives nothing",
    fields: { "UserData:LocationInformation": [-15.5, -47.25, 0], "UserData:LocationBody": "moon" },
    status: "incomplete",
    claim: noPoint,
  },
];

describe("claims of place", () => {
  test.each(ROWS)("$name", ({ fields, status, claim }) => {
    const places = placesOf(fields);
    expect(places.status).toBe(status);
    expect(places.claims).toHaveLength(claim === undefined ? 0 : 1);
    if (claim !== undefined) expect(places.claims[0]).toMatchObject(claim);
  });

  test("an age is printed as so much or more: 60 hours are 2 days, not 3", () => {
    const sentence = (seconds: number) => placesOf(SANTIAGO, seconds).claims[0]?.sentence;
    expect(sentence(60 * 3600)).toContain("2 days or more");
    expect(sentence(20 * 60 + 59)).toContain("20 min or more");
  });

  test("an old fix loses a level and its radius grows with its age", () => {
    const [claim] = placesOf(SANTIAGO, 3600).claims;
    expect(claim).toMatchObject({ level: "P3", radiusMetres: 100 + 3600 * 30 });
    expect(claim?.sentence).toContain("60 min or more before the picture was taken");
  });

  test("a sentence shows no more decimals than the source supports", () => {
    const [whole] = placesOf(point([33, 26, 13], "S", [70, 39, 2], "W")).claims;
    expect(whole?.sentence).toContain("-33.4369, -70.6506 (WGS 84)");
    const [iso] = placesOf({ "UserData:GPSCoordinates": "+40.68-074.50/" }).claims;
    expect(iso?.sentence).toContain("40.68, -74.50 (WGS 84)");
    const written = (fields: Fields) => placesOf(fields).claims[0]?.sentence;
    expect(written(point([40, 0, 0], "N", [74, 0, 0], "W"))).toContain("40, -74 (WGS 84)");
    expect(written(point([40, 42, 0], "N", [74, 0, 21.6], "W"))).toContain("40.70000, -74.00600 (");
    // Zero is what a device writes for no seconds: the other number tells that it counts them.
    const [even] = placesOf(point([40, 42, 0], "N", [74, 0, 0], "W")).claims;
    expect(even?.sentence).toContain("40.70, -74.00 (");
    expect(written({ "ItemList:GPSCoordinates": "+40.6-074.5000/" })).toContain("40.6, -74.5 (");
  });
});

describe("the best place", () => {
  test("is the device's own where others agree", () => {
    const { claims } = placesOf({
      ...SANTIAGO,
      "XMP-exif:GPSLatitude": "33,26.232S",
      "XMP-exif:GPSLongitude": "70,39.036W",
    });
    const best = bestPlace(claims, TOLERANCES);
    expect(claims).toHaveLength(2);
    expect(best).toMatchObject({ source: "GPS:GPSPosition", level: "P2" });
  });

  test("is contradicted where another source of the file lies elsewhere, and both are named", () => {
    const { claims } = placesOf({
      "ItemList:GPSCoordinates": "+40.6892-074.0445/",
      "UserData:GPSCoordinates": "+40.6800-074.5000/",
    });
    const best = bestPlace(claims, TOLERANCES);
    expect(best?.level).toBe("P0");
    expect(best?.radiusMetres).toBeGreaterThan(38_000);
    expect(best?.sentence).toContain("UserData:GPSCoordinates");
    expect(best?.sentence).toContain("40.6800, -74.5000");
  });

  test("is nothing where no claim has a point", () => {
    expect(
      bestPlace(placesOf(point([0, 0, 0], "N", [0, 0, 0], "E")).claims, TOLERANCES),
    ).toBeNull();
  });
});

describe("a position in another reference system", () => {
  const isDegrees = { latitude: -33.4372, longitude: -70.6506 };
  const DATUMS: readonly [string, Fields, Partial<PlaceClaim>][] = [
    ["WGS-84", {}, { ...isDegrees, radiusMetres: null, radiusOrigin: null, level: "P2" }],
    ["WGS_1984", {}, { radiusMetres: null, level: "P2" }],
    ["NAD83", {}, { ...isDegrees, radiusMetres: null, level: "P2" }],
    [
      "NAD 83",
      { "GPS:GPSHPositioningError": 5 },
      { radiusMetres: 8, radiusOrigin: "datum", level: "P2" },
    ],
    ["NAD27", {}, { ...isDegrees, radiusMetres: 600, radiusOrigin: "datum", level: "P3" }],
    ["TOKYO", {}, { radiusMetres: 1100, level: "P3" }],
    ["Old Hawaiian", {}, noPoint],
    ["NAD", {}, noPoint],
  ];

  test.each(DATUMS)("%s", (datum, fields, expected) => {
    const [claim] = placesOf({ ...SANTIAGO, ...fields, "GPS:GPSMapDatum": datum }).claims;
    expect(claim).toMatchObject(expected);
    const isWgs = datum.startsWith("WGS");
    expect(claim?.sentence.includes("(WGS 84)")).toBe(isWgs);
    if (!isWgs) expect(claim?.sentence).toContain("WGS 84");
    expect(claim?.raw).toContain("33 26 13.92");
  });

  test("is said of a film's text and of XMP too, and is no point where nobody knows how far off it lies", () => {
    for (const [crs, latitude] of [
      ["epsg:4269", 40.6892],
      ["EPSG:4326", 40.6892],
      ["moon", null],
    ] as const) {
      const film = placesOf({ "Keys:GPSCoordinates": `+40.6892-074.0445CRS${crs}/` });
      expect(film.claims[0]).toMatchObject({ latitude });
      expect(film.claims[0]?.raw).toContain(crs);
      expect(film.status).toBe(latitude === null ? "incomplete" : "present");
    }
    const xmp = { "XMP-exif:GPSLatitude": "40,41.352N", "XMP-exif:GPSLongitude": "74,2.67W" };
    expect(placesOf(xmp).claims[0]?.sentence).toContain("(WGS 84)");
    const moved = placesOf({ ...xmp, "XMP-exif:GPSMapDatum": "NAD27" }).claims[0];
    expect(moved).toMatchObject({ radiusOrigin: "datum" });
    expect(moved?.sentence).toContain("NAD 27, which is not WGS 84 and lies within 500 m of it");
  });
});

describe("the digits of a position", () => {
  test.each<[string, Fields, object]>([
    ["seconds with decimals", SANTIAGO, { decimals: 6, radiusMetres: null, radiusOrigin: null }],
    ["four of a film", { "UserData:GPSCoordinates": "+40.6892-074.0445/" }, { decimals: 4 }],
    [
      "one of a film leaves kilometres open",
      { "Keys:GPSCoordinates": "+40.6-074.0/", "Keys:LocationAccuracyHorizontal": "5" },
      { decimals: 1, radiusMetres: 11_200, radiusOrigin: "digits" },
    ],
    [
      "a stated estimate says whose it is",
      { "Keys:GPSCoordinates": "+40.6892-074.0445/", "Keys:LocationAccuracyHorizontal": "5" },
      { decimals: 4, radiusMetres: 5, radiusOrigin: "stated" },
    ],
  ])("%s", (_, fields, expected) => {
    expect(placesOf(fields).claims[0]).toMatchObject(expected);
  });
});

describe("a place in a list of IPTC's", () => {
  const fields = (list: string, latitude = "42,39.0N"): Fields => ({
    [`XMP-iptcExt:${list}GPSLatitude`]: latitude,
    [`XMP-iptcExt:${list}GPSLongitude`]: "73,45.36W",
  });

  test("is a claim under its own name where the picture was taken there", () => {
    const { claims, status } = placesOf(fields("LocationCreated"));
    expect(claims).toMatchObject([
      { source: "XMP-iptcExt:LocationCreatedGPSPosition", latitude: 42.65, level: "P3" },
    ]);
    expect(status).toBe("present");
  });

  test("is no point where it is what is shown, or where several stand in it", () => {
    const [shown] = placesOf(fields("LocationShown")).claims;
    expect(shown).toMatchObject({ latitude: null, level: "P5" });
    expect(shown?.sentence).toContain("not of where it was recorded");
    const [several] = placesOf(fields("LocationCreated", "42,39.0N, 41,1.0N")).claims;
    expect(several).toMatchObject({ latitude: null, raw: "42,39.0N, 41,1.0N, 73,45.36W" });
  });
});

test("a place among Matroska's tags is one, and text that is none is kept", () => {
  const there = placesOf({ "Matroska:Location": "+42.6526-073.7562/" });
  expect(there.claims).toMatchObject([{ latitude: 42.6526, longitude: -73.7562, level: "P3" }]);
  const words = placesOf({ "Matroska:Location": "Albany" });
  expect(words).toMatchObject({
    status: "incomplete",
    claims: [{ raw: "Albany", latitude: null }],
  });
});

describe("degrees written as text", () => {
  const text = point("52,00000,50,00000,34,01180", "N", "11,00000,10,00000,58,28360", "E");

  test("with decimal commas are read as what they can only mean, at a lower level, and it is said", () => {
    const [claim] = placesOf(text).claims;
    expect(claim).toMatchObject({ level: "P3", latitude: 52.842781056, longitude: 11.182856556 });
    expect(claim?.sentence).toContain("written as text, against the standard: “52,00000,50,00000");
  });

  test.each(["52,00000,50,00000,34", "52,0,50,0,34,0", "52,00000,70,00000,34,01180", "52 50 34"])(
    "%s are no point",
    (latitude) => {
      const { claims } = placesOf({ ...text, "GPS:GPSLatitude": latitude });
      expect(claims[0]).toMatchObject(noPoint);
    },
  );
});

describe("the quality of a fix", () => {
  const QUALITY: readonly [string, Fields, Partial<PlaceClaim>, string | undefined][] = [
    [
      "a good spread of satellites leaves the radius open",
      { "GPS:GPSDOP": 1.2 },
      { radiusMetres: null, level: "P2" },
      "stood well for it (dilution of precision 1.2, about 12 m)",
    ],
    [
      "a bad one widens it",
      { "GPS:GPSDOP": 18 },
      { radiusMetres: 180 },
      "stood badly for it (dilution of precision 18, about 180 m)",
    ],
    [
      "the device's own error goes before it",
      { "GPS:GPSDOP": 18, "GPS:GPSHPositioningError": 7 },
      { radiusMetres: 7 },
      undefined,
    ],
    [
      "a spread that no receiver measures is none",
      { "GPS:GPSDOP": 99.99 },
      { radiusMetres: null },
      undefined,
    ],
    ["two dimensions have no measured height", { "GPS:GPSMeasureMode": "2" }, {}, "two dimensions"],
    ["three dimensions need no word", { "GPS:GPSMeasureMode": "3" }, {}, undefined],
    [
      "a count of satellites",
      { "GPS:GPSSatellites": "07" },
      {},
      "names 7 satellites, in use or only in view.",
    ],
    ["too few of them", { "GPS:GPSSatellites": "3" }, {}, "fewer than 4 leave it rough"],
    [
      "a network has no satellites",
      { "GPS:GPSProcessingMethod": "NETWORK", "GPS:GPSSatellites": "7" },
      { radiusMetres: 500 },
      "cell towers",
    ],
    [
      "satellites by name",
      { "GPS:GPSProcessingMethod": "GPS" },
      { radiusMetres: null, level: "P2" },
      "The file says that it was found by satellites.",
    ],
    [
      "both together",
      { "GPS:GPSProcessingMethod": "fused" },
      { level: "P2" },
      "satellites, networks or both",
    ],
    [
      "a point that a person entered",
      { "GPS:GPSProcessingMethod": "MANUAL" },
      { level: "P3" },
      "entered by hand",
    ],
    [
      "a receiver that had lost its satellites",
      { "GPS:GPSStatus": "V" },
      { level: "P3" },
      "had lost its satellites",
    ],
    ["a corrected fix", { "GPS:GPSDifferential": 1 }, {}, "(differential)"],
    ["knots", { "GPS:GPSSpeed": 20, "GPS:GPSSpeedRef": "N" }, {}, "about 37 km/h (23 mph)"],
    [
      "kilometres an hour where no unit stands",
      { "GPS:GPSSpeed": 36 },
      {},
      "about 36 km/h (22 mph)",
    ],
    ["a walk", { "GPS:GPSSpeed": 5, "GPS:GPSSpeedRef": "K" }, {}, undefined],
    ["a speed that nothing has", { "GPS:GPSSpeed": 9000, "GPS:GPSSpeedRef": "M" }, {}, undefined],
  ];

  test.each(QUALITY)("%s", (_, fields, expected, words) => {
    const [claim] = placesOf({ ...SANTIAGO, ...fields }).claims;
    expect(claim).toMatchObject(expected);
    const plain = placesOf(SANTIAGO).claims[0]?.sentence ?? "";
    // Whatever is known of a fix is told after where it is, and nothing where nothing is known.
    if (words !== undefined) expect(claim?.sentence).toContain(words);
    else if (expected.radiusMetres == null) expect(claim?.sentence).toBe(plain);
  });

  const OURS = "by our reckoning";
  const OWN = "by its own estimate";
  test.each<[string, Fields, number | undefined, string, string]>([
    ["stated", { "GPS:GPSHPositioningError": 20 }, undefined, `to within 20 m ${OWN}`, OURS],
    ["of dilution", { "GPS:GPSDOP": 15 }, undefined, `to within 150 m ${OURS} from how`, OWN],
    [
      "that networks are never below",
      { "GPS:GPSProcessingMethod": "CELLID", "GPS:GPSHPositioningError": 20 },
      undefined,
      `to within 500 m ${OURS}, as towers and networks are taken to be no finer; its own estimate is 20 m`,
      OWN,
    ],
    [
      "that a network states, and is wider",
      { "GPS:GPSProcessingMethod": "CELLID", "GPS:GPSHPositioningError": 800 },
      undefined,
      `to within 800 m ${OWN}`,
      OURS,
    ],
    ["of age", {}, 600, `to within 18 km ${OURS}, which grows with the age of the position.`, OWN],
    [
      "of age on a stated one",
      { "GPS:GPSHPositioningError": 20 },
      600,
      "which grows with the age of the position; its own estimate is 20 m.",
      OWN,
    ],
  ])("a radius %s is told as what it is", (_, fields, seconds, words, never) => {
    const sentence = placesOf({ ...SANTIAGO, ...fields }, seconds).claims[0]?.sentence;
    expect(sentence).toContain(words);
    expect(sentence).not.toContain(never);
  });

  test("an old fix of something fast reaches farther", () => {
    const fast = { ...SANTIAGO, "GPS:GPSSpeed": 180, "GPS:GPSSpeedRef": "K" };
    expect(placesOf(SANTIAGO, 600).claims[0]?.radiusMetres).toBe(18_100);
    expect(placesOf(fast, 600).claims[0]?.radiusMetres).toBe(30_100);
  });
});
