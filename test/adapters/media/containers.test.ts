import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { deflateSync } from "node:zlib";
import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import { bytesInMemory, pagedSource } from "#app/adapters/media/byte-source.ts";
import type { Blocks } from "#app/adapters/media/containers/blocks.ts";
import { readHeif } from "#app/adapters/media/containers/heif.ts";
import { readJpeg } from "#app/adapters/media/containers/jpeg.ts";
import { readPng } from "#app/adapters/media/containers/png.ts";
import { readWebp } from "#app/adapters/media/containers/webp.ts";
import { box, fileType, fullBox, text, u16, u32 } from "#test/adapters/media/build-boxes.ts";
import {
  buildJpeg,
  buildPng,
  buildWebp,
  exifSegment,
  frameSegment,
  jpegSegment,
  pngChunk,
  pngHeader,
  pngXmp,
  xmpSegment,
} from "#test/adapters/media/build-containers.ts";
import { buildTiff } from "#test/adapters/media/build-tiff.ts";

const TIFF = buildTiff({ ifd0: { 271: { ascii: "Testphone" } } });
const XMP = "<x:xmpmeta/>";

const asText = (bytes: Uint8Array | undefined): string | undefined =>
  bytes === undefined ? undefined : Buffer.from(bytes).toString();
const isTiff = (bytes: Uint8Array | undefined): boolean =>
  bytes !== undefined && TIFF.equals(bytes);

describe("JPEG", () => {
  const whole = buildJpeg([
    jpegSegment(0xe0, Buffer.from("JFIF\0")),
    exifSegment(TIFF),
    xmpSegment(XMP),
    frameSegment(4000, 3000),
  ]);

  test("gives its blocks and its size", () => {
    const blocks = readJpeg(bytesInMemory(whole));
    expect(isTiff(blocks.exif)).toBe(true);
    expect(asText(blocks.xmp)).toBe(XMP);
    expect(blocks).toMatchObject({ width: 4000, height: 3000, damaged: false });
  });

  test("a second EXIF block does not take the first one's place", () => {
    const other = buildTiff({ ifd0: { 271: { ascii: "Otherphone" } } });
    expect(
      isTiff(readJpeg(bytesInMemory(buildJpeg([exifSegment(TIFF), exifSegment(other)]))).exif),
    ).toBe(true);
  });

  test("fill bytes between segments are passed over", () => {
    const filled = buildJpeg([Buffer.from([0xff, 0xff]), exifSegment(TIFF)]);
    expect(isTiff(readJpeg(bytesInMemory(filled)).exif)).toBe(true);
  });

  test("a block with nothing whole behind it is not believed", () => {
    const cut = Buffer.concat([Buffer.from([0xff, 0xd8]), exifSegment(TIFF)]);
    expect(readJpeg(bytesInMemory(cut))).toEqual({ damaged: true });
    const followedByCut = Buffer.concat([cut, Buffer.from([0xff, 0xe4, 0xff, 0xff, 0x00])]);
    expect(readJpeg(bytesInMemory(followedByCut))).toEqual({ damaged: true });
  });
});

describe("PNG", () => {
  test("gives eXIf behind the picture data, and XMP", () => {
    const png = buildPng([
      pngHeader(30, 20),
      pngXmp(XMP, false),
      pngChunk("IDAT", Buffer.alloc(9)),
      pngChunk("eXIf", TIFF),
    ]);
    const blocks = readPng(bytesInMemory(png));
    expect(isTiff(blocks.exif)).toBe(true);
    expect(asText(blocks.xmp)).toBe(XMP);
    expect(blocks).toMatchObject({ width: 30, height: 20, damaged: false });
  });

  test("reads compressed XMP and the older way of keeping EXIF", () => {
    const hex = TIFF.toString("hex").replace(/(.{72})/g, "$1\n");
    const profile = Buffer.from(`\nexif\n ${TIFF.length}\n${hex}\n`);
    const plain = Buffer.concat([Buffer.from("Raw profile type exif\0"), profile]);
    const compressed = Buffer.concat([
      Buffer.from("Raw profile type APP1\0\0"),
      deflateSync(profile),
    ]);
    for (const chunk of [pngChunk("tEXt", plain), pngChunk("zTXt", compressed)]) {
      const blocks = readPng(bytesInMemory(buildPng([pngHeader(1, 1), pngXmp(XMP, true), chunk])));
      expect(asText(blocks.xmp)).toBe(XMP);
      expect(isTiff(blocks.exif)).toBe(true);
    }
  });

  test("a bomb in compressed XMP is left alone", () => {
    const bomb = pngXmp(" ".repeat(64 * 1024 * 1024), true);
    const before = process.memoryUsage().rss;
    expect(readPng(bytesInMemory(buildPng([pngHeader(1, 1), bomb]))).xmp).toBeUndefined();
    expect(process.memoryUsage().rss - before).toBeLessThan(128 * 1024 * 1024);
  });

  test("a chunk that reaches beyond the file is damage", () => {
    const cut = buildPng([pngHeader(1, 1), pngChunk("IDAT", Buffer.alloc(100))]).subarray(0, 60);
    expect(readPng(bytesInMemory(cut))).toMatchObject({ width: 1, damaged: true });
  });
});

describe("WebP", () => {
  test.each([
    ["plain", TIFF],
    ["behind JPEG's name", Buffer.concat([Buffer.from("Exif\0\0"), TIFF])],
  ])("gives EXIF %s, and XMP", (_, exif) => {
    const webp = buildWebp([
      ["VP8 ", Buffer.alloc(11)],
      ["EXIF", exif],
      ["XMP ", Buffer.from(XMP)],
    ]);
    const blocks = readWebp(bytesInMemory(webp));
    expect(isTiff(blocks.exif)).toBe(true);
    expect(asText(blocks.xmp)).toBe(XMP);
    expect(blocks.damaged).toBe(false);
  });
});

describe("HEIF and AVIF", () => {
  const infe = (id: number, type: string, rest = ""): Buffer =>
    fullBox("infe", 2, u16(id, 0), text(type), text(`\0${rest}`));
  const build = (exifFirst: boolean): Buffer => {
    const exif = Buffer.concat([u32(6), text("Exif\0\0"), TIFF]);
    const stored = Buffer.concat([exif, Buffer.from(XMP)]);
    const extents = (start: number): Buffer => {
      const items = [
        [2, 0, exif.length],
        [3, exif.length, XMP.length],
      ].map(([id = 0, offset = 0, length = 0]) =>
        Buffer.concat([u16(id, 0, 0), u16(1), u32(start + offset, length)]),
      );
      return fullBox("iloc", 1, u16(0x4400), u16(2), ...items);
    };
    const meta = (start: number): Buffer =>
      fullBox(
        "meta",
        0,
        fullBox("hdlr", 0, Buffer.alloc(4), text("pict"), Buffer.alloc(13)),
        fullBox("pitm", 0, u16(1)),
        fullBox(
          "iinf",
          0,
          u16(3),
          infe(1, "hvc1"),
          infe(2, "Exif"),
          infe(3, "mime", "application/rdf+xml\0"),
        ),
        box(
          "iprp",
          box("ipco", fullBox("ispe", 0, u32(512, 512)), fullBox("ispe", 0, u32(4032, 3024))),
          fullBox("ipma", 0, u32(1), u16(1), Buffer.from([1, 0x82])),
        ),
        extents(start),
      );
    const head = fileType("heic");
    if (exifFirst) return Buffer.concat([head, box("mdat", stored), meta(head.length + 8)]);
    const start = head.length + meta(0).length + 8;
    return Buffer.concat([head, meta(start), box("mdat", stored)]);
  };

  test.each([
    ["before", true],
    ["behind", false],
  ])("gives blocks stored %s the index, and the primary picture's size", (_, first) => {
    const blocks = readHeif(bytesInMemory(build(first)));
    expect(isTiff(blocks.exif)).toBe(true);
    expect(asText(blocks.xmp)).toBe(XMP);
    expect(blocks).toMatchObject({ width: 4032, height: 3024, damaged: false });
  });

  test("an index that points outside the file gives nothing", () => {
    const bytes = build(false);
    const at = bytes.indexOf("iloc");
    bytes.fill(0xff, at + 20, at + 40);
    expect(readHeif(bytesInMemory(bytes)).exif).toBeUndefined();
  });
});

const READERS: readonly (readonly [string, (source: ByteSource) => Blocks, Buffer])[] = [
  ["JPEG", readJpeg, buildJpeg([exifSegment(TIFF), xmpSegment(XMP), frameSegment(1, 1)])],
  ["PNG", readPng, buildPng([pngHeader(1, 1), pngXmp(XMP, true), pngChunk("eXIf", TIFF)])],
  [
    "WebP",
    readWebp,
    buildWebp([
      ["EXIF", TIFF],
      ["XMP ", Buffer.from(XMP)],
    ]),
  ],
  [
    "HEIF",
    readHeif,
    Buffer.concat([
      fileType("heic"),
      fullBox("meta", 0, fullBox("iinf", 0, u16(1)), fullBox("iloc", 2, u16(0x8888), u32(99))),
    ]),
  ],
];

describe.each(READERS)("the %s reader", (_, read, sample) => {
  test("throws on no bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void read(bytesInMemory(bytes))),
    );
  });

  test("throws on no change or cut of a sound file", () => {
    const changes = fc.array(fc.tuple(fc.nat({ max: sample.length - 1 }), fc.nat({ max: 255 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(changes, fc.nat({ max: sample.length }), (list, length) => {
        const bytes = Buffer.from(sample);
        for (const [at, value] of list) bytes[at] = value;
        read(bytesInMemory(bytes.subarray(0, length)));
      }),
      { numRuns: 300 },
    );
  });
});

test("a paged source gives the same bytes as the one behind it, in fewer reads", () => {
  const bytes = Buffer.alloc(200_000, "0123456789abcdefghijk");
  let reads = 0;
  const inner: ByteSource = {
    size: bytes.length,
    read: (offset, length) => ((reads += 1), bytes.subarray(offset, offset + length)),
  };
  const paged = pagedSource(inner);
  fc.assert(
    fc.property(fc.nat({ max: 210_000 }), fc.nat({ max: 40_000 }), (offset, length) => {
      expect(
        Buffer.from(paged.read(offset, length)).equals(bytes.subarray(offset, offset + length)),
      ).toBe(true);
    }),
  );
  reads = 0;
  for (let at = 0; at < 10_000; at += 4) paged.read(at, 4);
  expect(reads).toBeLessThanOrEqual(1);
});
