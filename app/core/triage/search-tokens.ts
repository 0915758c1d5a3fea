import { searchText } from "./search-text.ts";

/** Longer words are searched by their beginning. */
const LONGEST_TOKEN = 100;

/** Marks that are put on letters and that many leave out: accents, and the short vowels and the stretcher of Arabic. */
const ACCENTS = /[\u0300-\u036f\u064b-\u0652\u0670\u0640]/gu;

/** A run of letters, digits and what is put on them. All else parts words. */
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Scripts that are written without spaces, or whose words grow endings: each sign is a word of its own, and a word a phrase of signs. */
const BY_SIGN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー々]/u;

/**
 * Text as the words that are looked for, in their order: small letters without accents, however they were typed. A token holds nothing but
 * letters, digits and marks, so that it means the same to every database. Chinese, Japanese, Korean and others come sign by sign.
 */
export function searchTokens(text: string): string[] {
  const plain = searchText(text).normalize("NFD").replace(ACCENTS, "").normalize("NFC");
  return (plain.match(WORD) ?? []).flatMap(partsOfWord);
}

function partsOfWord(word: string): string[] {
  if (!BY_SIGN.test(word)) return [word.slice(0, LONGEST_TOKEN)];
  const parts: string[] = [];
  let run = "";
  for (const sign of word) {
    if (!BY_SIGN.test(sign)) {
      run += sign;
      continue;
    }
    if (run !== "") parts.push(run.slice(0, LONGEST_TOKEN));
    run = "";
    parts.push(sign);
  }
  return run === "" ? parts : [...parts, run.slice(0, LONGEST_TOKEN)];
}
