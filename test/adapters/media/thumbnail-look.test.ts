import { expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import sharp from "sharp";
import { indexFields } from "#app/core/claims/raw-field.ts";
import { thumbnailSign } from "#app/core/claims/embedded-thumbnail.ts";
import { tiffThumbnail } from "#app/adapters/media/containers/tiff-thumbnail.ts";
import { fingerprintsOf, withLook } from "#app/adapters/media/looks.ts";
import { bytesInMemory } from "#app/adapters/media/byte-source.ts";
import { examineBytes } from "#app/adapters/media/examine-bytes.ts";
import { thumbnailApart, withThumbnailLook } from "#app/adapters/media/thumbnail-look.ts";
import { tiffWith } from "#test/adapters/media/jpeg-with-exif.ts";
import { describeWithCorpus } from "#test/support/corpus.ts";

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
  const field = { group: "EXIF", tag: "ThumbnailBitsApart", value: apart };
  const sign = thumbnailSign(indexFields([field]));
  expect(sign?.code).toBe("thumbnail-differs");
  expect(sign?.sentence).toContain(`in ${apart} of 256 bits`);
  expect(sign?.sentence).toContain("crop, turn or frame");
  expect(thumbnailSign(indexFields([{ ...field, value: 64 }]))).toBeUndefined();
  expect(thumbnailSign(indexFields([]))).toBeUndefined();
});

test("a panorama's thumbnail within wide bars is near, wherever the bars are", async () => {
  const picture = await sharp(await scene(7))
    .resize(960, 320, { fit: "fill" })
    .jpeg()
    .toBuffer();
  const [fingerprint] = await fingerprintsOf(picture);
  if (typeof fingerprint !== "string") throw new Error("too even a scene");
  const main = { width: 960, height: 320, fingerprint };
  const strip = await sharp(picture)
    .resize(160, 53, { fit: "fill" })
    .jpeg({ quality: 60 })
    .toBuffer();
  for (const [top, bottom] of [
    [34, 33],
    [60, 7],
  ] as const) {
    const barred = await sharp(strip)
      .extend({ top, bottom, background: "#000" })
      .jpeg({ quality: 60 })
      .toBuffer();
    expect(await thumbnailApart(barred, main, 1)).toBeLessThanOrEqual(64);
  }
});

test("where nothing could be compared, a lead says why and is no finding", async () => {
  const main = await mainOf(await scene(7));
  const even = await sharp({ create: { width: 160, height: 107, channels: 3, background: "#777" } })
    .jpeg()
    .toBuffer();
  const why = await thumbnailApart(even, main, 1);
  expect(why).toBe("small-too-even");
  const field = { group: "EXIF", tag: "ThumbnailNotCompared", value: why };
  expect(thumbnailSign(indexFields([field]))).toEqual({
    code: "thumbnail-not-compared",
    sentence:
      "The small picture that the file carries for lists was not compared with the picture: it shows too little detail. That says nothing of either.",
  });
});

describeWithCorpus("photos of real phones", (folder) => {
  test.each(["exifsamples-iphone-hdr-no.jpg", "mdx-nexus-4.jpg"])(
    "the small picture in %s is kept byte for byte, drawn anew, and near the photo",
    async (name) => {
      const bytes = readFileSync(join(folder, "photo-jpeg", name));
      const examined = await examineBytes(bytesInMemory(bytes), { previews: true });
      const { findings, previews } = await withThumbnailLook(
        await withLook({ ...examined, previews: examined.previews }),
      );
      const apart = indexFields(findings.fields).numbers("EXIF:ThumbnailBitsApart")?.[0];
      expect(apart).toBeLessThanOrEqual(64);
      // Without previews it is compared all the same, with a picture that is decoded no larger, and nothing is drawn or kept.
      const wanted = { previews: false, compare: true };
      const alone = await withThumbnailLook(
        await withLook(await examineBytes(bytesInMemory(bytes), wanted)),
      );
      const bits = indexFields(alone.findings.fields).numbers("EXIF:ThumbnailBitsApart")?.[0];
      expect(Math.abs((bits ?? 999) - (apart ?? 0))).toBeLessThanOrEqual(8);
      expect([alone.previews, alone.findings.looks]).toEqual([[], []]);
      const [kept] = previews.filter(({ purpose }) => purpose === "embedded");
      const [shown] = previews.filter(({ purpose }) => purpose === "embedded-shown");
      if (kept === undefined || shown === undefined) throw new Error("nothing was kept");
      expect(bytes.includes(Buffer.from(kept.bytes))).toBe(true);
      expect(Math.max(shown.width, shown.height)).toBeLessThanOrEqual(320);
      expect(Buffer.from(shown.bytes).equals(kept.bytes)).toBe(false);
    },
  );
});

describeWithCorpus("where no previews are wanted", (folder) => {
  test("a picture that is damaged is not compared, and it is said why", async () => {
    const bytes = readFileSync(join(folder, "photo-jpeg", "mdx-nexus-4.jpg"));
    const cut = bytes.subarray(0, Math.floor(bytes.length / 2));
    const found = await withThumbnailLook(
      await examineBytes(bytesInMemory(cut), { previews: false, compare: true }),
    );
    const fields = indexFields(found.findings.fields);
    expect(fields.text("EXIF:ThumbnailNotCompared")).toBe("picture-not-decoded");
    expect(thumbnailSign(fields)?.sentence).toContain("damaged, too large, or of a kind");
    // The first look, for which a person waits, decodes nothing.
    const quick = await withThumbnailLook(
      await examineBytes(bytesInMemory(bytes), { previews: false }),
    );
    expect(indexFields(quick.findings.fields).has("EXIF:ThumbnailBitsApart")).toBe(false);
  });
});

test("what is no picture has no distance", async () => {
  const main = await mainOf(await scene(7));
  expect(await thumbnailApart(Buffer.from([0xff, 0xd8, 0xff]), main, 1)).toBe("small-damaged");
});

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
