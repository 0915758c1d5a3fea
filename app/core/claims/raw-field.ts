/**
 * A field as a reader found it. Names are ExifTool's (`Group:Tag`), so that every reader feeds the same rules.
 * A number that is none (denominator 0) is null; a field that is there but blank has the value null.
 */
export interface RawField {
  readonly group: string;
  readonly tag: string;
  readonly value: RawValue;
}
export type RawValue = string | number | null | readonly (number | null)[];

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

/** Indexes fields. Where a field comes twice the first counts: a second one cannot take its place. */
export function indexFields(fields: readonly RawField[]): FieldIndex {
  const found = new Map<string, RawValue>();
  for (const field of fields) {
    const source = `${field.group}:${field.tag}`;
    if (!found.has(source)) found.set(source, field.value);
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
