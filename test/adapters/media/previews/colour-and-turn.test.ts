import { expect, test } from "@jest/globals";
import sharp from "sharp";
import { withProfile } from "#app/adapters/media/png-profile.ts";
import { turned } from "#app/adapters/media/turned.ts";

/** A picture in which no turning and no mirroring looks like another. */
const CORNERS = await sharp({
  create: { width: 48, height: 32, channels: 3, background: "#000000" },
})
  .composite([
    { input: await patch("#ff0000"), left: 0, top: 0 },
    { input: await patch("#00ff00"), left: 32, top: 0 },
    { input: await patch("#0000ff"), left: 0, top: 16 },
  ])
  .png()
  .toBuffer();

function patch(background: string): Promise<Buffer> {
  return sharp({ create: { width: 16, height: 16, channels: 3, background } })
    .png()
    .toBuffer();
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])("orientation %d is set upright as EXIF means it", async (n) => {
  const marked = await sharp(CORNERS).withMetadata({ orientation: n }).png().toBuffer();
  const meant = await sharp(marked).autoOrient().raw().toBuffer({ resolveWithObject: true });
  const made = await turned(sharp(CORNERS), n).raw().toBuffer({ resolveWithObject: true });
  expect([made.info.width, made.info.height]).toEqual([meant.info.width, meant.info.height]);
  expect(made.data.equals(meant.data)).toBe(true);
});

test("a value that is no orientation turns nothing", async () => {
  const made = await turned(sharp(CORNERS), 9).raw().toBuffer();
  expect(made.equals(await sharp(CORNERS).raw().toBuffer())).toBe(true);
});

test("colours of a wide space become those of sRGB", async () => {
  const wide = await sharp({
    create: { width: 8, height: 8, channels: 3, background: { r: 200, g: 60, b: 60 } },
  })
    .png()
    .toBuffer();
  const p3 = await sharp(wide).withIccProfile("p3").png().toBuffer();
  const { icc: profile } = await sharp(p3).metadata();
  if (profile === undefined) throw new Error("no profile to try with");
  const [red = 0, green = 0] = await sharp(withProfile(wide, profile))
    .removeAlpha()
    .raw()
    .toBuffer();
  // The same numbers in Display P3 are a redder red than in sRGB.
  expect(red).toBeGreaterThan(205);
  expect(green).toBeLessThan(55);
});
