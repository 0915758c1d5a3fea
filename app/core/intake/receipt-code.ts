/**
 * The code that alone lets a witness come back to a report (docs: security-reliability 3.6): 32 digits, written as
 * eight groups of four. Eight digits say which report (not secret), 23 are the secret (76.4 bits), one is a check.
 * Digits, because they can be read aloud in every language.
 */
export interface ReceiptCode {
  /** All 32 digits without spaces. */
  readonly digits: string;
  /** The first eight: finds the report, may be stored in clear. */
  readonly locator: string;
  /** The next 23: never stored, logged or sent. */
  readonly secret: string;
}

export type ReceiptCodeProblem =
  | { readonly kind: "empty" }
  | { readonly kind: "not-digits" }
  | { readonly kind: "too-short"; readonly digits: number }
  | { readonly kind: "too-long"; readonly digits: number }
  | { readonly kind: "wrong-check" };

export type ParsedReceiptCode =
  | { readonly ok: true; readonly value: ReceiptCode }
  | { readonly ok: false; readonly problem: ReceiptCodeProblem };

const LENGTH = 32;
const LOCATOR_LENGTH = 8;
const GROUP = /\d{4}(?=\d)/g;
/** More than a code with every digit spelled apart; longer text is not looked at. */
const LONGEST_TEXT = 400;

/**
 * Damm's quasigroup of order 10 (H. M. Damm, 2004). Its check digit finds every single wrong digit and every swap of
 * two neighbours, the two slips people make most when they copy numbers, and is itself one decimal digit.
 */
const DAMM = [
  "0317598642",
  "7092154863",
  "4206871359",
  "1750983426",
  "6123045978",
  "3674209581",
  "5869720134",
  "8945362017",
  "9438617205",
  "2581436790",
];

/**
 * Makes a new code. `randomBytes` gives that many fresh random bytes. Bytes from 250 up are passed over, since
 * 256 is no multiple of ten and the low digits would come too often.
 */
export function receiptCodeFromBytes(randomBytes: (count: number) => Uint8Array): ReceiptCode {
  let digits = "";
  while (digits.length < LENGTH - 1) {
    for (const byte of randomBytes(LENGTH)) {
      if (byte < 250 && digits.length < LENGTH - 1) digits += String(byte % 10);
    }
  }
  return codeOf(digits + checkDigit(digits));
}

/** Reads a code as typed or pasted: any spacing or punctuation, digits of any script. */
export function parseReceiptCode(text: string): ParsedReceiptCode {
  if (text.length > LONGEST_TEXT)
    return { ok: false, problem: { kind: "too-long", digits: text.length } };
  const digits = readDigits(text);
  if (digits === "") return { ok: false, problem: { kind: "empty" } };
  if (digits === undefined) return { ok: false, problem: { kind: "not-digits" } };
  if (digits.length < LENGTH)
    return { ok: false, problem: { kind: "too-short", digits: digits.length } };
  if (digits.length > LENGTH)
    return { ok: false, problem: { kind: "too-long", digits: digits.length } };
  if (checkDigit(digits) !== "0") return { ok: false, problem: { kind: "wrong-check" } };
  return { ok: true, value: codeOf(digits) };
}

/** The plain digits of a text as typed or pasted, empty where it has none; undefined where anything else is in it. */
export function readDigits(text: string): string | undefined {
  // NFKC turns full-width and other styled digits into plain ones; marks of direction come along when text is pasted.
  const characters = Array.from(
    text.normalize("NFKC").replace(/[\p{Z}\p{P}\p{S}\p{C}\p{M}]/gu, ""),
  );
  const isDigits = characters.every((character) => /^\p{Nd}$/u.test(character));
  return isDigits ? characters.map(digitValue).join("") : undefined;
}

/** The code as people see it: eight groups of four digits. */
export function formatReceiptCode(code: ReceiptCode): string {
  return code.digits.replace(GROUP, "$& ");
}

/** The problem in plain English, for pages that have no wording of their own. */
export function describeReceiptCodeProblem(problem: ReceiptCodeProblem): string {
  switch (problem.kind) {
    case "empty":
      return "Enter your receipt code.";
    case "not-digits":
      return "A receipt code has digits only, no letters.";
    case "too-short":
      return `A receipt code has 32 digits. This one has ${problem.digits}.`;
    case "too-long":
      return "A receipt code has 32 digits. This one is longer.";
    case "wrong-check":
      return "One digit may be wrong, or two may be swapped. Compare it with your receipt, group by group.";
  }
}

function codeOf(digits: string): ReceiptCode {
  return {
    digits,
    locator: digits.slice(0, LOCATOR_LENGTH),
    secret: digits.slice(LOCATOR_LENGTH, LENGTH - 1),
  };
}

/** The digit that completes these; "0" when they end with their own right check digit. */
function checkDigit(digits: string): string {
  let interim = 0;
  for (const digit of digits) interim = Number(DAMM[interim]?.charAt(Number(digit)));
  return String(interim);
}

/** Unicode lays out each script's digits as ten in a row, zero first, so counting back gives the value. */
function digitValue(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  let before = 0;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(point - before - 1))) before += 1;
  return before % 10;
}
