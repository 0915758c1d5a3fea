import { isCommonPassword } from "./common-passwords.ts";

/** What a chosen password may have wrong, in the order in which to tell. */
export type PasswordProblem =
  | { readonly kind: "too-short"; readonly characters: number }
  | { readonly kind: "too-long" }
  | { readonly kind: "context-word"; readonly word: string }
  | { readonly kind: "common" }
  | { readonly kind: "pattern" };

export type CheckedPassword =
  { readonly ok: true } | { readonly ok: false; readonly problems: readonly PasswordProblem[] };

export const SHORTEST_PASSWORD = 15;
export const LONGEST_PASSWORD = 256;

/** Words that anybody would try first here, whoever the person is. */
const OWN_WORDS = [
  "bearwitness",
  "bear witness",
  "prosecutor",
  "grand jury",
  "password",
  "passphrase",
];
/** Shorter words are found inside innocent ones ("mark" in "remarkable"), so they count only when they stand alone. */
const COUNTS_ANYWHERE = 5;

/**
 * Length is what makes a password strong, so there is no rule about kinds of characters (ASVS 5.0, 6.2.1 to 6.2.12).
 * `contextWords` are what others know of the person and the office: names, sign-in name, parts of the address.
 */
export function checkPassword(password: string, contextWords: readonly string[]): CheckedPassword {
  const problems: PasswordProblem[] = [];
  const characters = Array.from(password.normalize("NFKC")).length;
  if (characters > LONGEST_PASSWORD) return { ok: false, problems: [{ kind: "too-long" }] };
  if (characters < SHORTEST_PASSWORD) problems.push({ kind: "too-short", characters });
  const word = [...OWN_WORDS, ...contextWords].find((each) => holdsWord(password, each));
  if (word !== undefined) problems.push({ kind: "context-word", word });
  if (isCommonPassword(password)) problems.push({ kind: "common" });
  else if (isPattern(password)) problems.push({ kind: "pattern" });
  return problems.length === 0 ? { ok: true } : { ok: false, problems };
}

/** The problem in plain English, for pages that have no wording of their own. */
export function describePasswordProblem(problem: PasswordProblem): string {
  switch (problem.kind) {
    case "too-short":
      return `Use at least ${SHORTEST_PASSWORD} characters. This has ${problem.characters}. Four or five words that do not belong together work well.`;
    case "too-long":
      return `Use at most ${LONGEST_PASSWORD} characters.`;
    case "context-word":
      return `Leave out “${problem.word}”. It is among the first things somebody would try.`;
    case "common":
      return "This password is on lists of common passwords. Choose another.";
    case "pattern":
      return "This password repeats itself or follows the keyboard. Choose another.";
  }
}

function holdsWord(password: string, word: string): boolean {
  const wanted = folded(word);
  if (wanted.length < 3) return false;
  if (wanted.length >= COUNTS_ANYWHERE) return folded(password).includes(wanted);
  return lowered(password)
    .split(/[^\p{L}\p{N}]+/u)
    .some((part) => folded(part) === wanted);
}

/** Letters and digits only, so that "Bear-Witness" and "b3arw1tne$$" are the word they stand for. */
function folded(text: string): string {
  return lowered(text)
    .replace(/[0134578@$!]/g, (sign) => LOOKALIKES[sign] ?? sign)
    .replace(/[^\p{L}\p{N}]+/gu, "");
}

const LOOKALIKES: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "@": "a",
  $: "s",
  "!": "i",
};

function lowered(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

const ROWS = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

/** True for one short piece over and over, and for a walk along alphabet, numbers or keyboard rows. */
function isPattern(password: string): boolean {
  const text = lowered(password);
  if (text.length === 0) return false;
  for (let period = 1; period <= 8 && period < text.length; period += 1) {
    if (Array.from(text).every((_, at) => text[at] === text[at % period])) return true;
  }
  const runs = [...ROWS, ...ROWS.map((row) => Array.from(row).reverse().join(""))];
  let left = text;
  while (left.length > 0) {
    const run = longestRun(left, runs);
    if (run < 4) return false;
    left = left.slice(run);
  }
  return true;
}

function longestRun(text: string, runs: readonly string[]): number {
  let longest = 0;
  for (const run of runs) {
    const from = run.indexOf(text.charAt(0));
    if (from === -1) continue;
    let length = 1;
    while (
      length < text.length &&
      from + length < run.length &&
      text[length] === run[from + length]
    ) {
      length += 1;
    }
    longest = Math.max(longest, length);
  }
  return longest;
}
