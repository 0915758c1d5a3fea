import { createHash } from "node:crypto";
import type { CompressionTable } from "#app/core/claims/compression-tables.ts";
import {
  STANDARD_QUALITY,
  standardQuality,
  TABLES_DIGEST,
} from "#app/core/claims/compression-tables.ts";
import type { RawField } from "#app/core/claims/raw-field.ts";
import { numbersIn } from "#app/adapters/media/byte-source.ts";

const STEPS = 64;
const HIGHEST_ID = 3;
/** Of a segment only so many bytes are looked at: four tables of the longest kind, as many as there are numbers. */
export const LONGEST_TABLES = (HIGHEST_ID + 1) * (1 + 2 * STEPS);

/**
 * The tables of a DQT segment without its marker and length (ITU-T T.81 B.2.4.1), as far as they are whole: one that is cut, has a number
 * or precision that there is none of, or a step of zero, ends the reading.
 */
export function readTables(segment: Uint8Array): CompressionTable[] {
  const numbers = numbersIn(segment);
  const tables: CompressionTable[] = [];
  for (let at = 0; at < segment.length;) {
    const kind = numbers.u8(at) ?? 0;
    const [precision, id] = [kind >> 4, kind & 15];
    if (precision > 1 || id > HIGHEST_ID) break;
    const width = precision + 1;
    const first = at + 1;
    const steps = Array.from({ length: STEPS }, (_, step) =>
      width === 1 ? numbers.u8(first + step) : numbers.u16(first + 2 * step),
    ).filter((step) => step !== undefined && step > 0) as number[];
    if (steps.length < STEPS) break;
    tables.push({ id, steps });
    at = first + STEPS * width;
  }
  return tables;
}

/** Their digest, and the quality at which the standard tables are equal to them; nothing where there are none. */
export function tableFields(tables: readonly CompressionTable[]): RawField[] {
  if (tables.length === 0) return [];
  const sorted = tables.toSorted((one, other) => one.id - other.id);
  const hash = createHash("sha256");
  for (const { id, steps } of sorted) hash.update(`${id}:${steps.join(",")};`);
  const quality = standardQuality(sorted);
  return [
    { ...TABLES_DIGEST, value: hash.digest("hex") },
    ...(quality === undefined ? [] : [{ ...STANDARD_QUALITY, value: quality }]),
  ];
}
