import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { readExif } from "#app/adapters/media/exif-fields.ts";
import { readXmp } from "#app/adapters/media/xmp-fields.ts";
import { indexFields } from "#app/core/claims/raw-field.ts";
import { buildTiff } from "#test/adapters/media/build-tiff.ts";
import { processorMillis } from "#test/support/processor-time.ts";

const FULL = buildTiff({
  ifd0: { 271: { ascii: "Test\0phone" }, 274: { short: 6 } },
  exif: {
    36867: { ascii: "2024:07:04 12:00:00" },
    36881: { ascii: "   :  " },
    37521: { ascii: "05" },
  },
  gps: {
    1: { ascii: "N" },
    2: {
      fractions: [
        [36, 1],
        [14, 1],
        [4884, 100],
      ],
    },
    3: { ascii: "\0" },
    4: {
      fractions: [
        [116, 1],
        [0, 0],
        [1, 0],
      ],
    },
    5: { bytes: [1] },
    6: { fractions: [[86, 1]] },
    7: {
      fractions: [
        [19, 1],
        [0, 1],
        [5, 2],
      ],
    },
    29: { ascii: "2024:07:04" },
  },
});

describe("EXIF by exifr, raw", () => {
  test("gives what is written and tells blank, none and missing apart", async () => {
    const { fields, damaged } = await readExif(FULL);
    const index = indexFields(fields);
    expect(damaged).toBe(false);
    expect(index.text("IFD0:Make")).toBe("Test");
    expect(index.value("IFD0:Orientation")).toBe(6);
    expect(index.text("ExifIFD:DateTimeOriginal")).toBe("2024:07:04 12:00:00");
    expect(index.text("ExifIFD:SubSecTimeOriginal")).toBe("05");
    expect(index.value("GPS:GPSLatitude")).toEqual([36, 14, 48.84]);
    expect(index.value("GPS:GPSLongitude")).toEqual([116, null, null]);
    expect(index.has("GPS:GPSLongitudeRef")).toBe(true);
    expect(index.text("GPS:GPSLongitudeRef")).toBe("");
    expect(index.value("GPS:GPSAltitudeRef")).toEqual([1]);
    expect(index.value("GPS:GPSTimeStamp")).toEqual([19, 0, 2.5]);
    expect(index.has("GPS:GPSMapDatum")).toBe(false);
  });

  test("never hands on exifr's own dates, positions or names", async () => {
    const { fields } = await readExif(FULL);
    for (const { tag, value } of fields) {
      expect(["latitude", "longitude"]).not.toContain(tag);
      expect(value).not.toBeInstanceOf(Date);
    }
  });

  test("rejects on no bytes", async () => {
    const changes = fc.array(fc.tuple(fc.nat({ max: FULL.length - 1 }), fc.nat({ max: 255 })), {
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(changes, fc.nat({ max: FULL.length }), async (list, length) => {
        const bytes = Buffer.from(FULL);
        for (const [at, value] of list) bytes[at] = value;
        const { fields } = await readExif(bytes.subarray(0, length));
        for (const { value } of fields)
          if (typeof value === "string") expect(value.length).toBeLessThanOrEqual(1024);
      }),
      { numRuns: 300 },
    );
  });
});

describe("XMP", () => {
  const packet = (inside: string, prefix = "exif"): Buffer =>
    Buffer.from(
      `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
        `<rdf:Description xmlns:mm="http://ns.adobe.com/xap/1.0/mm/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:${prefix}="http://ns.adobe.com/exif/1.0/" ${inside}</rdf:Description></rdf:RDF></x:xmpmeta>`,
    );

  test.each([
    ["an attribute", packet('exif:GPSLatitude="33,26.232S">')],
    ["an attribute in single quotes", packet("exif:GPSLatitude = '33,26.232S'>")],
    ["an element", packet("><exif:GPSLatitude>33,26.232S</exif:GPSLatitude>")],
    ["another prefix", packet('e:GPSLatitude="33,26.232S">', "e")],
  ])("reads %s", (_, bytes) => {
    expect(readXmp(bytes)).toContainEqual({
      group: "XMP-exif",
      tag: "GPSLatitude",
      value: "33,26.232S",
    });
  });

  test("does not take one namespace for another that begins alike", () => {
    const fields = readXmp(
      packet('mm:CreateDate="2001-01-01" xmp:CreateDate="2022-11-07T14:20:13-08:00">'),
    );
    expect(fields).toEqual([
      { group: "XMP-xmp", tag: "CreateDate", value: "2022-11-07T14:20:13-08:00" },
    ]);
  });

  test.each([
    [
      "the place that is shown",
      packet(
        "><i:LocationShown><rdf:Bag><rdf:li rdf:parseType='Resource'><exif:GPSLatitude>41,0.0N</exif:GPSLatitude></rdf:li></rdf:Bag></i:LocationShown>",
      ),
    ],
    ["a place in short", packet('><i:LocationShown exif:GPSLatitude="41,0.0N"/>')],
    [
      "what the picture was made of",
      packet(
        "><mm:Pantry><rdf:Bag><rdf:li><rdf:Description xmp:CreateDate='2001-01-01' exif:GPSLatitude='1,0.0N'/></rdf:li></rdf:Bag></mm:Pantry>",
      ),
    ],
    ["a comment", packet("><!-- <exif:GPSLatitude>41,0.0N</exif:GPSLatitude> -->")],
  ])("takes nothing of %s for the file's own", (_, bytes) => {
    expect(readXmp(bytes)).toEqual([]);
  });

  test("goes on behind a property that describes something else", () => {
    const shown =
      "<i:LocationShown><rdf:Bag><rdf:li exif:GPSLatitude='41,0.0N'/></rdf:Bag></i:LocationShown>";
    const own = "<exif:GPSLatitude>33,26.232S</exif:GPSLatitude>";
    expect(readXmp(packet(`>${shown}${own}`))).toEqual([
      { group: "XMP-exif", tag: "GPSLatitude", value: "33,26.232S" },
    ]);
  });

  test("expands the five plain entities and no other", () => {
    const fields = readXmp(packet('xmp:CreatorTool="a &amp;&lt; &lol9; &#65;">'));
    expect(fields[0]?.value).toBe("a &< &lol9; &#65;");
  });

  test("is quick on text made to be slow, and throws on none", () => {
    const slow = packet(`${"exif:GPSLatitude ".repeat(20_000)}>`);
    const started = processorMillis();
    expect(readXmp(slow)).toEqual([]);
    for (const piece of ["<!-- ", "<a b='", "<", '<a "" "" ', "<a><a "])
      expect(readXmp(packet(`>${piece.repeat(40_000)}`))).toEqual([]);
    expect(processorMillis() - started).toBeLessThan(2000);
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void readXmp(bytes)));
  });
});
