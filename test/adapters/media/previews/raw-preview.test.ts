import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import sharp from "sharp";
import { bytesInMemory } from "#app/adapters/media/byte-source.ts";
import { rawPreviews } from "#app/adapters/media/containers/raw-preview.ts";
import { examineBytes } from "#app/adapters/media/examine-bytes.ts";
import { describeWithCorpus } from "#test/support/corpus.ts";

type Entry = readonly [tag: number, type: 1 | 3 | 4, value: number];

/** One directory of single values that stand in the entries themselves. */
function directory(entries: readonly Entry[]): Buffer {
  const out = Buffer.alloc(2 + entries.length * 12 + 4);
  out.writeUInt16LE(entries.length, 0);
  entries.forEach(([tag, type, value], index) => {
    const at = 2 + index * 12;
    out.writeUInt16LE(tag, at);
    out.writeUInt16LE(type, at + 2);
    out.writeUInt32LE(type === 1 ? 4 : 1, at + 4);
    out.writeUInt32LE(value, at + 8);
  });
  return out;
}

const DNG_VERSION: Entry = [0xc612, 1, 0x0000_0401];

/** A DNG as cameras write it: a small picture first, the ready one and the sensor's values in directories below. */
function dng(ready: Buffer, orientation: number, photometric = 6): Buffer {
  const entries = (at: number): Entry[] => [
    [0xfe, 4, 1],
    [0x112, 3, orientation],
    [0x14a, 4, at],
    DNG_VERSION,
  ];
  const head = Buffer.from("II*\0\x08\0\0\0", "latin1");
  const below = head.length + directory(entries(0)).length;
  const sub = (jpegAt: number) =>
    directory([
      [0xfe, 4, 1],
      [0x106, 3, photometric],
      [0x111, 4, jpegAt],
      [0x117, 4, ready.length],
    ]);
  const jpegAt = below + sub(0).length;
  return Buffer.concat([head, directory(entries(below)), sub(jpegAt), ready]);
}

async function ready(orientation?: number): Promise<Buffer> {
  const left = { create: { width: 40, height: 60, channels: 3, background: "#ff0000" } } as const;
  const picture = sharp({ create: { width: 80, height: 60, channels: 3, background: "#0000ff" } });
  const drawn = picture.composite([{ input: left, left: 0, top: 0 }]);
  return (orientation === undefined ? drawn : drawn.withMetadata({ orientation }))
    .jpeg()
    .toBuffer();
}

async function examined(bytes: Uint8Array) {
  const { findings, previews } = await examineBytes(bytesInMemory(bytes), { previews: true });
  const fields = findings.fields.filter(({ group }) => group === "RawPreview");
  return { findings, fields, preview: previews.find(({ purpose }) => purpose === "preview") };
}

/** Whether the upper half of a picture is redder than blue. */
async function redAbove(picture: Uint8Array): Promise<boolean> {
  const [red = 0, , blue = 0] = await sharp(picture).resize(1, 2, { fit: "fill" }).raw().toBuffer();
  return red > blue;
}

test.each([
  ["as the raw file says", undefined, 6],
  ["as the picture itself says", 6, 1],
])("a raw file's preview is the camera's own picture, upright %s", async (_, own, ofFile) => {
  const jpeg = await ready(own);
  const bytes = dng(jpeg, ofFile);
  const { findings, fields, preview } = await examined(bytes);
  expect(findings.mediaType).toBe("image/x-adobe-dng");
  expect(preview).toMatchObject({ width: 60, height: 80 });
  expect(await redAbove(preview?.bytes ?? jpeg)).toBe(true);
  expect(fields).toEqual([
    { group: "RawPreview", tag: "Offset", value: bytes.length - jpeg.length },
    { group: "RawPreview", tag: "Length", value: jpeg.length },
  ]);
  expect(findings.problems).toEqual([]);
});

test("the sensor's own values are never taken for a ready picture, and neither is one that is cut off", async () => {
  const jpeg = await ready();
  const whole = dng(jpeg, 1);
  for (const bytes of [dng(jpeg, 1, 34892), whole.subarray(0, whole.length - 1)]) {
    const { findings, preview } = await examined(bytes);
    expect(preview).toBeUndefined();
    expect(findings.problems).toContain("preview-none-embedded");
  }
});

test("whatever a directory says, what is found lies within the file", () => {
  const whole = dng(Buffer.from([0xff, 0xd8, 0xff, 0xd9]), 1);
  const places = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 12 });
  fc.assert(
    fc.property(places, (changes) => {
      const bytes = Buffer.from(whole);
      for (const [at, value] of changes) bytes[at] = value;
      for (const { offset, length } of rawPreviews(bytesInMemory(bytes)).jpegs) {
        expect(offset + length).toBeLessThanOrEqual(bytes.length);
      }
    }),
  );
});

describeWithCorpus("real raw files that were cut off", (folder) => {
  test.each(["exiv2-img-1361.dng", "imagemeta-sample.dng"])(
    "%s has no preview and says why",
    async (name) => {
      const { findings, preview } = await examined(readFileSync(join(folder, "photo-other", name)));
      expect(preview).toBeUndefined();
      expect(findings.problems).toContain("preview-none-embedded");
    },
  );
});
