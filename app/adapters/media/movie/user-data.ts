import type { RawField } from "#app/core/claims/raw-field.ts";
import { LONGEST_FOR_RULES, textField } from "#app/core/claims/raw-field.ts";
import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import { numbersIn, utf8UpToZero } from "#app/adapters/media/byte-source.ts";
import type { Box, BoxBudget } from "#app/adapters/media/movie/boxes.ts";
import { boxesIn, insideMeta, leaf } from "#app/adapters/media/movie/boxes.ts";
import { itemFields, keyFields } from "#app/adapters/media/movie/keys.ts";

/** QuickTime's user data texts, and the field each becomes. */
const TEXTS: Readonly<Record<string, string>> = {
  "\u00a9xyz": "GPSCoordinates",
  "\u00a9day": "ContentCreateDate",
  "\u00a9mak": "Make",
  "\u00a9mod": "Model",
  "\u00a9swr": "SoftwareVersion",
};

/** Fields of a movie's `udta`: QuickTime texts, 3GPP's `loci`, and an iTunes-style list. */
export function userDataFields(source: ByteSource, udta: Box, budget: BoxBudget): RawField[] {
  const fields: RawField[] = [];
  for (const box of boxesIn(source, udta, budget)) {
    const tag = TEXTS[box.type];
    if (tag !== undefined) fields.push(userText(tag, leaf(source, box, budget)));
    if (box.type === "loci") fields.push(...lociFields(leaf(source, box, budget)));
    if (box.type === "meta") {
      const inside = insideMeta(source, box);
      fields.push(...itemFields(source, inside, budget), ...keyFields(source, inside, budget));
    }
  }
  return fields;
}

/** Length, language, text. */
function userText(tag: string, data: Uint8Array): RawField {
  const length = Math.min(numbersIn(data).u16(0) ?? 0, Math.max(data.length - 4, 0));
  const text = utf8UpToZero(data.subarray(4, 4 + Math.min(length, LONGEST_FOR_RULES)));
  return textField("UserData", tag, text, length);
}

/** 3GPP TS 26.244 8.8: language, name, role, then longitude, latitude and altitude as 16.16 numbers, then the body. */
function lociFields(data: Uint8Array): RawField[] {
  const at = endOfText(data, 6) + 1;
  const numbers = numbersIn(data);
  const longitude = numbers.i32(at);
  const latitude = numbers.i32(at + 4);
  const altitude = numbers.i32(at + 8);
  if (longitude === undefined || latitude === undefined || altitude === undefined) return [];
  const position = [latitude, longitude, altitude].map((fixed) => fixed / 65536);
  const body = utf8UpToZero(data.subarray(at + 12, at + 12 + LONGEST_FOR_RULES));
  return [
    { group: "UserData", tag: "LocationInformation", value: position },
    { group: "UserData", tag: "LocationRole", value: data[at - 1] ?? null },
    { group: "UserData", tag: "LocationBody", value: body },
  ];
}

/** The offset behind a text's closing zero; a byte order mark announces UTF-16, whose zero is two bytes. */
function endOfText(data: Uint8Array, start: number): number {
  const mark = numbersIn(data).u16(start);
  if (mark !== 0xfeff && mark !== 0xfffe) {
    const zero = data.indexOf(0, start);
    return zero === -1 ? data.length : zero + 1;
  }
  for (let at = start + 2; at + 1 < data.length; at += 2) {
    if (data[at] === 0 && data[at + 1] === 0) return at + 2;
  }
  return data.length;
}
