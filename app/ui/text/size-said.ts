import { roundSize, type RoundSize } from "#app/core/evidence/size-in-words.ts";
import type { LanguageTag } from "#app/core/intake/languages.ts";
import { localeOf } from "#app/core/intake/locale.ts";
import { fill } from "./fill.ts";
import { counted, type Counted } from "./plural.ts";

/** How a language writes sizes; `{n}` is the number. */
export interface SizeWords extends Readonly<Record<Exclude<RoundSize["unit"], "bytes">, string>> {
  readonly bytes: Counted;
}

/** A size in bytes as the reader's language writes it: `1.4 GB`, `1,4 Go`, `1,4 ГБ`. */
export function sizeSaid(bytes: number, words: SizeWords, language: LanguageTag): string {
  const { amount, unit } = roundSize(bytes);
  if (unit === "bytes") return counted(words.bytes, amount, language);
  return fill(words[unit], { n: new Intl.NumberFormat(localeOf(language)).format(amount) });
}
