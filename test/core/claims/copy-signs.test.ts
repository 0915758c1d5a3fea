import { describe, expect, test } from "@jest/globals";
import type { CopiedFile } from "#app/core/claims/copy-signs.ts";
import { copySigns } from "#app/core/claims/copy-signs.ts";
import type { RawValue } from "#app/core/claims/raw-field.ts";
import { indexFields } from "#app/core/claims/raw-field.ts";
import { fieldsOf } from "#test/core/claims/fields.ts";

function codes(
  values: Readonly<Record<string, RawValue>>,
  about: Partial<CopiedFile> = {},
): string[] {
  return signs(values, about).map(({ code }) => code);
}

function signs(values: Readonly<Record<string, RawValue>>, about: Partial<CopiedFile> = {}) {
  return copySigns({
    declaredName: "IMG_1.jpg",
    mediaType: "image/jpeg",
    width: 4032,
    height: 3024,
    fields: indexFields(fieldsOf(values)),
    problems: [],
    ...about,
  });
}

const CANON = { "IFD0:Make": "Canon", "IFD0:Model": "Canon EOS R5" };

test.each([
  ["Screenshot_20240101-120000.png", true],
  ["Screen Shot 2024-01-01 at 12.00.00.png", true],
  ["Screenshot 2024-01-01.jpeg", true],
  ["Screen_Recording_20240101.mp4", true],
  ["RPReplay_Final1700000000.MP4", true],
  ["Bildschirmfoto 2024-01-01.png", true],
  ["Screening room.jpg", false],
  ["IMG_0001.HEIC", false],
])("the name %s is a screenshot's: %j", (declaredName, is) => {
  expect(codes(CANON, { declaredName }).includes("screenshot-file-name")).toBe(is);
});

describe("a picture without a camera", () => {
  test.each(["ExifIFD:CreateDate", "XMP-exif:DateTimeOriginal", "IPTC:DateCreated"])(
    "is none where a time of taking stands in %s",
    (source) => {
      expect(codes({ [source]: "2024:01:01 10:00:00" })).toEqual([]);
    },
  );

  test("is a lead, and the size that messengers shrink to is named", () => {
    expect(codes({})).toEqual(["no-camera-data"]);
    expect(signs({}, { width: 1200, height: 1600 })[0]?.sentence).toContain("1600 pixels");
    expect(signs({})[0]?.sentence).not.toContain("pixels, to which");
  });

  test.each<[string, Readonly<Record<string, RawValue>>, Partial<CopiedFile>]>([
    ["names a device", CANON, {}],
    ["has a time of taking", { "ExifIFD:DateTimeOriginal": "2024:01:01 10:00:00" }, {}],
    ["is no JPEG", {}, { mediaType: "image/png" }],
    ["is as small as an icon", {}, { width: 64, height: 64 }],
    ["has an unknown size", {}, { width: null, height: null }],
    ["could not be read whole", {}, { problems: ["metadata-damaged"] }],
    ["was not read by ExifTool, which broke", {}, { problems: ["exiftool-timed-out"] }],
  ])("none where it %s", (_, values, about) => {
    expect(codes(values, about)).toEqual([]);
  });
});

test.each<[string, Readonly<Record<string, RawValue>>, boolean]>([
  ["Adobe Photoshop, Quality 10", CANON, true],
  ["Adobe Lightroom, Quality 77% - 84%", CANON, true],
  ["Pentax K10D, Better", CANON, true],
  ["Canon EOS 1DmkII, Fine", CANON, false],
  ["Independent JPEG Group library (used by many applications), Quality 90", CANON, false],
  ["Independent JPEG Group library, Quality 60; Pentax Better", CANON, false],
  ["Unknown (3d7cf9b61fa7f316d08e83465caabbcc:221111)", CANON, false],
  ["Adobe Photoshop, Quality 10", { ...CANON, "IFD0:Software": "Adobe Photoshop 25" }, false],
  ["Adobe Photoshop, Quality 10", { "ExifIFD:DateTimeOriginal": "2024" }, false],
])("tables of %s: a lead %j", (tables, values, is) => {
  const found = codes({ ...values, "File:JPEGDigest": tables });
  expect(found.includes("compressed-elsewhere")).toBe(is);
});

test("an iPhone's JPEG was made of its HEIC where it names a HEIC's tiles, and not otherwise", () => {
  const iphone = { "IFD0:Make": "Apple", "IFD0:Model": "iPhone 15" };
  expect(codes({ ...iphone, "IFD0:TileWidth": 512 })).toEqual(["phone-converted"]);
  expect(codes(iphone)).toEqual([]);
  expect(codes({ ...iphone, "IFD0:TileWidth": 512 }, { mediaType: "image/heic" })).toEqual([]);
});

test("every lead gives an innocent explanation and none speaks of a person", () => {
  const all = [
    ...signs({}, { declaredName: "Screenshot_1.jpg" }),
    ...signs({ ...CANON, "File:JPEGDigest": "Adobe Photoshop, Quality 10" }),
    ...signs({ "IFD0:Make": "Apple", "IFD0:Model": "iPhone", "IFD0:TileWidth": 512 }),
  ];
  expect(all).toHaveLength(4);
  for (const { sentence } of all) {
    expect(sentence).toMatch(/People take|most pictures|does; makers|That is common/);
    expect(sentence).not.toMatch(/fake|forged|manipulat|score|suspicious/i);
  }
});
