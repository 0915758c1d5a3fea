import { expect, test } from "@jest/globals";
import fc from "fast-check";
import sharp, { type JpegOptions } from "sharp";
import { bytesInMemory } from "#app/adapters/media/byte-source.ts";
import { readJpeg } from "#app/adapters/media/containers/jpeg.ts";
import { readTables, tableFields } from "#app/adapters/media/containers/jpeg-tables.ts";
import { buildJpeg, jpegSegment } from "#test/adapters/media/build-containers.ts";

const picture = () =>
  sharp({ create: { width: 16, height: 16, channels: 3, background: "#886644" } });

async function fieldsAt(quality: number, options: JpegOptions = {}) {
  const bytes = await picture()
    .jpeg({ quality, ...options })
    .toBuffer();
  return tableFields(readJpeg(bytesInMemory(bytes)).tables ?? []);
}

test.each([1, 2, 10, 24, 25, 49, 50, 51, 75, 80, 85, 92, 95, 99, 100])(
  "what the common library saved at quality %i is read as that",
  async (quality) => {
    const [digest, standard] = await fieldsAt(quality);
    expect(digest?.value).toMatch(/^[0-9a-f]{64}$/);
    expect(standard).toEqual({ group: "JPEG", tag: "StandardQuality", value: quality });
  },
);

test("a grey picture has one table, and it tells the quality too", async () => {
  const bytes = await picture().greyscale().toColourspace("b-w").jpeg({ quality: 70 }).toBuffer();
  const { tables = [] } = readJpeg(bytesInMemory(bytes));
  expect(tables).toHaveLength(1);
  expect(tableFields(tables)[1]?.value).toBe(70);
});

test("tables that are not the standard ones have a digest and no quality", async () => {
  const own = await fieldsAt(80, { quantisationTable: 3 });
  expect(own.map(({ tag }) => tag)).toEqual(["TablesDigest"]);
  expect(own[0]?.value).not.toBe((await fieldsAt(80))[0]?.value);
});

const table = (kind: number, step: number) => Buffer.from([kind, ...Array(64).fill(step)]);

test("a later table of a number takes the place of the one before, as for a decoder", () => {
  const bodies = [table(0, 9), Buffer.concat([table(0, 7), table(0, 1)]), table(1, 1)];
  const segments = bodies.map((body) => jpegSegment(0xdb, body));
  const { tables = [] } = readJpeg(bytesInMemory(buildJpeg(segments)));
  expect(tableFields(tables)[1]?.value).toBe(100);
});

test.each([
  ["cut", table(0, 1).subarray(0, 40)],
  ["numbered 4", table(4, 1)],
  ["of a precision that there is none of", table(0x20, 1)],
  ["with a step of zero", table(0, 0)],
])("a table %s is none", (_, body) => {
  expect(readTables(body)).toEqual([]);
  expect(readTables(Buffer.concat([table(1, 5), body])).map(({ id }) => id)).toEqual([1]);
});

test("whatever stands in a segment, what is read are whole tables", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
      expect(
        readJpeg(bytesInMemory(buildJpeg([jpegSegment(0xdb, Buffer.from(bytes))]))).tables?.length,
      ).toBeLessThan(5);
      for (const { id, steps } of readTables(bytes)) {
        expect(id).toBeLessThan(4);
        expect(steps).toHaveLength(64);
        expect(Math.min(...steps)).toBeGreaterThan(0);
      }
    }),
  );
});
