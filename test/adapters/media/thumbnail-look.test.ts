import { expect, test } from "@jest/globals";
import fc from "fast-check";
import sharp from "sharp";
import { indexFields } from "#app/core/claims/raw-field.ts";
import { thumbnailSign } from "#app/core/claims/embedded-thumbnail.ts";
import { tiffThumbnail } from "#app/adapters/media/containers/tiff-thumbnail.ts";
import { fingerprintsOf } from "#app/adapters/media/looks.ts";
import { thumbnailApart } from "#app/adapters/media/thumbnail-look.ts";

/** A picture of many smooth patches, another for each seed. */
function scene(seed: number): Promise<Buffer> {
  let state = seed;
  const data = Buffer.from(
    Array.from({ length: 12 * 8 }, () => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return state >> 23;
    }),
  );
  return sharp(data, { raw: { width: 12, height: 8, channels: 1 } })
    .resize(360, 240, { kernel: "cubic" })
    .jpeg({ quality: 90 })
    .toBuffer();
}

async function mainOf(picture: Uint8Array) {
  const [fingerprint] = await fingerprintsOf(picture);
  if (typeof fingerprint !== "string") throw new Error("too even a scene");
  return { width: 360, height: 240, fingerprint };
}

const small = (picture: Uint8Array) => sharp(picture).resize(160, 107).jpeg({ quality: 60 });

test("a thumbnail of the picture is near: turned like it, and within bars", async () => {
  const picture = await scene(7);
  const main = await mainOf(picture);
  const plain = await small(picture).toBuffer();
  expect(await thumbnailApart(plain, main, 1)).toBeLessThan(31);
  const lying = await sharp(plain).rotate(270).jpeg().toBuffer();
  expect(await thumbnailApart(lying, main, 6)).toBeLessThan(31);
  const barred = await sharp(plain)
    .extend({ top: 7, bottom: 6, background: "#000" })
    .jpeg()
    .toBuffer();
  // A row of the bar may be left: still no other picture.
  expect(await thumbnailApart(barred, main, 1)).toBeLessThanOrEqual(64);
});

test("a thumbnail of another picture is far, and a lead says how far and why that happens", async () => {
  const main = await mainOf(await scene(7));
  const apart = await thumbnailApart(await small(await scene(8)).toBuffer(), main, 1);
  expect(apart).toBeGreaterThan(64);
  const field = { group: "EXIF", tag: "ThumbnailBitsApart", value: apart ?? null };
  const sign = thumbnailSign(indexFields([field]));
  expect(sign?.code).toBe("thumbnail-differs");
  expect(sign?.sentence).toContain(`in ${apart} of 256 bits`);
  expect(sign?.sentence).toContain("crop, turn or frame");
  expect(thumbnailSign(indexFields([{ ...field, value: 64 }]))).toBeUndefined();
  expect(thumbnailSign(indexFields([]))).toBeUndefined();
});

test("what is no picture has no distance", async () => {
  const main = await mainOf(await scene(7));
  expect(await thumbnailApart(Buffer.from([0xff, 0xd8, 0xff]), main, 1)).toBeUndefined();
});

function tiffWith(at: number, length: number, jpeg: Uint8Array): Buffer {
  const head = Buffer.alloc(14 + 2 + 24 + 4);
  head.write("II*\0", 0, "latin1");
  head.writeUInt32LE(8, 4);
  head.writeUInt32LE(14, 10);
  head.writeUInt16LE(2, 14);
  for (const [index, [tag, value]] of [
    [0x0201, at],
    [0x0202, length],
  ].entries() as IterableIterator<[number, [number, number]]>) {
    head.writeUInt16LE(tag, 16 + 12 * index);
    head.writeUInt16LE(4, 18 + 12 * index);
    head.writeUInt32LE(1, 20 + 12 * index);
    head.writeUInt32LE(value, 24 + 12 * index);
  }
  return Buffer.concat([head, jpeg]);
}

test("the thumbnail is read from the second directory, whole or not at all", () => {
  const jpeg = Buffer.from([0xff, 0xd8, 1, 2, 0xff, 0xd9]);
  expect(tiffThumbnail(tiffWith(44, 6, jpeg))).toEqual(new Uint8Array(jpeg));
  expect(tiffThumbnail(tiffWith(44, 7, jpeg))).toBeUndefined();
  expect(tiffThumbnail(tiffWith(45, 5, jpeg))).toBeUndefined();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const found = tiffThumbnail(bytes);
      expect(found === undefined || found.length <= bytes.length).toBe(true);
    }),
  );
});
