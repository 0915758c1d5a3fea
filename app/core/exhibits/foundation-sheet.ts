import type { FormFields } from "../intake/problem.ts";

/** How a field of the sheet is answered: in words, or by one of a few. */
export interface FoundationField {
  readonly key: FoundationKey;
  readonly label: string;
  readonly hint?: string;
  readonly choices?: readonly (readonly [value: string, words: string])[];
  /** Lines that it is high; one where nothing is said. */
  readonly rows?: number;
}

/** What a foundation sheet asks (evidence-standards 9.3), in the order in which it is asked and printed. */
export type FoundationKey =
  | "purpose"
  | "witness"
  | "saw"
  | "fair"
  | "maker"
  | "available"
  | "custodian"
  | "process"
  | "marks"
  | "conflicts"
  | "route"
  | "gaps"
  | "objection";

export type FoundationSheet = Readonly<Record<FoundationKey, string>>;

export const FOUNDATION_FIELDS: readonly FoundationField[] = [
  {
    key: "purpose",
    label: "Offered to show",
    choices: [
      ["", "Not said yet"],
      ["identity", "Identity"],
      ["act", "An act"],
      ["injury", "An injury"],
      ["presence", "Presence"],
      ["sequence", "Sequence"],
      ["other", "Something else"],
    ],
  },
  { key: "witness", label: "Depiction witness", hint: "A pseudonym such as W-03. No names." },
  { key: "saw", label: "What the witness saw", rows: 3 },
  {
    key: "fair",
    label: "Says that it is fair and accurate",
    choices: [
      ["", "Not asked"],
      ["yes", "Yes"],
      ["no", "No"],
    ],
  },
  { key: "maker", label: "Who recorded it", hint: "A pseudonym. No names." },
  {
    key: "available",
    label: "Is the maker available to testify?",
    choices: [
      ["", "Not known"],
      ["yes", "Yes"],
      ["no", "No"],
    ],
  },
  { key: "custodian", label: "Custodian witness", hint: "Who can describe receipt and storage." },
  { key: "process", label: "Process witness", hint: "Who can describe the system." },
  {
    key: "marks",
    label: "Distinctive marks, with time codes",
    hint: "Uniform marks, vehicle numbers, voices, landmarks.",
    rows: 3,
  },
  { key: "conflicts", label: "What speaks against the time or place", rows: 3 },
  {
    key: "route",
    label: "Route",
    choices: [
      ["", "Not chosen yet"],
      ["live witness", "Live witness"],
      ["C-1 report", "Certified report (C-1)"],
      ["sworn statement", "Sworn statement"],
      ["stipulation", "Stipulation"],
      ["902 certificate", "Certificate under rule 902"],
    ],
  },
  { key: "gaps", label: "What is missing, and who gets it by when", rows: 3 },
  { key: "objection", label: "Objection to expect", rows: 3 },
];

/** What whoever fills the sheet in must change: which field, and what to do. */
export interface FoundationProblem {
  readonly field: FoundationKey;
  readonly message: string;
}

/** A sheet on which nobody has written. */
export const EMPTY_SHEET: FoundationSheet = sheetOf(() => "");

const LONGEST = 2000;
const PSEUDONYM = /^[A-Za-z]{1,4}-?[0-9]{1,6}$/;

/** The sheet that a form holds. Words are kept as typed, without signs that turn the reading direction; a choice is one of those offered. */
export function parseFoundation(
  fields: FormFields,
):
  | { readonly ok: true; readonly value: FoundationSheet }
  | { readonly ok: false; readonly problems: readonly FoundationProblem[] } {
  const value = sheetOf(({ key }) =>
    (fields[key] ?? "")
      .replace(/\r\n?/g, "\n")
      .replace(/[^\P{Cc}\n]|\p{Cf}/gu, "")
      .trim(),
  );
  const problems = FOUNDATION_FIELDS.flatMap(({ key, choices }): readonly FoundationProblem[] => {
    const given = value[key];
    if (choices !== undefined && !choices.some(([one]) => one === given)) {
      return [{ field: key, message: "Choose one of the answers." }];
    }
    // Its lists go to audiences that are told pseudonyms only.
    if ((key === "witness" || key === "maker") && given !== "" && !PSEUDONYM.test(given)) {
      return [{ field: key, message: "Use a pseudonym with a number, such as W-03. No names." }];
    }
    return given.length > LONGEST
      ? [{ field: key, message: `Use at most ${LONGEST} characters.` }]
      : [];
  });
  return problems.length === 0 ? { ok: true, value } : { ok: false, problems };
}

/** What is open before anybody can authenticate the exhibit, as sentences; none where all is said. */
export function openQuestions(sheet: FoundationSheet): readonly string[] {
  const asked: readonly (readonly [isOpen: boolean, question: string])[] = [
    [sheet.purpose === "", "What is it offered to show?"],
    [sheet.witness === "", "Who saw what it shows?"],
    [
      sheet.witness !== "" && sheet.fair === "",
      "Does the witness say that it is a fair and accurate picture?",
    ],
    [sheet.fair === "no", "The witness does not call it fair and accurate. Who else can?"],
    [sheet.maker === "", "Who recorded it?"],
    [sheet.maker !== "" && sheet.available === "", "Is the maker available to testify?"],
    [sheet.custodian === "", "Who can describe how it was received and kept?"],
    [sheet.process === "", "Who can describe the system?"],
    [sheet.route === "", "By which route does it come in?"],
  ];
  return asked.filter(([isOpen]) => isOpen).map(([, question]) => question);
}

/** An answer as it is printed: the words of a choice, or what was typed. */
export function answerInWords(
  field: FoundationField,
  answerTo: (key: FoundationKey) => string,
): string {
  const given = answerTo(field.key);
  return field.choices?.find(([value]) => value === given)?.[1] ?? given;
}

function sheetOf(valueOf: (field: FoundationField) => string): FoundationSheet {
  const values = FOUNDATION_FIELDS.map((field) => [field.key, valueOf(field)] as const);
  return Object.fromEntries(values) as FoundationSheet;
}
