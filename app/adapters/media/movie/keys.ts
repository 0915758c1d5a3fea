import type { RawField } from "#app/core/claims/raw-field.ts";
import { LONGEST_FOR_RULES, textField } from "#app/core/claims/raw-field.ts";
import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import { latin1, numbersIn, utf8UpToZero } from "#app/adapters/media/byte-source.ts";
import type { BoxBudget } from "#app/adapters/media/movie/boxes.ts";
import { boxesIn, findBox, leaf } from "#app/adapters/media/movie/boxes.ts";

/** Names that phones use in a movie's metadata, and the field each becomes. */
const KEYS: Readonly<Record<string, string>> = {
  "com.apple.quicktime.creationdate": "CreationDate",
  "com.apple.quicktime.location.ISO6709": "GPSCoordinates",
  "com.apple.quicktime.location.accuracy.horizontal": "LocationAccuracyHorizontal",
  "com.apple.quicktime.location.date": "LocationDate",
  "com.apple.quicktime.make": "Make",
  "com.apple.quicktime.model": "Model",
  "com.apple.quicktime.software": "Software",
  "com.apple.quicktime.content.identifier": "ContentIdentifier",
  "com.android.manufacturer": "Make",
  "com.android.model": "Model",
  "com.android.version": "AndroidVersion",
  "com.samsung.android.utc_offset": "AndroidTimeZone",
  "samsung.android.utc_offset": "AndroidTimeZone",
};

/** Short names of iTunes-style items, and the field each becomes. */
const ITEMS: Readonly<Record<string, string>> = {
  "\u00a9xyz": "GPSCoordinates",
  "\u00a9day": "ContentCreateDate",
  "\u00a9mak": "Make",
  "\u00a9mod": "Model",
  "\u00a9too": "Encoder",
};

const MOST_KEYS = 512;
const UTF8 = 1;

type Range = { readonly start: number; readonly end: number };

/** Fields of a `meta` box that names its keys (QuickTime File Format, "Metadata"): `keys` beside `ilst`. */
export function keyFields(source: ByteSource, meta: Range, budget: BoxBudget): RawField[] {
  const keys = leaf(source, findBox(source, meta, "keys", budget), budget);
  const names = keyNames(keys);
  if (names.length === MOST_KEYS && (numbersIn(keys).u32(4) ?? 0) > MOST_KEYS)
    budget.cut.push({ type: "Keys", bytes: keys.length });
  const list = findBox(source, meta, "ilst", budget);
  if (list === undefined) return [];
  const fields: RawField[] = [];
  for (const item of boxesIn(source, list, budget)) {
    const index = numbersIn(Buffer.from(item.type, "latin1")).u32(0) ?? 0;
    const tag = KEYS[names[index - 1] ?? ""];
    const text = tag === undefined ? undefined : textOf(source, item, budget);
    if (tag !== undefined && text !== undefined)
      fields.push(textField("Keys", tag, text.beginning, text.bytes));
  }
  return fields;
}

/** Fields of an iTunes-style `meta` box inside `udta`: items named by four characters. */
export function itemFields(source: ByteSource, meta: Range, budget: BoxBudget): RawField[] {
  const list = findBox(source, meta, "ilst", budget);
  if (list === undefined) return [];
  const fields: RawField[] = [];
  for (const item of boxesIn(source, list, budget)) {
    const tag = ITEMS[item.type];
    const text = tag === undefined ? undefined : textOf(source, item, budget);
    if (tag !== undefined && text !== undefined)
      fields.push(textField("ItemList", tag, text.beginning, text.bytes));
  }
  return fields;
}

function keyNames(keys: Uint8Array): string[] {
  const numbers = numbersIn(keys);
  const count = Math.min(numbers.u32(4) ?? 0, MOST_KEYS);
  const names: string[] = [];
  let at = 8;
  for (let key = 0; key < count; key += 1) {
    const size = numbers.u32(at);
    if (size === undefined || size < 8 || at + size > keys.length) return names;
    const isName = latin1(keys.subarray(at + 4, at + 8)) === "mdta";
    names.push(isName ? latin1(keys.subarray(at + 8, at + size)) : "");
    at += size;
  }
  return names;
}

/** The text in an item's first `data` box, as far as it is kept; undefined where it holds something else. */
function textOf(
  source: ByteSource,
  item: Range,
  budget: BoxBudget,
): { readonly beginning: string; readonly bytes: number } | undefined {
  const box = findBox(source, item, "data", budget);
  const data = leaf(source, box, budget);
  if (box === undefined || numbersIn(data).u32(0) !== UTF8) return undefined;
  const beginning = utf8UpToZero(data.subarray(8, 8 + LONGEST_FOR_RULES));
  return { beginning, bytes: box.end - box.start - 8 };
}
