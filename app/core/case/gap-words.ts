import type { Gap } from "./coverage.ts";
import type { ImmunityGap } from "./immunity-sheet.ts";

const OF_CHARGES = {
  "no-elements": "No elements are written",
  "no-text": "The statute’s text of that day is missing",
  "not-in-force": "The statute’s text was not in force on that day",
  "no-fact": "No fact for it",
  "source-gone": "A fact’s file or report is not in the case any more",
  "not-weighed": "A fact is not weighed yet",
  "defence-undecided": "Nobody decided whether the grand jury is told of this defence",
  "defence-suggested":
    "Something in the case suggests this defence, and nobody decided whether the grand jury is told of it",
  "defence-not-told": "The grand jury is not told of it, and a fact for it stands",
} as const satisfies Readonly<Record<Exclude<Gap["why"], "noted">, string>>;

const OF_IMMUNITY = {
  "no-questions": "The office’s pack has no rows for this worksheet",
  "not-looked": "Not looked for yet, on either side",
  "not-looked-for": "What supports immunity was not looked for yet",
  "not-looked-against": "What speaks against immunity was not looked for yet",
  "source-gone": OF_CHARGES["source-gone"],
  "not-weighed": OF_CHARGES["not-weighed"],
} as const satisfies Readonly<Record<Exclude<ImmunityGap["why"], "noted">, string>>;

/** What is missing in words: as somebody noted it, or what follows from the worksheet. */
export function gapInWords({ why, noted }: Gap): string {
  return why === "noted" ? (noted?.values["text"] ?? "") : OF_CHARGES[why];
}

/** The same for the Supremacy Clause worksheet. */
export function immunityGapInWords({ why, noted }: ImmunityGap): string {
  return why === "noted" ? (noted?.values["text"] ?? "") : OF_IMMUNITY[why];
}
