import type { CaseEntryId } from "../ids.ts";
import { defenceGaps, defenceStandings, type DefenceStanding } from "./defences.ts";
import type { CaseEntry } from "./sheet-entry.ts";

/**
 * How an element stands: `bare` without a fact for it that can be looked up; `open` with such a fact, and something noted as missing; `contested` with facts on both
 * sides; `shown` with facts for it alone. None of these says that a jury would find it.
 */
export type ElementState = "bare" | "open" | "contested" | "shown";

export interface ElementStanding {
  readonly element: CaseEntry;
  readonly supporting: readonly CaseEntry[];
  readonly opposing: readonly CaseEntry[];
  readonly gaps: readonly CaseEntry[];
  readonly state: ElementState;
}

export interface ChargeStanding {
  readonly charge: CaseEntry;
  readonly elements: readonly ElementStanding[];
  readonly defences: readonly DefenceStanding[];
  /**
   * Only with elements, each with a fact for it and nothing noted as missing (evidence-standards 9.1, CPL 190.65(1)), and without a defence that something
   * suggests and nobody decided about.
   */
  readonly ready: boolean;
}

/** Something that is missing, whether somebody noted it or it follows from the worksheet. */
export interface Gap {
  readonly charge: CaseEntry;
  /** The element or defence that it is of; undefined: the charge itself. */
  readonly under: CaseEntry | undefined;
  /** The entry in which somebody noted it; undefined where it follows from the worksheet. */
  readonly noted: CaseEntry | undefined;
  readonly why:
    | "noted"
    | "no-elements"
    | "no-text"
    | "not-in-force"
    | "no-fact"
    | "source-gone"
    | "not-weighed"
    | `defence-${"undecided" | "suggested" | "not-told"}`;
}

/** Whether what a fact rests on is still in the case: its file, or the report with its words. */
export type IsThere = (fact: CaseEntry) => boolean;

/** The worksheet of every charge that stands, in the order in which they were written. Entries that were taken back are left out. `supportsDefence`: a file of the case is EX-3. */
export function chargeStandings(
  entries: readonly CaseEntry[],
  isThere: IsThere,
  supportsDefence = false,
): readonly ChargeStanding[] {
  const standing = entries.filter(({ withdrawn }) => !withdrawn);
  const under = (parentId: CaseEntryId, kind: CaseEntry["kind"]) =>
    standing.filter((one) => one.parentId === parentId && one.kind === kind);
  return standing
    .filter(({ kind }) => kind === "charge")
    .map((charge) => {
      const elements = under(charge.id, "element").map((element) => {
        const facts = under(element.id, "fact");
        const supporting = facts.filter(({ values }) => values["side"] === "for");
        const opposing = facts.filter(({ values }) => values["side"] === "against");
        const gaps = under(element.id, "gap");
        const isBare = !supporting.some(isThere);
        const state: ElementState = isBare
          ? "bare"
          : gaps.length > 0
            ? "open"
            : opposing.length > 0
              ? "contested"
              : "shown";
        return { element, supporting, opposing, gaps, state };
      });
      const defences = defenceStandings(charge, entries, { isThere, supportsDefence });
      const ready =
        elements.length > 0 &&
        elements.every(({ state }) => state === "shown" || state === "contested") &&
        !defences.some(({ blocks }) => blocks);
      return { charge, elements, defences, ready };
    });
}

/** Everything that is missing, listed by itself: what somebody noted, and what follows from the worksheet. */
export function gapsOf(charges: readonly ChargeStanding[], isThere: IsThere): readonly Gap[] {
  return charges.flatMap(({ charge, elements, defences }): Gap[] => [
    ...(charge.values["text"] === "" ? [ofCharge(charge, "no-text")] : []),
    ...(charge.values["text"] !== "" && charge.values["applies"] !== "yes"
      ? [ofCharge(charge, "not-in-force")]
      : []),
    ...(elements.length === 0 ? [ofCharge(charge, "no-elements")] : []),
    ...elements.flatMap(({ element, supporting, opposing, gaps, state }): Gap[] => {
      const facts = [...supporting, ...opposing];
      const of = { charge, under: element, noted: undefined };
      return [
        ...(state === "bare" ? [{ ...of, why: "no-fact" } as const] : []),
        ...(facts.every(isThere) ? [] : [{ ...of, why: "source-gone" } as const]),
        ...(facts.some(({ values }) => values["strength"] === "")
          ? [{ ...of, why: "not-weighed" } as const]
          : []),
        ...gaps.map((noted) => ({ charge, under: element, noted, why: "noted" }) as const),
      ];
    }),
    ...defenceGaps(defences, isThere).map(({ defence, noted, why }): Gap => {
      const of = { charge, under: defence, noted };
      switch (why) {
        case "noted":
        case "source-gone":
        case "not-weighed":
          return { ...of, why };
        case "undecided":
        case "suggested":
        case "not-told":
          return { ...of, why: `defence-${why}` };
      }
    }),
  ]);
}

function ofCharge(charge: CaseEntry, why: "no-elements" | "no-text" | "not-in-force"): Gap {
  return { charge, under: undefined, noted: undefined, why };
}
