import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import sharp from "sharp";
import type { PhotoBox } from "#app/core/redaction/plan.ts";
import { pixelsOf } from "#app/core/redaction/pixels.ts";
import { bytesInMemory } from "#app/adapters/media/byte-source.ts";
import { redactPicture } from "#app/adapters/media/redacting/redact-picture.ts";
import { describeWithCorpus } from "#test/support/corpus.ts";

// What a child does with a picture, called here without the child; test/use-cases/redact-item.test.ts goes through one.

const BOX: PhotoBox = {
  ...{ left: 1_000, top: 2_500, right: 4_000, bottom: 6_000 },
  ...{ cover: "solid", reason: "minor" },
};

async function redacted(bytes: Uint8Array, ...boxes: readonly PhotoBox[]) {
  const made = await redactPicture(bytesInMemory(bytes), boxes);
  if (made.kind !== "made") throw new Error(made.problem);
  return made;
}

/** A picture in which each pixel differs from its neighbours, and what is inside the box from what is outside. */
async function noisy(width: number, height: number, seed: number, inside?: number) {
  const data = Buffer.alloc(width * height * 3);
  const box = pixelsOf(BOX, { width, height });
  for (let at = 0; at < data.length; at += 1) {
    const pixel = Math.floor(at / 3);
    const [column, row] = [pixel % width, Math.floor(pixel / width)];
    const isInside =
      column >= box.left &&
      column < box.left + box.width &&
      row >= box.top &&
      row < box.top + box.height;
    data[at] = (at * seed * (isInside ? (inside ?? 1) : 1)) % 256;
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

test("two pictures that differ inside the box alone give the same file, octet for octet", async () => {
  const [one, other] = [await noisy(120, 80, 37), await noisy(120, 80, 37, 91)];
  expect(one.equals(other)).toBe(false);
  expect(
    Buffer.from((await redacted(one, BOX)).bytes).equals((await redacted(other, BOX)).bytes),
  ).toBe(true);
});

test("what lies outside the box stays, pixel for pixel where nothing is lost, and what lies inside is black", async () => {
  const original = await noisy(120, 80, 37);
  const made = await redacted(original, BOX);
  expect(made).toMatchObject({ mediaType: "image/png", width: 120, height: 80, pictures: 1 });
  const [before, after] = [await raw(original), await raw(made.bytes)];
  const box = pixelsOf(BOX, made);
  for (let row = 0; row < 80; row += 1) {
    for (let column = 0; column < 120; column += 1) {
      const at = (row * 120 + column) * 3;
      const inside =
        column >= box.left &&
        column < box.left + box.width &&
        row >= box.top &&
        row < box.top + box.height;
      const meant = inside ? Buffer.alloc(3) : before.subarray(at, at + 3);
      expect(after.subarray(at, at + 3).equals(meant)).toBe(true);
    }
  }
});

function raw(bytes: Uint8Array): Promise<Buffer> {
  return sharp(bytes).raw().toBuffer();
}

/** How much two pictures of one size differ inside or outside a box, per octet on average, and the brightest octet inside. */
async function compared(original: Uint8Array, made: Uint8Array, of: PhotoBox) {
  const shown = sharp(original, { pages: 1 }).autoOrient().flatten({ background: "#ffffff" });
  const before = await shown.toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
  const after = await sharp(made).raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = after.info;
  expect([before.info.width, before.info.height]).toEqual([width, height]);
  const box = pixelsOf(of, { width, height });
  let [difference, outside, brightest] = [0, 0, 0];
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const inside =
        column >= box.left &&
        column < box.left + box.width &&
        row >= box.top &&
        row < box.top + box.height;
      for (let channel = 0; channel < channels; channel += 1) {
        const at = (row * width + column) * channels + channel;
        const value = after.data[at] ?? 0;
        if (inside) brightest = Math.max(brightest, value);
        else {
          difference += Math.abs(value - (before.data[at] ?? 0));
          outside += 1;
        }
      }
    }
  }
  return { difference: difference / outside, brightest };
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  "a photo that its camera held as EXIF's orientation %d says is covered where the box lies in the upright picture",
  async (orientation) => {
    const photo = await sharp({
      create: { width: 160, height: 96, channels: 3, background: "#c0b0a0" },
    })
      .composite([
        { input: await patch(), left: 0, top: 0 },
        { input: await patch(), left: 96, top: 48 },
      ])
      .jpeg({ quality: 95 })
      .withMetadata({ orientation })
      .toBuffer();
    const made = await redacted(photo, BOX);
    expect(made.mediaType).toBe("image/jpeg");
    const { metadata } = { metadata: await sharp(made.bytes).metadata() };
    expect(metadata.orientation).toBeUndefined();
    expect(metadata.exif).toBeUndefined();
    const { difference, brightest } = await compared(photo, made.bytes, BOX);
    expect(difference).toBeLessThan(2);
    // A JPEG's own ringing at the rim, of what lies outside.
    expect(brightest).toBeLessThan(40);
  },
);

function patch(): Promise<Buffer> {
  return sharp({ create: { width: 32, height: 16, channels: 3, background: "#204080" } })
    .png()
    .toBuffer();
}

test("what lets through is laid on white, so that no colour hides behind it", async () => {
  const clear = { r: 200, g: 10, b: 10, alpha: 0 };
  const bytes = await sharp({ create: { width: 40, height: 40, channels: 4, background: clear } })
    .png()
    .toBuffer();
  const made = await redacted(bytes, BOX);
  expect(made.mediaType).toBe("image/png");
  expect((await sharp(made.bytes).metadata()).hasAlpha).toBe(false);
  expect([...(await raw(made.bytes)).subarray(0, 3)]).toEqual([255, 255, 255]);
});

test.each(["gif", "webp"] as const)(
  "of a %s that moves only the first picture is left, which is said",
  async (format) => {
    const frames = ["#ff0000", "#00ff00", "#0000ff"].map((background) =>
      sharp({ create: { width: 40, height: 40, channels: 3, background } })
        .png()
        .toBuffer(),
    );
    const joined = sharp(await Promise.all(frames), { join: { animated: true } });
    const bytes = await (
      format === "gif" ? joined.gif() : joined.webp({ lossless: true })
    ).toBuffer();
    const made = await redacted(bytes, BOX);
    expect(made).toMatchObject({ mediaType: "image/png", pictures: 3, width: 40, height: 40 });
    expect([...(await raw(made.bytes)).subarray(0, 3)]).toEqual([255, 0, 0]);
  },
);

test("pixelated, letters are gone: no square of the box has two colours", async () => {
  const text = Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="96"><rect width="320" height="96" fill="#fff"/><text x="8" y="60" font-size="20">PLATE 482-KQX</text></svg>`,
  );
  const bytes = await sharp(text).flatten({ background: "#fff" }).png().toBuffer();
  const made = await redacted(bytes, {
    ...BOX,
    left: 0,
    top: 0,
    right: 10_000,
    bottom: 10_000,
    cover: "pixelate",
  });
  const colours = new Set<number>();
  const pixels = await sharp(made.bytes).greyscale().raw().toBuffer();
  for (const value of pixels) colours.add(value);
  // 320 by 96 in squares of 40: three rows of eight.
  expect(colours.size).toBeLessThanOrEqual(24);
});

test("what is no picture, and a picture that is none inside, are refused with their reason", async () => {
  const none = async (bytes: Uint8Array) => redactPicture(bytesInMemory(bytes), [BOX]);
  expect(await none(Buffer.from("plain words"))).toEqual({
    kind: "none",
    problem: "type-not-possible",
  });
  const broken = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(400, 7)]);
  expect(await none(broken)).toEqual({ kind: "none", problem: "not-decoded" });
});

/** Says another size than its picture has: nothing decodes it. */
const BROKEN = "elodie-photo.heic";

describeWithCorpus("photos of phones", (folder) => {
  const files = ["photo-heic", "photo-jpeg"].flatMap((kind) =>
    readdirSync(join(folder, kind))
      .filter((name) => /\.(heic|jpe?g)$/i.test(name) && name !== BROKEN)
      .slice(0, 3)
      .map((name) => join(kind, name)),
  );
  test.each(files)(
    "%s comes out upright, covered, and without a word of its metadata",
    async (name) => {
      const bytes = readFileSync(join(folder, name));
      const made = await redacted(bytes, BOX);
      const { exif, icc, xmp, iptc, orientation } = await sharp(made.bytes).metadata();
      expect({ exif, icc, xmp, iptc, orientation }).toEqual({});
      const covered = pixelsOf({ left: 1_100, top: 2_600, right: 3_900, bottom: 5_900 }, made);
      const inside = await sharp(made.bytes).extract(covered).raw().toBuffer();
      expect(inside.reduce((most, value) => Math.max(most, value), 0)).toBeLessThan(8);
      const shown = await redactPicture(bytesInMemory(bytes), [
        { ...BOX, right: 1_001, bottom: 2_501 },
      ]);
      expect(shown).toMatchObject({ width: made.width, height: made.height });
    },
  );
});
