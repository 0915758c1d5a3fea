import type { ElementState } from "#app/core/case/coverage.ts";
import type { EntryKind } from "#app/core/case/sheet-entry.ts";
import type { Choice } from "../form/choice-fields.tsx";
import type { Values } from "../form/problem.ts";
import type { StateTone } from "./status-chip.tsx";

/** A fact with where it can be looked up. */
export interface ShownFact {
  readonly id: string;
  readonly version: number;
  readonly statement: string;
  /** Such as `EX-001 at 0:00:12`, with its page for those who may open it. */
  readonly sources: readonly { readonly label: string; readonly href: string | undefined }[];
  /** Words of the report, as they stand in it. */
  readonly words: string;
  /** `Strength 2 of 3`, or that nobody weighed it. */
  readonly strength: string;
  /** The statement of the fact that it contradicts. */
  readonly contradicts: string | undefined;
  readonly editHref: string;
}

export interface ShownElement {
  readonly id: string;
  readonly version: number;
  readonly text: string;
  readonly fromPack: boolean;
  readonly state: ElementState;
  readonly supporting: readonly ShownFact[];
  readonly opposing: readonly ShownFact[];
  readonly gaps: readonly ShownGapEntry[];
  readonly editHref: string;
  readonly addFactHref: string;
  readonly addGapHref: string;
  /** How many facts for and against rest on each exhibit, in the order of the board's columns. */
  readonly cells: readonly { readonly supporting: number; readonly opposing: number }[];
}

/** A defence that a charge may meet. */
export interface ShownDefence {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** Such as `Complete defence`. */
  readonly kind: string;
  readonly text: string;
  readonly told: { readonly tone: StateTone; readonly words: string };
  readonly reason: string;
  readonly supporting: readonly ShownFact[];
  readonly opposing: readonly ShownFact[];
  readonly gaps: readonly ShownGapEntry[];
  readonly editHref: string;
  readonly addFactHref: string;
  readonly addGapHref: string;
}

export interface ShownGapEntry {
  readonly id: string;
  readonly version: number;
  readonly text: string;
  readonly editHref: string;
}

export interface ShownCharge {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** Statute's text and where it is from, terms with values. */
  readonly facts: readonly {
    readonly term: string;
    readonly value: string;
    readonly wide?: boolean;
  }[];
  readonly ready: boolean;
  readonly outdated: boolean;
  readonly elements: readonly ShownElement[];
  /** Numbers of the exhibits that facts rest on. */
  readonly exhibits: readonly string[];
  readonly editHref: string;
  readonly defences: readonly ShownDefence[];
  readonly addElementHref: string;
  readonly addDefenceHref: string;
}

/** One thing that is missing. */
export interface ShownGap {
  readonly words: string;
  readonly about: string;
  readonly href: string;
  /** Who sees to it, by which day; empty where nobody said. */
  readonly plan: string;
}

/** An entry that was taken back. */
export interface ShownTakenBack {
  readonly id: string;
  readonly version: number;
  readonly words: string;
  readonly by: string;
}

/** The form that an address of the page opens. */
export type SheetForm =
  | {
      readonly act: "add";
      readonly kind: EntryKind;
      /** What it is to stand under; empty for one that stands under the case. */
      readonly to: string;
      readonly about: string;
      readonly values: Values;
    }
  | {
      readonly act: "change";
      readonly kind: EntryKind;
      readonly entry: string;
      readonly seen: number;
      readonly about: string;
      readonly values: Values;
    };

/** What the fields of the forms choose from. */
export interface SheetChoices {
  readonly statutes: readonly Choice[];
  readonly items: readonly Choice[];
  readonly reports: readonly Choice[];
  /** Other facts of the same list. */
  readonly facts: readonly Choice[];
  /** Defences of the pack for the form's charge. */
  readonly defences: readonly Choice[];
  /** What the form's fact speaks for or against. */
  readonly about: "element" | "defence" | "immunity";
  /** Rows of the Supremacy Clause worksheet; none elsewhere. */
  readonly questions: readonly Choice[];
}

/** How an element stands, in a word and a tone. */
export const ELEMENT_WORDS = {
  bare: { tone: "failed", words: "No fact for it" },
  open: { tone: "open", words: "Something is missing" },
  contested: { tone: "running", words: "For and against" },
  shown: { tone: "done", words: "Facts for it" },
} as const satisfies Readonly<
  Record<ElementState, { readonly tone: StateTone; readonly words: string }>
>;
