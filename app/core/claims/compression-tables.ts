import type { Sign } from "#app/core/claims/claim.ts";
import type { FieldIndex } from "#app/core/claims/raw-field.ts";

/** One table of a JPEG (ITU-T T.81 B.2.4.1): its number, 0 to 3, and 64 steps in the zigzag order in which they stand in the file. */
export interface CompressionTable {
  readonly id: number;
  readonly steps: readonly number[];
}

/** The first reader's fields: SHA-256 of the tables, and at which quality the standard ones are equal to them, where they are. */
export const TABLES_DIGEST = { group: "JPEG", tag: "TablesDigest" } as const;
export const STANDARD_QUALITY = { group: "JPEG", tag: "StandardQuality" } as const;

/** The tables that ITU-T T.81 gives as examples (K.1), row by row, which the common library scales. */
const LUMINANCE = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
  14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
  92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
];
const CHROMINANCE = [
  17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99,
  47, 66, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
  99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
];

/** Row and column of each step: up and down the diagonals, turning at the edges (T.81 figure A.6). */
const ZIGZAG = Array.from({ length: 64 }, (_, at) => at).toSorted(
  (one, other) => rankOf(one) - rankOf(other),
);

function rankOf(at: number): number {
  const [row, column] = [Math.floor(at / 8), at % 8];
  const diagonal = row + column;
  return diagonal * 8 + (diagonal % 2 === 0 ? column : row);
}

/**
 * The quality, 1 to 100, at which the Independent JPEG Group's library makes these very tables: brightness under the lowest number, colour
 * under the others. Undefined where no quality does, and where there is no table.
 */
export function standardQuality(tables: readonly CompressionTable[]): number | undefined {
  const [first, ...others] = tables.toSorted((one, other) => one.id - other.id);
  if (first === undefined) return undefined;
  for (let quality = 100; quality >= 1; quality -= 1) {
    const isStandard =
      isScaled(first.steps, LUMINANCE, quality) &&
      others.every(({ steps }) => isScaled(steps, CHROMINANCE, quality));
    if (isStandard) return quality;
  }
  return undefined;
}

function isScaled(steps: readonly number[], base: readonly number[], quality: number): boolean {
  const percent = quality < 50 ? Math.floor(5000 / quality) : 200 - 2 * quality;
  return ZIGZAG.every((from, at) => {
    const scaled = Math.floor(((base[from] ?? 0) * percent + 50) / 100);
    return steps[at] === Math.min(255, Math.max(1, scaled));
  });
}

/**
 * What the tables say where they are the standard ones: with what kind of program a picture was last saved. A lead, and never a finding. Tables of its own
 * are what a camera's file has as well as many an edited one; they are kept as a field and are no sign of anything.
 */
export function compressionSign(fields: FieldIndex): Sign | undefined {
  const quality = fields.numbers(sourceOf(STANDARD_QUALITY))?.[0];
  if (typeof quality !== "number") return undefined;
  return {
    code: "compression-tables",
    sentence: `This picture was last compressed with tables equal to the standard ones at quality ${quality}. Most programs, messengers and many phones use them, so this alone does not say that it was saved again. Pictures of the same camera, straight from it, can be compared.`,
  };
}

function sourceOf({ group, tag }: { readonly group: string; readonly tag: string }): string {
  return `${group}:${tag}`;
}
