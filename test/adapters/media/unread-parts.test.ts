import { describe, expect, test } from "@jest/globals";
import { randomBytes } from "node:crypto";
import { deflateSync } from "node:zlib";
import { bytesInMemory } from "#app/adapters/media/byte-source.ts";
import { readHeif } from "#app/adapters/media/containers/heif.ts";
import { examineBytes } from "#app/adapters/media/examine-bytes.ts";
import type { ExaminedFile } from "#app/core/claims/examined-file.ts";
import { assessFile } from "#app/core/claims/assess-file.ts";
import {
  appleMeta,
  box,
  fileType,
  fullBox,
  movieHeader,
  text,
  u16,
  u32,
  userText,
} from "#test/adapters/media/build-boxes.ts";
import {
  buildJpeg,
  buildPng,
  buildWebp,
  exifSegment,
  pngChunk,
  pngHeader,
  pngXmp,
} from "#test/adapters/media/build-containers.ts";
import { buildTiff } from "#test/adapters/media/build-tiff.ts";

const MIB = 1024 * 1024;
const FIVE_MIB = 5 * MIB;

/** What is said of a file that the first reader alone looked into. */
async function assessed(bytes: Buffer) {
  const { findings } = await examineBytes(bytesInMemory(bytes), { previews: false });
  const file: ExaminedFile = {
    path: "",
    size: bytes.length,
    sha256: null,
    sha512: null,
    ...findings,
  };
  return assessFile(file, { declaredName: "file", receivedAt: null });
}

const heif = (size: number, exif: Buffer, type = "Exif", index?: Buffer): Buffer => {
  const item = fullBox("infe", 2, u16(1, 0), text(type), Buffer.alloc(1));
  const iinf = fullBox("iinf", 0, u16(1), item);
  const meta = (at: number) =>
    fullBox("meta", 0, iinf, index ?? fullBox("iloc", 0, u16(0x4400, 1, 1, 0, 1), u32(at, size)));
  const before = fileType("heic").length + meta(0).length + 8;
  return Buffer.concat([fileType("heic"), meta(before), box("mdat", exif)]);
};
const tiff = buildTiff({ ifd0: { 271: { ascii: "Testphone" } } });
const png = (...chunks: Buffer[]) => buildPng([pngHeader(2, 2), ...chunks]);
const movie = (...boxes: Buffer[]) =>
  Buffer.concat([fileType("isom"), box("moov", movieHeader(0, 600, 1200), ...boxes)]);
const loci = (bytes: number) => fullBox("loci", 0, u16(0), Buffer.alloc(bytes, 0x61));

describe("a part that is too large to be read is said with its size, and nothing in it is called absent", () => {
  const packed = deflateSync(Buffer.alloc(FIVE_MIB, " "));
  test.each([
    [
      "a PNG's EXIF block",
      png(pngChunk("eXIf", Buffer.alloc(FIVE_MIB))),
      "an EXIF block",
      FIVE_MIB,
    ],
    [
      "a PNG's EXIF as text",
      png(pngChunk("tEXt", Buffer.from(`Raw profile type exif\0${"0".repeat(FIVE_MIB)}`))),
      "an EXIF block",
      FIVE_MIB + 22,
    ],
    [
      "a PNG's compressed EXIF",
      png(pngChunk("zTXt", Buffer.concat([Buffer.from("Raw profile type APP1\0\0"), packed]))),
      "a compressed EXIF block that unpacks to more than 4 MiB",
      packed.length,
    ],
    [
      "a PNG's compressed XMP",
      png(pngXmp(" ".repeat(FIVE_MIB), true)),
      "a compressed XMP block that unpacks to more than 4 MiB",
      packed.length,
    ],
    ["a PNG's XMP", png(pngXmp(" ".repeat(FIVE_MIB), false)), "an XMP block", FIVE_MIB + 22],
    [
      "XMP of which only the beginning is searched",
      png(pngXmp(" ".repeat(MIB), false)),
      "an XMP block beyond its first 512 KiB",
      MIB,
    ],
    ["a WebP's EXIF", buildWebp([["EXIF", Buffer.alloc(FIVE_MIB)]]), "an EXIF block", FIVE_MIB],
    ["a WebP's XMP", buildWebp([["XMP ", Buffer.alloc(FIVE_MIB)]]), "an XMP block", FIVE_MIB],
    ["an HEIC's EXIF", heif(FIVE_MIB, Buffer.alloc(FIVE_MIB)), "an EXIF block", FIVE_MIB],
    [
      "a film's place",
      movie(box("udta", loci(FIVE_MIB))),
      "a place as 3GPP writes it",
      FIVE_MIB + 6,
    ],
    [
      "a film's text",
      movie(appleMeta({ "com.apple.quicktime.make": "x".repeat(2 * MIB) })),
      'a part named "data"',
      2 * MIB + 8,
    ],
    [
      "a film's keys",
      movie(
        appleMeta(Object.fromEntries(Array.from({ length: 600 }, (_, key) => [`k${key}`, ""]))),
      ),
      "a list of keys",
      8 + 10 * 10 + 90 * 11 + 500 * 12,
    ],
  ])("%s", async (_, bytes, part, size) => {
    const { unread, problems, locationStatus } = await assessed(bytes);
    const said = (unread ?? [])
      .filter((sentence) => !sentence.startsWith("Kept in part"))
      .map((sentence) => sentence.replaceAll(",", ""));
    expect(said).toEqual([`Not read: ${part} too large to be read: ${size} bytes.`]);
    expect(problems).toContain("part-too-large");
    expect(locationStatus).toBe("unread");
  });

  test("a text that is no packed one is damage", async () => {
    const broken = Buffer.concat([Buffer.from("Raw profile type exif\0\0"), randomBytes(50)]);
    const { problems, unread } = await assessed(png(pngChunk("zTXt", broken)));
    expect(problems).toContain("structure-damaged");
    expect(unread).toBeUndefined();
  });

  test("what fits is read, and a text that nobody reads is not missed", async () => {
    const comment = pngChunk("tEXt", Buffer.from(`Comment\0${"x".repeat(FIVE_MIB)}`));
    const { problems, unread, device } = await assessed(png(comment, pngChunk("eXIf", tiff)));
    expect(device.make).toBe("Testphone");
    expect(problems).not.toContain("part-too-large");
    expect(unread).toBeUndefined();
    const small = Buffer.concat([u32(0), tiff]);
    expect((await assessed(heif(small.length, small))).device.make).toBe("Testphone");
  });
});

describe("an EXIF block that is there and cannot be read is said, and nothing in it is called absent", () => {
  const noHeader =
    "an EXIF block that does not begin as one does, so that nobody knows what stands in it";
  const notFound =
    "an EXIF block that the picture's list of parts names without saying where it lies";
  const scrubbed = Buffer.alloc(tiff.length);
  const asText = Buffer.from("Raw profile type exif\0\nexif\n 12\nno hexadecimal\n");
  test.each([
    ["a JPEG's", buildJpeg([exifSegment(scrubbed)]), `${noHeader}: ${scrubbed.length} bytes.`],
    ["a PNG's", png(pngChunk("eXIf", scrubbed)), `${noHeader}: ${scrubbed.length} bytes.`],
    ["a PNG's as text", png(pngChunk("tEXt", asText)), `${noHeader}: ${asText.length - 22} bytes.`],
    ["a WebP's", buildWebp([["EXIF", scrubbed]]), `${noHeader}: ${scrubbed.length} bytes.`],
    ["an HEIC's", heif(scrubbed.length, scrubbed), `${noHeader}: ${scrubbed.length} bytes.`],
    [
      "an HEIC's without a place",
      heif(0, tiff, "Exif", fullBox("iloc", 0, u16(0x4400, 0))),
      `${notFound}.`,
    ],
    [
      "an HEIC's that is made of other items",
      heif(0, tiff, "Exif", fullBox("iloc", 1, u16(0x4400, 1, 1, 2, 0, 1), u32(0, tiff.length))),
      `${notFound}.`,
    ],
  ])("%s", async (_, bytes, part) => {
    const { unread, problems, locationStatus } = await assessed(bytes);
    expect(unread).toEqual([`Not read: ${part}`]);
    expect(problems).toContain("metadata-damaged");
    expect(problems).not.toContain("part-too-large");
    expect(locationStatus).toBe("unread");
  });

  test("an HEIC's that reaches beyond the file is read as far as it is there", async () => {
    const block = Buffer.concat([u32(0), tiff]);
    const { unread, device, locationStatus } = await assessed(heif(block.length + 1000, block));
    expect(unread).toEqual([
      `Not read: an EXIF block of which a part lies beyond the end of the file: ${(block.length + 1000).toLocaleString("en-US")} bytes.`,
    ]);
    expect([device.make, locationStatus]).toEqual(["Testphone", "unread"]);
  });

  test("an HEIC's is found behind as many bytes as it says", async () => {
    const block = Buffer.concat([u32(200), Buffer.alloc(200, 0x20), tiff]);
    const { unread, device } = await assessed(heif(block.length, block));
    expect([unread, device.make]).toEqual([undefined, "Testphone"]);
  });

  test("an empty block is none, and one behind a block that was read is its continuation", async () => {
    const empty = await assessed(buildJpeg([exifSegment(Buffer.alloc(0))]));
    expect(empty.unread).toBeUndefined();
    expect(empty.problems).not.toContain("metadata-damaged");
    const long = await assessed(buildJpeg([exifSegment(tiff), exifSegment(scrubbed)]));
    expect([long.unread, long.device.make]).toEqual([undefined, "Testphone"]);
  });
});

test("a second EXIF block of an HEIC is read by itself, and a third is said to be there", async () => {
  const blocks = ["First", "Second", "Third"].map((make) =>
    Buffer.concat([u32(0), buildTiff({ ifd0: { 271: { ascii: make } } })]),
  );
  const item = (id: number) => fullBox("infe", 2, u16(id, 0), text("Exif"), Buffer.alloc(1));
  const of = (count: number) => {
    const own = blocks.slice(0, count);
    const iinf = fullBox("iinf", 0, u16(count), ...own.map((_, at) => item(at + 1)));
    const meta = (from: number) => {
      const places = own.map(({ length }, at) => {
        const offset = from + own.slice(0, at).reduce((sum, one) => sum + one.length, 0);
        return Buffer.concat([u16(at + 1, 0, 1), u32(offset, length)]);
      });
      return fullBox("meta", 0, iinf, fullBox("iloc", 0, u16(0x4400, count), ...places));
    };
    const before = fileType("heic").length + meta(0).length + 8;
    return Buffer.concat([fileType("heic"), meta(before), box("mdat", ...own)]);
  };
  const makes = async (count: number) => {
    const { findings } = await examineBytes(bytesInMemory(of(count)), { previews: false });
    return findings.fields
      .filter(({ tag }) => tag === "Make")
      .map(({ value, block }) => [value, block]);
  };
  expect(await makes(2)).toEqual([
    ["First", undefined],
    ["Second", 2],
  ]);
  expect(await makes(3)).toHaveLength(2);
  expect((await assessed(of(3))).unread).toEqual([expect.stringContaining("a further EXIF block")]);
});

describe("a text of which the beginning alone is kept says how long it is in the file", () => {
  const words = "é".repeat(3000);
  test.each([
    [
      "EXIF",
      "IFD0:Make",
      buildJpeg([exifSegment(buildTiff({ ifd0: { 271: { ascii: "x".repeat(6000) } } }))]),
    ],
    ["a film's keys", "Keys:Make", movie(appleMeta({ "com.apple.quicktime.make": words }))],
    [
      "a film's user data",
      "UserData:Make",
      movie(box("udta", userText("\u00a9mak", "x".repeat(6000)))),
    ],
    [
      "XMP",
      "XMP-tiff:Make",
      png(pngXmp(`<a xmlns:t="http://ns.adobe.com/tiff/1.0/" t:Make="${words}"/>`, false)),
    ],
  ])("%s", async (_, name, bytes) => {
    const { unread, device } = await assessed(bytes);
    expect(unread).toEqual([
      expect.stringMatching(
        new RegExp(
          `^Kept in part: “${name}” is a text of 6,000 bytes; its first (1,02[34]|2,048) are kept`,
        ),
      ),
    ]);
    expect(device.make?.length).toBeLessThanOrEqual(1024);
    expect(device.make).toMatch(/^(x+|é+)$/);
  });

  test("and one that is kept whole says nothing", async () => {
    const fits = png(
      pngXmp(`<a xmlns:t="http://ns.adobe.com/tiff/1.0/" t:Make="${"é".repeat(1024)}"/>`, false),
    );
    expect((await assessed(fits)).unread).toBeUndefined();
  });
});

test("a small JPEG beside an HEIC's picture is found, and one that is too large is not missed", () => {
  const small = Buffer.from("ffd8ffd9", "hex");
  const read = (size: number, bytes: Buffer) => readHeif(bytesInMemory(heif(size, bytes, "jpeg")));
  expect(Buffer.from(read(4, small).smallItem ?? []).equals(small)).toBe(true);
  const large = read(FIVE_MIB, Buffer.alloc(FIVE_MIB));
  expect([large.smallItem, large.fields]).toEqual([undefined, undefined]);
});

describe("a film's part in which recorders write positions is said, and no place is called absent", () => {
  const track = (entry: Buffer, handler = "meta") =>
    box(
      "trak",
      box(
        "mdia",
        fullBox("hdlr", 0, Buffer.alloc(4), text(handler), Buffer.alloc(13)),
        box("minf", box("stbl", fullBox("stsd", 0, u32(1), entry))),
      ),
    );
  const entry = (type: string, ...content: Buffer[]) => box(type, Buffer.alloc(8), ...content);
  const apple = (name: string) => entry("mebx", box("keys", box("keyd", text(`mdta${name}`))));

  test.each([
    ["gpmd", track(entry("gpmd"))],
    ["camm", track(entry("camm"), "camm")],
    ["rtmd", track(entry("rtmd"))],
    ["CTMD", track(entry("CTMD"))],
    ["djmd", track(entry("djmd"))],
    ["mett", track(entry("mett"))],
    ["tx3g", track(entry("tx3g"), "sbtl")],
    ["track of text", track(entry("text"), "text")],
    ["ctbx", track(entry("ctbx"))],
    ["mebx", track(apple("com.apple.quicktime.location.ISO6709"))],
    ["named gps", box("gps ", Buffer.alloc(24))],
    ["a part called free to use", box("free", text("LIGOGPSINFO\0"), Buffer.alloc(99))],
  ])("%s", async (name, part) => {
    const { unread, problems, locationStatus } = await assessed(movie(part, part));
    expect(unread).toEqual([expect.stringMatching(/^Not read: .*\.$/)]);
    expect(unread?.[0]).toContain(name);
    expect(problems).toEqual(["part-not-read"]);
    expect(locationStatus).toBe("unread");
  });

  test.each([
    ["named GPS", box("GPS ", Buffer.alloc(24))],
    ["named gps0", box("gps0", Buffer.alloc(24))],
    ["a part called free to use", box("free", text("GPS \xf0"), Buffer.alloc(99))],
    ["a part called free to use", box("skip", text("LIGOGPSINFO\0"), Buffer.alloc(99))],
  ])("%s, beside the film's header", async (name, part) => {
    const { unread, locationStatus } = await assessed(Buffer.concat([movie(), part]));
    expect(unread).toEqual([expect.stringContaining(name)]);
    expect(locationStatus).toBe("unread");
    const free = await assessed(Buffer.concat([movie(), box("free", Buffer.alloc(99))]));
    expect([free.unread, free.locationStatus]).toEqual([undefined, "absent"]);
  });

  test.each([
    ["of a dash cam", text("\0\0\x40\0freeGPS ")],
    ["of an action camera", text("GP\x06\0\0")],
  ])("a block %s between the film's pictures, across two pieces that are read", async (_, sign) => {
    const film = (before: number, ...blocks: Buffer[]) =>
      Buffer.concat([
        movie(),
        box("mdat", Buffer.alloc(before, 0x55), ...blocks, Buffer.alloc(99)),
      ]);
    for (const before of [0, 256 * 1024 - 3, 3 * MIB]) {
      const { unread, locationStatus } = await assessed(film(before, sign));
      expect(unread).toEqual([expect.stringContaining("in the part named mdat")]);
      expect(locationStatus).toBe("unread");
    }
    expect((await assessed(film(MIB))).locationStatus).toBe("absent");
  });

  /** A film with a track of text: a sample for each of the words, all of them in one piece. */
  const withWords = (words: readonly string[]): Buffer => {
    const samples = words.map((said) =>
      Buffer.concat([u16(Buffer.byteLength(said)), Buffer.from(said)]),
    );
    const film = (at: number) => {
      const tables = [
        fullBox("stsd", 0, u32(1), entry("tx3g")),
        fullBox("stsz", 0, u32(0, samples.length, ...samples.map(({ length }) => length))),
        fullBox("stsc", 0, u32(1, 1, samples.length, 1)),
        fullBox("stco", 0, u32(1, at)),
      ];
      const handler = fullBox("hdlr", 0, Buffer.alloc(4), text("sbtl"), Buffer.alloc(13));
      return movie(box("trak", box("mdia", handler, box("minf", box("stbl", ...tables)))));
    };
    return Buffer.concat([film(film(0).length + 8), box("mdat", ...samples)]);
  };
  test.each([
    ["absent", ["They are coming down the street.", "¿Qué pasa? Look, over there!"]],
    ["absent", ["Глава первая", "Глава вторая"]],
    ["unread", ["F/2.8, SS 206.14, GPS (8.6499, 53.1665, 18), D 24.26m"]],
    ["unread", ["[latitude: 40.7] [longitude: -74.0]"]],
    ["unread", ["They are coming.", "N40 42 55 W74 0 14"]],
    ["unread", ["#;47</=8#8<49<"]],
  ])("a track of text leaves the place %s by its words: %j", async (status, words) => {
    const { unread, locationStatus } = await assessed(withWords(words));
    expect(locationStatus).toBe(status);
    expect(unread?.[0] ?? "").toContain(status === "absent" ? "" : "whose words may be positions");
    expect(unread === undefined).toBe(status === "absent");
  });

  test("tracks behind the first 64 are said, and so are those that are not held against the file", async () => {
    const tracks = (count: number) =>
      movie(...Array.from({ length: count }, () => track(entry("tmcd"))));
    const [few, some, many] = [
      await assessed(tracks(8)),
      await assessed(tracks(9)),
      await assessed(tracks(65)),
    ];
    expect([few.unread, few.locationStatus]).toEqual([undefined, "absent"]);
    expect(some.unread).toEqual([expect.stringMatching(/^Not looked at: .* \(1 of them\)/)]);
    expect(some.locationStatus).toBe("absent");
    expect(many.unread).toEqual([
      expect.stringContaining("behind its first 64"),
      expect.stringContaining("(56 of them)"),
    ]);
    expect(many.locationStatus).toBe("unread");
  });

  test("but Apple's track of other things, and one of time codes, hide none", async () => {
    const others = [apple("com.apple.quicktime.detected-face"), entry("tmcd")];
    const { unread, problems, locationStatus } = await assessed(
      movie(...others.map((one) => track(one))),
    );
    expect([unread, problems, locationStatus]).toEqual([undefined, [], "absent"]);
  });
});
