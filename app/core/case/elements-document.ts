import type { ChargeStanding, ElementState, Gap } from "./coverage.ts";
import { nameOf } from "./entry-name.ts";
import { gapInWords } from "./gap-words.ts";
import { limitationOf, type Limitation } from "./limitation.ts";
import {
  printedFacts,
  printedGaps,
  type PrintedFact,
  type PrintedGap,
  type PrintedMissing,
  type SheetLabels,
} from "./printed-entry.ts";

/** The elements worksheet as it is printed and handed on (evidence-standards 9.7). */
export interface ElementsDocument {
  readonly format: 1;
  readonly caseNumber: string;
  readonly charges: readonly PrintedCharge[];
  readonly missing: readonly PrintedMissing[];
}

export interface PrintedCharge {
  readonly entry: string;
  readonly version: number;
  readonly citation: string;
  readonly title: string;
  readonly degree: string;
  readonly class: string;
  readonly culpableState: string;
  /** Day of the act; empty while it is not known. */
  readonly day: string;
  /** The last day that it can have been; empty where it is certain or not known. */
  readonly lastDay: string;
  /** Until when a prosecution may surely still begin, with the reasons. */
  readonly limitation: Limitation;
  readonly text: {
    readonly words: string;
    /** Which version of the statute it is, in a sentence. */
    readonly standing: string;
    readonly from: string;
    readonly until: string;
    readonly source: string;
    readonly pack: string;
  };
  readonly ready: boolean;
  readonly elements: readonly {
    readonly entry: string;
    readonly version: number;
    readonly text: string;
    readonly wordedBy: "pack" | "counsel";
    readonly state: ElementState;
    readonly factsFor: readonly PrintedFact[];
    readonly factsAgainst: readonly PrintedFact[];
    readonly gaps: readonly PrintedGap[];
  }[];
}

/** What the sheet of charges says, with every fact's source. */
export function elementsDocument(sheet: {
  readonly caseNumber: string;
  readonly charges: readonly ChargeStanding[];
  readonly gaps: readonly Gap[];
  readonly labels: SheetLabels;
}): ElementsDocument {
  const { caseNumber, charges, gaps, labels } = sheet;
  return {
    ...{ format: 1, caseNumber },
    charges: charges.map((standing) => printedCharge(standing, labels)),
    missing: gaps.map((gap) => ({
      about: [gap.charge, ...(gap.under === undefined ? [] : [gap.under])].map(nameOf).join(": "),
      words: gapInWords(gap),
    })),
  };
}

function printedCharge(
  { charge, elements, ready }: ChargeStanding,
  labels: SheetLabels,
): PrintedCharge {
  const { id, version, values } = charge;
  const of = (name: string) => values[name] ?? "";
  return {
    ...{ entry: id, version, citation: of("citation"), title: of("title") },
    ...{ degree: of("degree"), class: of("class"), culpableState: of("culpable") },
    ...{ day: of("day"), lastDay: of("lastDay"), limitation: limitationOf(values) },
    text: {
      ...{ words: of("text"), standing: of("standing"), from: of("from"), until: of("until") },
      ...{ source: of("source"), pack: of("pack") },
    },
    ready,
    elements: elements.map(({ element, supporting, opposing, gaps, state }) => {
      const all = [...supporting, ...opposing];
      return {
        ...{ entry: element.id, version: element.version, state },
        text: element.values["text"] ?? "",
        wordedBy: element.values["source"] === "pack" ? "pack" : "counsel",
        factsFor: printedFacts(supporting, all, labels),
        factsAgainst: printedFacts(opposing, all, labels),
        gaps: printedGaps(gaps),
      };
    }),
  };
}
