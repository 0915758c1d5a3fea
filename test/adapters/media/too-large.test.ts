import { describe, expect, test } from "@jest/globals";
import { randomBytes } from "node:crypto";
import { deflateSync } from "node:zlib";
import { bytesInMemory } from "#app/adapters/media/byte-source.ts";
import { readHeif } from "#app/adapters/media/containers/heif.ts";
import { examineBytes } from "#app/adapters/media/examine-bytes.ts";
import type { ExaminedFile } from "#app/core/claims/assess-file.ts";
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
} from "#test/adapters/media/build-boxes.ts";
import {
  buildPng,
  buildWebp,
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

const heif = (size: number, exif: Buffer, type = "Exif"): Buffer => {
  const item = fullBox("infe", 2, u16(1, 0), text(type), Buffer.alloc(1));
  const iinf = fullBox("iinf", 0, u16(1), item);
  const meta = (at: number) =>
    fullBox("meta", 0, iinf, fullBox("iloc", 0, u16(0x4400, 1, 1, 0, 1), u32(at, size)));
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
    const said = (unread ?? []).map((sentence) => sentence.replaceAll(",", ""));
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

test("a small JPEG beside an HEIC's picture is found, and one that is too large is not missed", () => {
  const small = Buffer.from("ffd8ffd9", "hex");
  const read = (size: number, bytes: Buffer) => readHeif(bytesInMemory(heif(size, bytes, "jpeg")));
  expect(Buffer.from(read(4, small).smallItem ?? []).equals(small)).toBe(true);
  const large = read(FIVE_MIB, Buffer.alloc(FIVE_MIB));
  expect([large.smallItem, large.fields]).toEqual([undefined, undefined]);
});
