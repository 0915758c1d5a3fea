import { isCommonPassword } from "./common-passwords.ts";

export const SHORTEST_PASSWORD = 15;
export const LONGEST_PASSWORD = 256;

/** What anybody would try first here, whoever the person is. */
const OWN_WORDS = ["bearwitness", "prosecutor", "grand jury", "password", "passphrase"];
/** Shorter words are found inside innocent ones ("mark" in "remarkable"), so they count only when they stand alone. */
const COUNTS_ANYWHERE = 6;
const SHORTEST_WORD = 3;

/**
 * What is wrong with a chosen password, as sentences for the person who chose it; empty when it may be used. Length is
 * what makes a password strong, so there is no rule about kinds of characters (ASVS 5.0, 6.2.1 to 6.2.12).
 * `context` holds what others know of the person and the office, such as names; each word of it counts.
 */
export function passwordProblems(password: string, context: readonly string[]): readonly string[] {
  const characters = Array.from(password.normalize("NFKC")).length;
  if (characters > LONGEST_PASSWORD) return [`Use at most ${LONGEST_PASSWORD} characters.`];
  const problems: string[] = [];
  if (characters < SHORTEST_PASSWORD) {
    problems.push(
      `Use at least ${SHORTEST_PASSWORD} characters; this has ${characters}. Four or five words that do not belong together work well.`,
    );
  }
  const word = contextWords(context).find((each) => holdsWord(password, each));
  if (word !== undefined) {
    problems.push(`Leave out “${word}”: it is among the first things somebody would try.`);
  }
  if (isCommonPassword(password)) {
    problems.push("This password is on lists of common passwords. Choose another.");
  } else if (isPattern(password)) {
    problems.push("This password repeats itself or follows the keyboard. Choose another.");
  }
  return problems;
}

/** Each text whole and each of its words: a full name is guessed in both ways. */
function contextWords(context: readonly string[]): readonly string[] {
  return [
    ...OWN_WORDS,
    ...context,
    ...context.flatMap((text) => text.split(/[^\p{L}\p{M}\p{N}]+/u)),
  ];
}

function holdsWord(password: string, word: string): boolean {
  const wanted = folded(word);
  if (wanted.length < SHORTEST_WORD) return false;
  if (wanted.length >= COUNTS_ANYWHERE) return folded(password).includes(wanted);
  return lowered(password)
    .split(/[^\p{L}]+/u)
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
