import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import type { ExaminationOutcome } from "#app/adapters/media/examination.ts";
import type { Examiner } from "#app/adapters/media/examiner.ts";
import { openExaminer } from "#app/adapters/media/examiner.ts";
import { fieldsOfTags } from "#app/adapters/media/exiftool/tag-fields.ts";
import {
  appleMeta,
  box,
  fileType,
  fullBox,
  movieHeader,
  since1904,
  u32,
  userText,
} from "#test/adapters/media/build-boxes.ts";
import {
  buildJpeg,
  exifSegment,
  frameSegment,
  jpegSegment,
} from "#test/adapters/media/build-containers.ts";
import { buildTiff } from "#test/adapters/media/build-tiff.ts";

let folder: string;
let examiner: Examiner;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "bearwitness-exiftool-"));
  examiner = await openExaminer({ workDir: folder });
});
afterAll(async () => {
  await examiner.close();
  rmSync(folder, { recursive: true, force: true });
});

const put = (name: string, bytes: Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const look = (path: string, by = examiner): Promise<ExaminationOutcome> =>
  by.examine({ path, declaredName: "file", receivedAt: null, previews: false });
const photo = (): Buffer => {
  const tiff = buildTiff({
    ifd0: { 271: { ascii: "Testphone" } },
    exif: { 36867: { ascii: "2024:07:04 12:00:00" }, 36881: { ascii: "+05:45" } },
  });
  return buildJpeg([exifSegment(tiff), frameSegment(4, 3)]);
};

describe("a file that both readers read", () => {
  test("has one claim for what they read alike, and both readers' fields are kept", async () => {
    const { assessment, fields, exifTool } = await look(put("alike.jpg", photo()));
    expect(assessment.times).toHaveLength(1);
    expect(assessment.times[0]).toMatchObject({ offset: "+05:45", level: "T2" });
    expect(assessment.times[0]?.sentence).not.toContain("alone");
    expect(assessment.signs).toEqual([]);
    for (const read of [fields, exifTool]) {
      expect(read).toContainEqual({ group: "IFD0", tag: "Make", value: "Testphone" });
    }
  });

  test("two EXIF blocks are read by each reader apart: no point of one's degrees and the other's letters", async () => {
    const degrees = (whole: number) => ({
      fractions: [
        [whole, 1],
        [30, 1],
        [0, 1],
      ] as [number, number][],
    });
    const bare = { 2: degrees(33), 4: degrees(151) };
    const lettered = { 1: { ascii: "N" }, 2: degrees(40), 3: { ascii: "W" }, 4: degrees(74) };
    const segment = (gps: typeof bare | typeof lettered) => exifSegment(buildTiff({ gps }));
    for (const [first, second, block] of [
      [lettered, bare, undefined],
      [bare, lettered, 2],
    ] as const) {
      const bytes = buildJpeg([segment(first), segment(second), frameSegment(4, 3)]);
      const { assessment } = await look(put("two.jpg", bytes));
      expect(assessment.places).toHaveLength(2);
      expect(assessment.bestPlace).toMatchObject({ latitude: 40.5, longitude: -74.5 });
      expect(assessment.bestPlace?.block).toBe(block);
      expect(assessment.signs).toEqual([]);
    }
  });

  test("a movie's header time is one claim, though each spells it in its own way", async () => {
    const created = since1904("2024-09-18T15:00:00Z");
    const place = box("udta", userText("\u00a9xyz", "-33.4372-070.6506/"));
    const movie = Buffer.concat([
      fileType("isom"),
      box("moov", movieHeader(created, 600, 1200), place),
    ]);
    const { assessment } = await look(put("clip.mp4", movie));
    // Its two seconds before, and at the latest the same wall time in the zone of the place.
    expect(assessment.times).toMatchObject([
      {
        source: "QuickTime:CreateDate",
        stated: "2024-09-18T15:00:00.000Z",
        earliest: "2024-09-18T14:59:58.000Z",
        latest: "2024-09-18T18:00:00.000Z",
      },
    ]);
    expect(assessment.places).toHaveLength(1);
    expect(assessment.bestPlace).toMatchObject({ latitude: -33.4372, longitude: -70.6506 });
    expect(assessment.signs).toEqual([]);
  });

  test("is damaged in part where ExifTool alone comes upon a block that it cannot read", async () => {
    const iptc = (bytes: string) => {
      const data = Buffer.from(bytes, "latin1");
      const resource = Buffer.concat([
        Buffer.from("8BIM\x04\x04\0\0", "latin1"),
        u32(data.length),
        data,
      ]);
      return jpegSegment(0xed, Buffer.concat([Buffer.from("Photoshop 3.0\0"), resource]));
    };
    const exif = exifSegment(buildTiff({ ifd0: { 271: { ascii: "Testphone" } } }));
    const day = "\x1c\x02\x37\0\x0820240704";
    const sound = await look(put("iptc.jpg", buildJpeg([exif, iptc(day), frameSegment(4, 3)])));
    expect(sound.assessment.problems).not.toContain("metadata-damaged");
    expect(sound.assessment.unread).toBeUndefined();
    const broken = buildJpeg([exif, iptc(`${day}\x41\x02\x3c\0\x04abcd`), frameSegment(4, 3)]);
    const { assessment } = await look(put("broken-iptc.jpg", broken));
    expect(assessment.problems).toContain("metadata-damaged");
    expect(assessment.unread).toEqual([expect.stringContaining("Bad IPTC data tag")]);
  });

  test("the first reader alone, when asked for, leaves ExifTool out", async () => {
    const path = put("fast.jpg", photo());
    const request = { path, declaredName: "file", receivedAt: null, previews: false } as const;
    const { assessment, exifTool } = await examiner.examine({ ...request, readers: "first" });
    expect(exifTool).toBeNull();
    expect(assessment.bestTime).toMatchObject({ offset: "+05:45" });
  });
});

test("a million times its own size in a picture's text is not unpacked, and the rest is read", async () => {
  const text = Buffer.concat([
    Buffer.from("XML:com.adobe.xmp\0\x01\0\0\0", "latin1"),
    deflateSync(Buffer.alloc(32 * 1024 * 1024, 0x20)),
  ]);
  const header = Buffer.from("00000002000000020800000000", "hex");
  const png = Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    ...[chunk("IHDR", header), chunk("iTXt", text), chunk("IEND", Buffer.alloc(0))],
  ]);
  const { assessment, exifTool } = await look(put("bomb.png", png));
  expect(assessment.problems.filter((code) => code.startsWith("exiftool"))).toEqual([]);
  expect(exifTool).toContainEqual({ group: "PNG", tag: "ImageWidth", value: 2 });
});

describe("a file that ExifTool alone reads", () => {
  const EBML = Buffer.from("1a45dfa3874282847765626d", "hex");
  const element = (id: string, ...parts: Buffer[]): Buffer => {
    const body = Buffer.concat(parts);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(0x10000000 + body.length);
    return Buffer.concat([Buffer.from(id, "hex"), size, body]);
  };
  const length = Buffer.alloc(4);
  length.writeFloatBE(2000);
  const info = element("1549a966", element("4489", length));

  test("and of which nothing but the type is left counts as not read", async () => {
    const cut = Buffer.concat([EBML, Buffer.from("18538067", "hex")]);
    const { assessment, exifTool } = await look(put("cut.webm", cut));
    expect(assessment).toMatchObject({ mediaType: "video/webm", locationStatus: "unread" });
    expect(assessment.problems).toContain("no-reader-for-type");
    expect(exifTool?.filter(({ group }) => group === "ExifTool")).toEqual([]);
  });

  test("counts as read where it says how long it is, and as cut off where it ends before it says", async () => {
    const whole = Buffer.concat([EBML, element("18538067", info)]);
    const { assessment } = await look(put("whole.webm", whole));
    expect(assessment).toMatchObject({
      durationSeconds: 2,
      problems: [],
      locationStatus: "absent",
    });
    const longer = Buffer.concat([EBML, element("18538067", info, Buffer.alloc(900))]);
    const cut = await look(put("ends.webm", longer.subarray(0, whole.length)));
    expect(cut.assessment).toMatchObject({
      ...{ durationSeconds: 2, locationStatus: "unread" },
      problems: ["structure-damaged"],
    });
  });

  test("and of which it warns is said to be damaged in part", async () => {
    // A list of two elements that says it ends within the second.
    const broken = element("1549a966", element("4489", length), Buffer.from("4461", "hex"), length);
    const { assessment, exifTool } = await look(
      put("warned.webm", Buffer.concat([EBML, element("18538067", broken)])),
    );
    expect(exifTool?.some(({ tag }) => tag === "Warning")).toBe(true);
    expect(assessment.problems).toContain("metadata-damaged");
    expect(assessment.locationStatus).toBe("unread");
  });
});

test("an error of ExifTool's is no reading", async () => {
  const { assessment, exifTool } = await look(put("broken.bmp", Buffer.from("424d0000", "hex")));
  expect(exifTool).toContainEqual({ group: "ExifTool", tag: "Error", value: expect.any(String) });
  expect(assessment.problems).toEqual(
    expect.arrayContaining(["no-reader-for-type", "exiftool-refused"]),
  );
  expect(assessment.locationStatus).toBe("unread");
});

test("of more tags than are kept it is said how many there are, and nothing is called absent", async () => {
  const created = since1904("2024-09-18T15:00:00Z");
  const track = box("trak", fullBox("tkhd", 0, u32(created, created), Buffer.alloc(76)));
  const tracks = Array.from({ length: 300 }, () => track);
  const movie = box("moov", movieHeader(created, 600, 1200), ...tracks);
  const { assessment, exifTool } = await look(
    put("tracks.mp4", Buffer.concat([fileType("isom"), movie])),
  );
  const counted = (tag: string) =>
    exifTool?.find((one) => one.group === "Unread" && one.tag === tag)?.value as number;
  expect(counted("TagsKept")).toBe(400);
  expect(counted("TagsFound")).toBeGreaterThan(600);
  expect(exifTool).toHaveLength(402);
  expect(assessment.problems).toContain("exiftool-tags-left-out");
  expect(assessment.unread).toContain(
    `Not read: of ${counted("TagsFound").toLocaleString("en-US")} tags that ExifTool found the first 400 were kept.`,
  );
  expect(assessment.locationStatus).toBe("unread");
});

describe("a text that is longer than is kept", () => {
  const described = (make: string) =>
    buildJpeg([exifSegment(buildTiff({ ifd0: { 271: { ascii: make } } })), frameSegment(4, 3)]);
  const makeOf = (exifTool: ExaminationOutcome["exifTool"]) =>
    exifTool?.find(({ group, tag }) => group === "IFD0" && tag === "Make");

  test("is kept to 16 KiB, and its whole length is said where that is not all", async () => {
    const { assessment, exifTool, fields } = await look(
      put("long.jpg", described("x".repeat(50_000))),
    );
    expect(makeOf(exifTool)).toEqual({
      ...{ group: "IFD0", tag: "Make", value: "x".repeat(16_384) },
      wholeBytes: 50_000,
    });
    expect(makeOf(fields)).toMatchObject({ value: "x".repeat(1024), wholeBytes: 50_000 });
    expect(assessment.unread).toEqual([
      "Kept in part: “IFD0:Make” is a text of 50,000 bytes; its first 16,384 are kept, and all of it in the original.",
    ]);
    expect(assessment.device.make).toHaveLength(1024);
  });

  test("by the first reader alone is kept whole by ExifTool, and nothing is said to be cut", async () => {
    const { assessment, exifTool } = await look(put("longish.jpg", described("x".repeat(9000))));
    expect(makeOf(exifTool)).toEqual({ group: "IFD0", tag: "Make", value: "x".repeat(9000) });
    expect(assessment.unread).toBeUndefined();
  });

  test("is not cut within a character, and many of them share what there is room for", async () => {
    const words = `x${"é".repeat(15_000)}`;
    const names = Array.from({ length: 30 }, (_, at) =>
      userText(`\u00a9m${String(at).padStart(2, "0")}`, words),
    );
    const keys = appleMeta(
      Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`com.example.k${at}`, words])),
    );
    const movie = Buffer.concat([
      fileType("qt  "),
      box("moov", movieHeader(0, 600, 1200), box("udta", ...names), keys),
    ]);
    const { exifTool } = await look(put("texts.mov", movie));
    const cut = (exifTool ?? []).filter(({ wholeBytes }) => wholeBytes !== undefined);
    const lengths = cut.map(({ value }) => Buffer.byteLength(String(value)));
    expect(cut.length).toBeGreaterThan(20);
    for (const { value, wholeBytes } of cut) {
      expect([wholeBytes, String(value).includes("\ufffd")]).toEqual([30_001, false]);
    }
    expect(Math.max(...lengths)).toBe(16_383);
    expect(Math.min(...lengths)).toBeGreaterThan(1000);
    expect(lengths.reduce((sum, one) => sum + one, 0)).toBeLessThan(300 * 1024);
  });
});

test("without Perl the item says so, and everything else is there", async () => {
  const without = await openExaminer({ workDir: folder, perlFolders: [folder] });
  const { assessment, exifTool } = await look(put("no-perl.jpg", photo()), without);
  await without.close();
  expect(exifTool).toBeNull();
  expect(assessment.problems).toContain("exiftool-missing");
  expect(assessment.bestTime).toMatchObject({ offset: "+05:45", level: "T2" });
  expect(assessment.sha256).toHaveLength(64);
  // Whoever reads most of it did not look: what was not found is not said to be absent.
  expect(assessment.locationStatus).toBe("unread");
});

test("what is no photo, video or sound never reaches ExifTool", async () => {
  const { exifTool } = await look(put("letter.pdf", Buffer.from("%PDF-1.4\n%%EOF\n")));
  expect(exifTool).toBeNull();
});

test("the program opens no file but the machine's list of network interfaces", () => {
  const script = join(
    ...[import.meta.dirname, "..", "..", "..", "app/adapters/media/exiftool/read-tags.pl"],
  );
  const opens = readFileSync(script, "utf8").match(/\bopen .*/g);
  expect(opens).toEqual(["open my $list, '<', '/proc/self/net/dev' or return 1;"]);
});

test("3GPP's place comes apart; numbers that are none are nothing; text stays text", () => {
  const location = "a Role=shooting Lat=-15.79749 Lon=-47.88189 Alt=0.00 Body=earth Notes=";
  const tag = (group: string, name: string, value: string) => ({ group, tag: name, value });
  expect(
    fieldsOfTags([
      tag("UserData", "LocationInformation", location),
      tag("GPS", "GPSLatitude", "33 undef inf"),
      tag("GPS", "GPSLongitude", ""),
      tag("GPS", "GPSAltitude", "86"),
      tag("IFD0", "Model", "360"),
    ]),
  ).toEqual([
    tag("UserData", "LocationInformation", [-15.79749, -47.88189, 0] as never),
    { group: "UserData", tag: "LocationRole", value: 0 },
    tag("UserData", "LocationBody", "earth"),
    tag("GPS", "GPSLatitude", [33, null, null] as never),
    { group: "GPS", tag: "GPSLongitude", value: null },
    { group: "GPS", tag: "GPSAltitude", value: 86 },
    tag("IFD0", "Model", "360"),
  ]);
});

function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(data.length);
  return Buffer.concat([head, Buffer.from(type, "latin1"), data, Buffer.alloc(4)]);
}
