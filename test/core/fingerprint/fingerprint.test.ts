import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { ALIKE_BITS, bitsApart } from "#app/core/fingerprint/distance.ts";
import { partsNear, partsOf, worthComparing } from "#app/core/fingerprint/parts.ts";
import { greyCopy } from "#app/core/fingerprint/grey-copy.ts";
import { rasterFingerprints } from "#app/core/fingerprint/raster-fingerprints.ts";
import { VIEWS } from "#app/core/fingerprint/views.ts";
import { GREY_EDGE, pictureFingerprint } from "#app/core/fingerprint/picture-fingerprint.ts";
import { openVeil } from "#app/core/fingerprint/veil.server.ts";

const anyFingerprint = fc.uint8Array({ minLength: 32, maxLength: 32 });
const someBits = (most: number) =>
  fc.uniqueArray(fc.integer({ min: 0, max: 255 }), { maxLength: most });

function turned(fingerprint: Uint8Array, bits: readonly number[]): Uint8Array {
  const other = Uint8Array.from(fingerprint);
  for (const bit of bits) other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (128 >> (bit & 7));
  return other;
}

/** A picture of a few soft blobs. */
function blobs(seed: number, change: (value: number, row: number) => number = (value) => value) {
  const at = (n: number) => Math.abs(Math.sin(seed * 12.9898 + n * 78.233) * 43_758.5453) % 1;
  return Uint8Array.from({ length: GREY_EDGE * GREY_EDGE }, (_, index) => {
    const [row, column] = [Math.floor(index / GREY_EDGE), index % GREY_EDGE];
    let value = 30;
    for (let blob = 0; blob < 9; blob += 1) {
      const [y, x, size] = [at(3 * blob) * 64, at(3 * blob + 1) * 64, 2 + at(3 * blob + 2) * 6];
      value += 60 * Math.exp(-((row - y) ** 2 + (column - x) ** 2) / (2 * size * size));
    }
    return Math.max(0, Math.min(255, Math.round(change(value, row))));
  });
}

const of = (grey: Uint8Array) => pictureFingerprint(grey) ?? new Uint8Array(32);

test("half of the bits are set, and the same picture has the same fingerprint", () => {
  for (let seed = 1; seed < 30; seed += 1) {
    const bits = of(blobs(seed));
    expect(bitsApart(bits, new Uint8Array(32))).toBe(128);
    expect(of(blobs(seed))).toEqual(bits);
  }
});

test("brighter, weaker in contrast and slightly noisy is still near; another picture is far", () => {
  for (let seed = 1; seed < 30; seed += 1) {
    const bits = of(blobs(seed));
    expect(bitsApart(bits, of(blobs(seed, (value) => value + 25)))).toBeLessThan(ALIKE_BITS);
    expect(bitsApart(bits, of(blobs(seed, (value) => value * 0.7)))).toBeLessThan(ALIKE_BITS);
    expect(
      bitsApart(bits, of(blobs(seed, (value, row) => value + (row % 2) * 3))),
    ).toBeLessThanOrEqual(ALIKE_BITS);
    expect(bitsApart(bits, of(blobs(seed + 1)))).toBeGreaterThan(2 * ALIKE_BITS);
  }
});

test("a picture without detail has no fingerprint", () => {
  expect(pictureFingerprint(new Uint8Array(GREY_EDGE * GREY_EDGE).fill(200))).toBeUndefined();
  expect(pictureFingerprint(blobs(1, (value) => 100 + value / 60))).toBeUndefined();
  // Much contrast, but in one corner only: a card with a word on it.
  const corner = blobs(1).map((value, at) =>
    at % GREY_EDGE < 24 && at < 24 * GREY_EDGE ? (value * 7) % 256 : 0,
  );
  expect(pictureFingerprint(corner)).toBeUndefined();
  expect(() => pictureFingerprint(new Uint8Array(10))).toThrow("64");
});

test("a grey copy is made of means, whole points or shares of them, of the part that is asked for", () => {
  const whole = { left: 0, top: 0, width: 1, height: 1 };
  const even = greyCopy({ width: 7, height: 150, points: new Uint8Array(1050).fill(99) }, whole);
  expect(new Set(even)).toEqual(new Set([99]));
  const wide = Uint8Array.from({ length: 128 * 64 }, (_, at) => (at % 2 === 0 ? 10 : 30));
  expect(new Set(greyCopy({ width: 128, height: 64, points: wide }, whole))).toEqual(new Set([20]));
  const halves = Uint8Array.from({ length: 64 * 64 }, (_, at) => (at < 32 * 64 ? 0 : 200));
  const lower = { left: 0, top: 0.5, width: 1, height: 0.5 };
  const below = greyCopy({ width: 64, height: 64, points: halves }, lower);
  expect(new Set(below)).toEqual(new Set([200]));
  expect(() => greyCopy({ width: 8, height: 8, points: new Uint8Array(63) }, whole)).toThrow("one");
});

test("a bar over the top or the foot of a picture leaves one view as it was", () => {
  const raster = (points: Uint8Array) => ({ width: GREY_EDGE, height: GREY_EDGE, points });
  for (let seed = 1; seed < 10; seed += 1) {
    const plain = rasterFingerprints(raster(blobs(seed)));
    const barred = (from: number, until: number) =>
      rasterFingerprints(
        raster(blobs(seed, (value, row) => (row >= from && row < until ? 0 : value))),
      );
    expect(barred(0, 6)[1]).toEqual(plain[1]);
    expect(barred(58, 64)[2]).toEqual(plain[2]);
  }
  expect(VIEWS).toHaveLength(3);
});

test("a picture that is too small has no fingerprint", () => {
  const points = Uint8Array.from({ length: 31 * 100 }, (_, at) => (at * 37) % 256);
  expect(rasterFingerprints({ width: 31, height: 100, points })).toEqual(
    VIEWS.map(() => undefined),
  );
});

test("distance counts bits", () => {
  fc.assert(
    fc.property(anyFingerprint, someBits(256), (fingerprint, bits) => {
      expect(bitsApart(fingerprint, turned(fingerprint, bits))).toBe(bits.length);
    }),
  );
});

/** What a table of these fingerprints, numbered from 0, answers to a search for another's parts. */
function search(kept: readonly Uint8Array[], wanted: Uint8Array, view = 0): number[] {
  const near = new Set(partsNear(wanted, view));
  const found = kept.flatMap((one, number) =>
    partsOf(one, view)
      .filter((part) => near.has(part))
      .map((part) => ({ part, fingerprint: number })),
  );
  return worthComparing(found, partsOf(wanted, view));
}

test("every fingerprint within the distance is found through its parts", () => {
  fc.assert(
    fc.property(anyFingerprint, someBits(ALIKE_BITS), (fingerprint, bits) => {
      expect(search([turned(fingerprint, bits)], fingerprint)).toEqual([0]);
    }),
    { numRuns: 2_000 },
  );
});

test("also where the bits that differ are spread as badly as they can be", () => {
  const zero = new Uint8Array(32);
  const inEach = (...many: number[]) =>
    turned(
      zero,
      many.flatMap((bits, part) => Array.from({ length: bits }, (_, at) => 16 * part + at)),
    );
  // 30 bits: two in fifteen parts, none in the last; or one in two parts and two in the others.
  expect(search([inEach(...Array<number>(15).fill(2), 0)], zero)).toEqual([0]);
  expect(search([inEach(...Array<number>(14).fill(2), 1, 1)], zero)).toEqual([0]);
  // One bit more can hide.
  expect(search([inEach(...Array<number>(15).fill(2), 1)], zero)).toEqual([]);
});

test("the same bits of another view are not found", () => {
  const fingerprint = new Uint8Array(32).fill(7);
  const near = new Set(partsNear(fingerprint, 0));
  expect(partsOf(fingerprint, 0).every((part) => near.has(part))).toBe(true);
  expect(partsOf(fingerprint, 1).some((part) => near.has(part))).toBe(false);
});

test("a veil keeps every distance, and another key's is another", () => {
  const [veil, other] = [openVeil(new Uint8Array(32).fill(1)), openVeil(new Uint8Array(32))];
  fc.assert(
    fc.property(anyFingerprint, anyFingerprint, (one, two) => {
      expect(bitsApart(veil(one), veil(two))).toBe(bitsApart(one, two));
      expect(veil(one)).toEqual(veil(one));
      expect(veil(one)).not.toEqual(other(one));
    }),
  );
});
