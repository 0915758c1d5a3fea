import type { OpenBecause, ReviewStanding } from "./exculpatory-review.ts";

/** Why a file keeps bundles back, in a sentence that quotes nobody. */
export const BECAUSE_WORDS: Readonly<Record<OpenBecause, string>> = {
  undecided: "Nobody has decided what it is to the defence.",
  asked: "Somebody asked to look again.",
  raised: "Something came up that the decision does not answer.",
  "second-look":
    "EX-0, and a fact of the worksheet rests on it: a second person has to look and agree.",
};

/**
 * Why a file keeps bundles back, in sentences; none where it does not. The first says why, the others what suggests it, which may quote a
 * report.
 */
export function openInSentences({ open, asked, raised }: ReviewStanding): readonly string[] {
  if (open === undefined) return [];
  const all = [
    BECAUSE_WORDS[open],
    ...(asked === undefined ? [] : [`Asked: ${asked.reason}`]),
    ...raised.map(({ words, suggests }) => `${words} Think of ${suggests.join(", ")}.`),
  ];
  return [...new Set(all)];
}
