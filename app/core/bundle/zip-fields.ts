import type { Parsed } from "../custody/parsed.ts";

const ALL_32 = 0xffffffff;
const ZIP64 = 0x0001;

/** Extra fields that cannot change what another program sees: ZIP64, times, numeric owners. */
const HARMLESS_EXTRAS: readonly number[] = [ZIP64, 0x5455, 0x5855, 0x7875];

/** Replaces 32-bit fields that hold all ones by those of the ZIP64 extra field, in their order (APPNOTE 4.5.3). */
export function wideFields(
  extra: Uint8Array,
  narrow: readonly number[],
): Parsed<readonly number[]> {
  const view = viewOf(extra);
  let wide: { at: number; end: number } | undefined;
  let at = 0;
  while (at < extra.length) {
    if (at + 4 > extra.length) return { ok: false, problem: "its extra fields are cut short" };
    const id = view.getUint16(at, true);
    const end = at + 4 + view.getUint16(at + 2, true);
    if (end > extra.length) return { ok: false, problem: "its extra fields are cut short" };
    if (!HARMLESS_EXTRAS.includes(id)) {
      return {
        ok: false,
        problem: "it has an extra field that other programs may read differently",
      };
    }
    if (id === ZIP64) {
      if (wide !== undefined) return { ok: false, problem: "it has two ZIP64 fields" };
      wide = { at: at + 4, end };
    }
    at = end;
  }
  const fields: number[] = [];
  for (const value of narrow) {
    if (value !== ALL_32) {
      fields.push(value);
      continue;
    }
    const found =
      wide !== undefined && wide.at + 8 <= wide.end ? numberAt(view, wide.at) : undefined;
    if (wide === undefined || found === undefined) {
      return { ok: false, problem: "its ZIP64 field is missing or beyond any file" };
    }
    wide.at += 8;
    fields.push(found);
  }
  return { ok: true, value: fields };
}

/** A 64-bit number, undefined above 2^53. */
export function numberAt(view: DataView, at: number): number | undefined {
  const value = view.getBigUint64(at, true);
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : undefined;
}

/** The bytes as a view, wherever in their buffer they stand. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
