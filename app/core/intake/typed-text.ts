/** Where the ten digits of scripts begin that people type numbers in. */
const ZEROS = [
  0x0660, // Arabic
  0x06f0, // Persian, Urdu
  0x0966, // Devanagari
  0x09e6, // Bengali
  0x0a66, // Gurmukhi
  0x0ae6, // Gujarati
  0x0e50, // Thai
  0x1040, // Burmese
  0x17e0, // Khmer
  0xff10, // full-width
];

/** The same text with every digit of another script as 0 to 9: a phone set to Arabic types ٢٠٢٦ for 2026. */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = ZEROS.find((first) => code >= first && code < first + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}

/**
 * Words as they were typed, in lines that end with one line feed. Control characters, which nobody types and every
 * later reader would have to fear, are replaced where everyone can see it.
 */
export function lines(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, "\ufffd")
    .trim();
}

/** The same for a field of one line: what was pasted over several stands behind each other. */
export function oneLine(text: string): string {
  return lines(text).replace(/[\n\t\v\f\u2028\u2029]+/g, " ");
}

/** True when there is nothing to see: blanks, joiners and marks of direction are not words. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cf}\p{Cc}\u2800\u3164]/u.test(text);
}
