import type { IsThere } from "./coverage.ts";
import type { CaseEntry } from "./sheet-entry.ts";

/** A defence that a charge may meet, with what speaks for and against it. It weighs nothing. */
export interface DefenceStanding {
  readonly defence: CaseEntry;
  readonly supporting: readonly CaseEntry[];
  readonly opposing: readonly CaseEntry[];
  readonly gaps: readonly CaseEntry[];
  /** Whether counsel decided that the grand jury is told of it. */
  readonly told: "yes" | "no" | "undecided";
  /**
   * A complete defence that something in the case suggests, and of which nobody decided: a grand jury must be told of it where the evidence suggests it
   * (evidence-standards 9.1, People v Valles). Its charge is not ready meanwhile.
   */
  readonly blocks: boolean;
}

/** Something that is missing in a defence. */
export interface DefenceGap {
  readonly defence: CaseEntry;
  readonly noted: CaseEntry | undefined;
  readonly why: "noted" | "undecided" | "suggested" | "not-told" | "source-gone" | "not-weighed";
}

/** The defences under one charge. `supportsDefence` says that a file of the case was found to support a defence (EX-3). */
export function defenceStandings(
  charge: CaseEntry,
  entries: readonly CaseEntry[],
  { isThere, supportsDefence }: { readonly isThere: IsThere; readonly supportsDefence: boolean },
): readonly DefenceStanding[] {
  const standing = entries.filter(({ withdrawn }) => !withdrawn);
  return standing
    .filter(({ kind, parentId }) => kind === "defence" && parentId === charge.id)
    .map((defence) => {
      const under = standing.filter(({ parentId }) => parentId === defence.id);
      const facts = under.filter(({ kind }) => kind === "fact");
      const supporting = facts.filter(({ values }) => values["side"] === "for");
      const { told: said = "", sort = "" } = defence.values;
      const told = said === "yes" || said === "no" ? said : "undecided";
      const isSuggested = supportsDefence || supporting.some(isThere);
      return {
        ...{ defence, supporting, told },
        opposing: facts.filter(({ values }) => values["side"] === "against"),
        gaps: under.filter((one) => one.kind === "gap"),
        blocks: sort === "complete" && told === "undecided" && isSuggested,
      };
    });
}

/** Everything that is missing in the defences of a charge. */
export function defenceGaps(
  defences: readonly DefenceStanding[],
  isThere: IsThere,
): readonly DefenceGap[] {
  return defences.flatMap(({ defence, supporting, opposing, gaps, told, blocks }): DefenceGap[] => {
    const of = { defence, noted: undefined };
    const facts = [...supporting, ...opposing];
    const isComplete = defence.values["sort"] === "complete";
    return [
      ...(blocks ? [{ ...of, why: "suggested" } as const] : []),
      ...(isComplete && told === "undecided" && !blocks
        ? [{ ...of, why: "undecided" } as const]
        : []),
      ...(isComplete && told === "no" && supporting.some(isThere)
        ? [{ ...of, why: "not-told" } as const]
        : []),
      ...(facts.every(isThere) ? [] : [{ ...of, why: "source-gone" } as const]),
      ...(facts.some(({ values }) => values["strength"] === "")
        ? [{ ...of, why: "not-weighed" } as const]
        : []),
      ...gaps.map((noted) => ({ defence, noted, why: "noted" }) as const),
    ];
  });
}
