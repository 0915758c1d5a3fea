import type { PackImmunityQuestion } from "../office/office-pack.ts";
import type { IsThere } from "./coverage.ts";
import type { CaseEntry } from "./sheet-entry.ts";

/** What is asked in one row. Kept with each entry too: a pack is replaced, what counsel worked by is not. */
export interface ImmunityQuestion {
  readonly id: string;
  /** Which of the doctrine's two questions it bears on; empty where the office's pack has the row no longer. */
  readonly test: PackImmunityQuestion["test"] | "";
  readonly title: string;
  readonly lookFor: string;
}

/** One side of a row: `facts` that can be looked up; `nothing-found` where somebody looked; else `not-looked`, which says nothing of what there is. */
export interface ImmunityColumn {
  readonly facts: readonly CaseEntry[];
  readonly looks: readonly CaseEntry[];
  readonly state: "facts" | "nothing-found" | "not-looked";
}

export interface ImmunityRow {
  readonly question: ImmunityQuestion;
  readonly supports: ImmunityColumn;
  readonly against: ImmunityColumn;
  readonly gaps: readonly CaseEntry[];
}

/** The worksheet of one act of one officer. It weighs nothing: whether there is immunity is counsel's to argue and a court's to say. */
export interface ImmunityStanding {
  readonly sheet: CaseEntry;
  readonly rows: readonly ImmunityRow[];
  /** Gaps that belong to no row. */
  readonly gaps: readonly CaseEntry[];
}

/** Something that is missing in a worksheet. */
export interface ImmunityGap {
  readonly sheet: CaseEntry;
  readonly question: ImmunityQuestion | undefined;
  readonly noted: CaseEntry | undefined;
  readonly why:
    | "noted"
    | "no-questions"
    | "not-looked"
    | "not-looked-for"
    | "not-looked-against"
    | "source-gone"
    | "not-weighed";
}

/** Every Supremacy Clause worksheet that stands (evidence-standards 9.8), in the order in which they were begun. */
export function immunityStandings(
  entries: readonly CaseEntry[],
  questions: readonly ImmunityQuestion[],
  isThere: IsThere,
): readonly ImmunityStanding[] {
  const standing = entries.filter(({ withdrawn }) => !withdrawn);
  return standing
    .filter(({ kind }) => kind === "immunity")
    .map((sheet) => {
      const under = standing.filter(({ parentId }) => parentId === sheet.id);
      const gapsOn = (question: string) =>
        under.filter(
          ({ kind, values }) => kind === "gap" && (values["question"] ?? "") === question,
        );
      const columnOf = (question: string, side: string): ImmunityColumn => {
        const on = under.filter(
          ({ values }) => values["question"] === question && values["side"] === side,
        );
        const facts = on.filter(({ kind }) => kind === "fact");
        const looks = on.filter(({ kind }) => kind === "look");
        const state = facts.some(isThere)
          ? "facts"
          : looks.length > 0
            ? "nothing-found"
            : "not-looked";
        return { facts, looks, state };
      };
      const rows = questionsAsked(questions, under).map((question) => ({
        question,
        supports: columnOf(question.id, "for"),
        against: columnOf(question.id, "against"),
        gaps: gapsOn(question.id),
      }));
      return { sheet, rows, gaps: gapsOn("") };
    });
}

/** Those of the pack, and after them what entries were written under that the pack does not ask any more. */
function questionsAsked(
  questions: readonly ImmunityQuestion[],
  entries: readonly CaseEntry[],
): readonly ImmunityQuestion[] {
  const gone = new Map<string, ImmunityQuestion>();
  for (const { values } of entries) {
    const { question: id = "", asks: title = "" } = values;
    if (id === "" || questions.some((one) => one.id === id)) continue;
    gone.set(id, { id, test: "", title, lookFor: "" });
  }
  return [...questions, ...gone.values()];
}

/** Everything that is missing, listed by itself: what somebody noted, and what follows from the worksheet. */
export function immunityGaps(
  standings: readonly ImmunityStanding[],
  isThere: IsThere,
): readonly ImmunityGap[] {
  return standings.flatMap(({ sheet, rows, gaps }): ImmunityGap[] => [
    ...(rows.length === 0
      ? [{ sheet, question: undefined, noted: undefined, why: "no-questions" } as const]
      : []),
    ...gaps.map((noted) => ({ sheet, question: undefined, noted, why: "noted" }) as const),
    ...rows.flatMap((row): ImmunityGap[] => {
      const of = { sheet, question: row.question, noted: undefined };
      const facts = [...row.supports.facts, ...row.against.facts];
      const notLooked = whyNotLooked(row);
      return [
        ...(notLooked === undefined ? [] : [{ ...of, why: notLooked }]),
        ...(facts.every(isThere) ? [] : [{ ...of, why: "source-gone" } as const]),
        ...(facts.some(({ values }) => values["strength"] === "")
          ? [{ ...of, why: "not-weighed" } as const]
          : []),
        ...row.gaps.map((noted) => ({ ...of, noted, why: "noted" }) as const),
      ];
    }),
  ]);
}

function whyNotLooked({ supports, against }: ImmunityRow): ImmunityGap["why"] | undefined {
  const [noFor, noAgainst] = [supports, against].map(({ state }) => state === "not-looked");
  if (noFor === true && noAgainst === true) return "not-looked";
  if (noFor === true) return "not-looked-for";
  return noAgainst === true ? "not-looked-against" : undefined;
}
