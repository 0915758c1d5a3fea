/** What a file may be to the defence (evidence-standards 9.9, after the heads of CPL 245.20(1)(k)). EX-0 says that somebody looked and found none. */
export const EXCULPATORY_CODES = [
  "EX-0",
  "EX-1",
  "EX-2",
  "EX-3",
  "EX-4",
  "EX-5",
  "EX-6",
  "EX-7",
] as const;

export type ExculpatoryCode = (typeof EXCULPATORY_CODES)[number];

/** Each code in words, as the desk and the disclosure index say it. */
export const EXCULPATORY_WORDS: Readonly<Record<ExculpatoryCode, string>> = {
  "EX-0": "Reviewed, none of these",
  "EX-1": "Negates guilt",
  "EX-2": "Reduces the degree, or mitigates culpability",
  "EX-3": "Supports a defence",
  "EX-4": "Impeaches a witness of the prosecution",
  "EX-5": "Undermines identification",
  "EX-6": "Ground for suppression",
  "EX-7": "Mitigates punishment",
};

/** True for a text that is one of the codes. */
export function isExculpatoryCode(text: unknown): text is ExculpatoryCode {
  return EXCULPATORY_CODES.some((code) => code === text);
}

/** Longest reason: it is read in a table. */
const LONGEST_REASON = 500;

/** What is wrong with a form, in a sentence, and with which field. */
export interface ReviewProblem {
  readonly field: "codes" | "reason";
  readonly message: string;
}

/** A reason as it is kept: without signs that turn the reading direction, for it is printed. Wrong where it is empty or too long. */
export function parseReason(
  text: string,
):
  | { readonly ok: true; readonly reason: string }
  | { readonly ok: false; readonly problem: ReviewProblem } {
  const reason = text
    .replaceAll(/\s+/g, " ")
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, "")
    .trim();
  const wrong = (message: string) =>
    ({ ok: false, problem: { field: "reason", message } }) as const;
  if (reason === "" || !reason.isWellFormed())
    return wrong("Write why. It is kept with the record.");
  return reason.length > LONGEST_REASON
    ? wrong(`Keep it to ${LONGEST_REASON} characters.`)
    : { ok: true, reason };
}

/** The codes of a decision in the order of the table, each once. None is no decision, and EX-0 says that none of the others holds. */
export function parseCodes(
  given: readonly string[],
):
  | { readonly ok: true; readonly codes: readonly ExculpatoryCode[] }
  | { readonly ok: false; readonly problem: ReviewProblem } {
  const codes = EXCULPATORY_CODES.filter((code) => given.includes(code));
  const wrong = (message: string) => ({ ok: false, problem: { field: "codes", message } }) as const;
  if (codes.length === 0) return wrong("Choose what it is; EX-0 where it is none of these.");
  return codes.length > 1 && codes.includes("EX-0")
    ? wrong("EX-0 says that none of the others holds. Choose it alone, or leave it out.")
    : { ok: true, codes };
}
