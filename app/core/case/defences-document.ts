import type { ChargeStanding } from "./coverage.ts";
import type { DefenceStanding } from "./defences.ts";
import {
  printedFacts,
  printedGaps,
  type PrintedFact,
  type PrintedGap,
  type SheetLabels,
} from "./printed-entry.ts";

/** The defences of every charge, as they are handed on (evidence-standards 9.1, 4.2: `defences.json`). */
export interface DefencesDocument {
  readonly format: 1;
  readonly caseNumber: string;
  readonly charges: readonly {
    readonly entry: string;
    readonly citation: string;
    readonly title: string;
    readonly defences: readonly PrintedDefence[];
  }[];
}

export interface PrintedDefence {
  readonly entry: string;
  readonly version: number;
  readonly citation: string;
  readonly title: string;
  readonly kind: string;
  /** Whether the grand jury is told of it, as counsel decided, and why not. */
  readonly told: DefenceStanding["told"];
  readonly reason: string;
  /** Something in the case suggests it, and nobody decided. */
  readonly blocks: boolean;
  readonly text: { readonly words: string; readonly standing: string; readonly pack: string };
  readonly factsFor: readonly PrintedFact[];
  readonly factsAgainst: readonly PrintedFact[];
  readonly gaps: readonly PrintedGap[];
}

/** What the sheet of charges says of defences, with every fact's source. */
export function defencesDocument(sheet: {
  readonly caseNumber: string;
  readonly charges: readonly ChargeStanding[];
  readonly labels: SheetLabels;
}): DefencesDocument {
  const { caseNumber, charges, labels } = sheet;
  return {
    ...{ format: 1, caseNumber },
    charges: charges.map(({ charge, defences }) => ({
      entry: charge.id,
      citation: charge.values["citation"] ?? "",
      title: charge.values["title"] ?? "",
      defences: defences.map((one) => printedDefence(one, labels)),
    })),
  };
}

function printedDefence(
  { defence, supporting, opposing, gaps, told, blocks }: DefenceStanding,
  labels: SheetLabels,
): PrintedDefence {
  const { id, version, values } = defence;
  const of = (name: string) => values[name] ?? "";
  const all = [...supporting, ...opposing];
  return {
    ...{ entry: id, version, citation: of("citation"), title: of("title"), kind: of("sort") },
    ...{ told, reason: of("reason"), blocks },
    text: { words: of("text"), standing: of("standing"), pack: of("pack") },
    factsFor: printedFacts(supporting, all, labels),
    factsAgainst: printedFacts(opposing, all, labels),
    gaps: printedGaps(gaps),
  };
}
