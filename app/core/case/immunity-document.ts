import { nameOf } from "./entry-name.ts";
import { immunityGapInWords } from "./gap-words.ts";
import type {
  ImmunityColumn,
  ImmunityGap,
  ImmunityQuestion,
  ImmunityStanding,
} from "./immunity-sheet.ts";
import {
  printedFacts,
  printedGaps,
  type PrintedFact,
  type PrintedGap,
  type PrintedMissing,
  type SheetLabels,
} from "./printed-entry.ts";

/** The Supremacy Clause worksheets as they are printed and handed on (evidence-standards 9.8). */
export interface ImmunityDocument {
  readonly format: 1;
  readonly caseNumber: string;
  readonly worksheets: readonly PrintedImmunity[];
  readonly missing: readonly PrintedMissing[];
}

export interface PrintedImmunity {
  readonly entry: string;
  readonly version: number;
  readonly officer: string;
  readonly act: string;
  readonly day: string;
  readonly rows: readonly (ImmunityQuestion & {
    readonly supports: PrintedColumn;
    readonly against: PrintedColumn;
    readonly gaps: readonly PrintedGap[];
  })[];
  readonly gaps: readonly PrintedGap[];
}

export interface PrintedColumn {
  readonly state: ImmunityColumn["state"];
  readonly facts: readonly PrintedFact[];
  /** Where somebody looked. */
  readonly looks: readonly { readonly entry: string; readonly text: string }[];
}

/** What the worksheets say, both columns of every row, empty ones too. */
export function immunityDocument(sheet: {
  readonly caseNumber: string;
  readonly standings: readonly ImmunityStanding[];
  readonly gaps: readonly ImmunityGap[];
  readonly labels: SheetLabels;
}): ImmunityDocument {
  const { caseNumber, standings, gaps, labels } = sheet;
  return {
    ...{ format: 1, caseNumber },
    worksheets: standings.map((standing): PrintedImmunity => {
      const { id, version, values } = standing.sheet;
      const { officer = "", act = "", day = "" } = values;
      return {
        ...{ entry: id, version, officer, act, day },
        rows: standing.rows.map(({ question, supports, against, gaps: noted }) => {
          const all = [...supports.facts, ...against.facts];
          const column = ({ state, facts, looks }: ImmunityColumn): PrintedColumn => ({
            state,
            facts: printedFacts(facts, all, labels),
            looks: looks.map((look) => ({ entry: look.id, text: look.values["text"] ?? "" })),
          });
          const { id: row, test, title, lookFor } = question;
          return {
            ...{ id: row, test, title, lookFor },
            ...{ supports: column(supports), against: column(against), gaps: printedGaps(noted) },
          };
        }),
        gaps: printedGaps(standing.gaps),
      };
    }),
    missing: gaps.map((gap) => ({
      about: [nameOf(gap.sheet), gap.question?.title ?? ""]
        .filter((part) => part !== "")
        .join(": "),
      words: immunityGapInWords(gap),
    })),
  };
}

/** An empty column in words: that nobody looked is never said as “nothing there”. */
export function columnInWords({
  state,
  looks,
}: {
  readonly state: PrintedColumn["state"];
  readonly looks: readonly { readonly text: string }[];
}): string {
  if (state === "facts") return "";
  return looks.length === 0
    ? "Not looked for yet"
    : `Looked for, nothing found: ${looks.map(({ text }) => text).join("; ")}`;
}

/** Which of the doctrine's two questions a row bears on, in words. */
export const TEST_WORDS = {
  authorised: "Was the act authorised by federal law?",
  necessary: "No more than was necessary and proper?",
  both: "Both questions",
  "": "Not in the office’s pack any more",
} as const satisfies Readonly<Record<ImmunityQuestion["test"], string>>;
