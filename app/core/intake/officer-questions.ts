import type { PackQuestion } from "../office/office-pack.ts";
import type { GivenAnswer } from "../office/questions.ts";

/** What officers of a local agency are asked before the questions that everybody is asked. None has to be answered. Never whom they know, nor of whom they ask. */
export const OFFICER_QUESTIONS = [
  {
    part: "you",
    id: "role",
    kind: "choice",
    choices: ["helped-civil", "helped-criminal", "stepped-in", "only-saw"],
  },
  { part: "you", id: "case-number", kind: "short-text", choices: [] },
  { part: "supervisor", id: "supervisor-asked", kind: "yes-no", choices: [] },
  { part: "supervisor", id: "supervisor-name", kind: "short-text", choices: [] },
  { part: "supervisor", id: "supervisor-badge", kind: "short-text", choices: [] },
  { part: "supervisor", id: "supervisor-answer", kind: "long-text", choices: [] },
  { part: "supervisor", id: "supervisor-refused", kind: "yes-no", choices: [] },
  {
    part: "warrant",
    id: "warrant",
    kind: "choice",
    choices: ["judicial", "administrative", "none", "not-seen"],
  },
  { part: "camera", id: "camera-agency", kind: "short-text", choices: [] },
  { part: "camera", id: "camera-id", kind: "short-text", choices: [] },
  { part: "camera", id: "camera-clip", kind: "short-text", choices: [] },
  { part: "camera", id: "camera-time", kind: "short-text", choices: [] },
] as const satisfies readonly {
  readonly part: string;
  readonly id: string;
  readonly kind: PackQuestion["kind"];
  readonly choices: readonly string[];
}[];

export type OfficerQuestion = (typeof OFFICER_QUESTIONS)[number];
export type OfficerQuestionId = OfficerQuestion["id"];

/** That a report is begun by an officer of an agency, whose token let it in. Which token it was is kept nowhere: it may have been given to one officer. */
export interface OfficerPart {
  /** As the office spells it on the token. */
  readonly agency: string;
  /** Absent until the page was passed. */
  readonly given?: readonly GivenAnswer[];
}

/** How one of them is worded. */
export interface OfficerWords {
  readonly label: string;
  readonly hint?: string;
  readonly choices?: Readonly<Record<string, string>>;
}

/** The questions as the form asks them: the office's packs are asked in the same way. Their ids begin with `officer.`, which no pack can spell. */
export function askedOfOfficers(
  words: Readonly<Record<OfficerQuestionId, OfficerWords>>,
): readonly PackQuestion[] {
  return OFFICER_QUESTIONS.map(({ id, kind, choices }) => {
    const { label, hint, choices: labels } = words[id];
    return {
      ...{ id: `officer.${id}`, kind, wording: { en: label } },
      hint: hint === undefined ? null : { en: hint },
      choices: choices.map((choice) => ({ id: choice, label: { en: labels?.[choice] ?? choice } })),
      ...{ choicesFrom: null, when: null, required: false },
      ...{ visibility: "desk", retention: "report" },
    };
  });
}
