/**
 * A field as a reader found it. Names are ExifTool's (`Group:Tag`), so that every reader feeds the same rules.
 * A number that is none (denominator 0) is null; a field that is there but blank has the value null.
 */
export interface RawField {
  readonly group: string;
  readonly tag: string;
  readonly value: RawValue;
  /** How many bytes the text has in the file; only where `value` is not all of it but its beginning. */
  readonly wholeBytes?: number | undefined;
  /** In which of several EXIF blocks of the file it stands, from 2 on; absent for the first, and for what stands in none. */
  readonly block?: number | undefined;
}
export type RawValue = string | number | null | readonly (number | null)[];

/** No time, place or name of a device is longer: rules look at no more of a text, and the first reader keeps no more. */
export const LONGEST_FOR_RULES = 1024;

/**
 * A field of text, kept as far as rules look. `bytes`: how long it is in the file where `text` is the first `LONGEST_FOR_RULES` bytes of it at
 * most; `text` is all of it where nothing is said.
 */
export function textField(group: string, tag: string, text: string, bytes?: number): RawField {
  const value = text.slice(0, LONGEST_FOR_RULES);
  const cutAt = bytes ?? (value.length < text.length ? new TextEncoder().encode(text).length : 0);
  return { group, tag, value, ...(cutAt > LONGEST_FOR_RULES ? { wholeBytes: cutAt } : {}) };
}

/** Raw fields by `Group:Tag`. */
export interface FieldIndex {
  /** True when the field is there, even blank. */
  has(source: string): boolean;
  value(source: string): RawValue;
  /** The field as text; undefined when it is not there, "" when it is there but blank. */
  text(source: string): string | undefined;
  /** The field as numbers, a single one included; undefined when it is not there or not numeric. */
  numbers(source: string): readonly (number | null)[] | undefined;
}

/** The fields of each further EXIF block, as if it stood alone. */
export function furtherBlocks(
  fields: readonly RawField[],
): readonly { readonly block: number; readonly fields: readonly RawField[] }[] {
  const blocks = new Map<number, RawField[]>();
  for (const { block, ...field } of fields) {
    if (block !== undefined) blocks.set(block, [...(blocks.get(block) ?? []), field]);
  }
  return [...blocks].map(([block, inBlock]) => ({ block, fields: inBlock }));
}

/**
 * Indexes fields. Where a field comes twice the first counts: a second one cannot take its place. Those of further EXIF blocks are left out, as they
 * would fill what the first block leaves open. Long texts end where rules stop to look.
 */
export function indexFields(fields: readonly RawField[]): FieldIndex {
  const found = new Map<string, RawValue>();
  for (const field of fields) {
    if (field.block !== undefined) continue;
    const source = `${field.group}:${field.tag}`;
    const { value } = field;
    const looked = typeof value === "string" ? value.slice(0, LONGEST_FOR_RULES) : value;
    if (!found.has(source)) found.set(source, looked);
  }
  const value = (source: string): RawValue => found.get(source) ?? null;
  return {
    has: (source) => found.has(source),
    value,
    text: (source) => (found.has(source) ? spell(value(source)) : undefined),
    numbers: (source) => numbersOf(value(source)),
  };
}

/** A raw value as text: numbers apart by blanks, those that are none as "undef". */
export function spell(value: RawValue): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  return value.map((part) => (part === null ? "undef" : String(part))).join(" ");
}

function numbersOf(value: RawValue): readonly (number | null)[] | undefined {
  if (typeof value === "number") return [value];
  if (typeof value !== "string" && value !== null) return value;
  return undefined;
}
