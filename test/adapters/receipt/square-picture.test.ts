import { expect, test } from "@jest/globals";
import * as fc from "fast-check";
import sharp from "sharp";
import { encode } from "uqr";
import { squarePicture } from "#app/adapters/receipt/square-picture.ts";

test("every square of the code is in the picture, dark where it is dark", async () => {
  await fc.assert(
    fc.asyncProperty(fc.stringMatching(/^[ -~]{1,120}$/), async (text) => {
      const { data, size } = encode(text, { ecc: "M", border: 4 });
      const picture = squarePicture(text);
      const { data: dots, info } = await sharp(picture)
        .toColourspace("b-w")
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect([info.width, info.height]).toEqual([size * 8, size * 8]);
      const darkAt = (x: number, y: number) => (dots[y * info.width + x] ?? 255) < 128;
      const read = data.map((row, y) =>
        row.map((_, x) => [0, 7].every((dot) => darkAt(8 * x + dot, 8 * y + dot))),
      );
      expect(read).toEqual(data);
      expect(squarePicture(text)).toEqual(picture);
    }),
    { numRuns: 25 },
  );
});
