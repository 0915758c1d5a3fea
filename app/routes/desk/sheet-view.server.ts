import type { ChargeStanding, Gap } from "#app/core/case/coverage.ts";
import type { CaseEntry } from "#app/core/case/sheet-entry.ts";
import { dayInWords } from "#app/core/office/dated.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { ShownHeldEdit } from "#app/ui/desk/held-edits.tsx";
import type { ShownCharge, ShownElement, ShownFact, ShownGap } from "#app/ui/desk/shown-sheet.ts";
import { fileLabel, sourcesOf, type OpenSheet } from "./sheet-sources.ts";
import { entryInWords, KIND_WORDS, nameOf } from "./sheet-words.ts";

/** The address of a case's worksheet of charges. */
export function chargesHref(caseId: string): string {
  return `/desk/cases/${caseId}/charges`;
}

/** A case's charges as their page shows them. */
export function sheetView(
  sheet: OpenSheet,
  by: Person,
): {
  readonly charges: readonly ShownCharge[];
  readonly gaps: readonly ShownGap[];
  readonly held: readonly ShownHeldEdit[];
  readonly withdrawn: readonly {
    readonly id: string;
    readonly version: number;
    readonly words: string;
    readonly by: string;
  }[];
} {
  return {
    charges: sheet.charges.map((standing) => chargeOf(sheet, by, standing)),
    gaps: sheet.gaps.map(gapOf),
    held: sheet.held.map((edit) => {
      const stands = sheet.entries.find(({ id }) => id === edit.entryId);
      return {
        id: edit.id,
        part: stands === undefined ? "Entry" : KIND_WORDS[stands.kind],
        author: edit.authorName,
        at: edit.heldAt,
        held: entryInWords(sheet, edit.mine),
        stands: stands === undefined ? "" : entryInWords(sheet, stands.values),
        standsVersion: stands?.version ?? edit.stands,
        join: undefined,
      };
    }),
    withdrawn: sheet.withdrawn.map((entry) => ({
      id: entry.id,
      version: entry.version,
      words: `${KIND_WORDS[entry.kind]}: ${nameOf(entry)}`,
      by: entry.writerName,
    })),
  };
}

function chargeOf(
  sheet: OpenSheet,
  by: Person,
  { charge, elements, ready }: ChargeStanding,
): ShownCharge {
  const { values, id, version } = charge;
  const { day = "", standing = "", text = "", source = "", pack = "" } = values;
  const facts = elements.flatMap(({ supporting, opposing }) => [...supporting, ...opposing]);
  const items = [...new Set(facts.map((fact) => fact.values["item"] ?? ""))].filter(
    (item) => item !== "",
  );
  return {
    ...{ id, version, ready, title: nameOf(charge) },
    facts: [
      { term: "Day of the act", value: day === "" ? "not known" : dayInWords(day) },
      { term: "Which text", value: standing },
      {
        term: "Text",
        value: text === "" ? "Not in the office’s pack: counsel supplies it" : text,
        wide: true,
      },
      { term: "From", value: source === "" ? `pack ${pack}` : `${source} (pack ${pack})` },
      { term: "Degree", value: values["degree"] ?? "" },
      { term: "Class", value: values["class"] ?? "" },
      { term: "Culpable state", value: values["culpable"] ?? "" },
    ],
    outdated: sheet.outdated.includes(id),
    elements: elements.map((standingOf): ShownElement => {
      const { element, supporting, opposing, gaps, state } = standingOf;
      const shown = (fact: CaseEntry) => factOf(sheet, by, fact);
      const ofItem = (all: readonly CaseEntry[], item: string) =>
        all.filter((fact) => fact.values["item"] === item).length;
      return {
        ...{ id: element.id, version: element.version, state },
        text: element.values["text"] ?? "",
        fromPack: element.values["source"] === "pack",
        supporting: supporting.map(shown),
        opposing: opposing.map(shown),
        gaps: gaps.map((gap) => ({
          ...{ id: gap.id, version: gap.version, editHref: editHref(gap) },
          text: [gap.values["text"], planOf(gap)].filter((part) => part !== "").join(" "),
        })),
        editHref: editHref(element),
        addFactHref: addHref("fact", element),
        addGapHref: addHref("gap", element),
        cells: items.map((item) => ({
          supporting: ofItem(supporting, item),
          opposing: ofItem(opposing, item),
        })),
      };
    }),
    exhibits: items.map((item) => fileLabel(sheet, item)),
    editHref: editHref(charge),
    addElementHref: addHref("element", charge),
  };
}

function factOf(sheet: OpenSheet, by: Person, fact: CaseEntry): ShownFact {
  const { statement = "", words = "", strength = "", contradicts = "" } = fact.values;
  const other = sheet.entries.find(({ id }) => id === contradicts);
  return {
    ...{ id: fact.id, version: fact.version, statement, words },
    sources: sourcesOf(sheet, by, fact.values),
    strength: strength === "" ? "not weighed yet" : `strength ${strength} of 3`,
    contradicts: other?.values["statement"],
    editHref: editHref(fact),
  };
}

const editHref = ({ id }: CaseEntry) => `?edit=${id}#form`;
const addHref = (kind: CaseEntry["kind"], { id }: CaseEntry) => `?add=${kind}&to=${id}#form`;

const WHY = {
  noted: "",
  "no-elements": "No elements are written",
  "no-text": "The statute’s text of that day is missing",
  "not-in-force": "The statute’s text was not in force on that day",
  "no-fact": "No fact for it",
  "source-gone": "A fact’s file or report is not in the case any more",
  "not-weighed": "A fact is not weighed yet",
} as const satisfies Readonly<Record<Gap["why"], string>>;

function gapOf({ charge, element, noted, why }: Gap): ShownGap {
  return {
    words: noted === undefined ? WHY[why] : (noted.values["text"] ?? ""),
    about: [nameOf(charge), element === undefined ? "" : nameOf(element)]
      .filter((part) => part !== "")
      .join(": "),
    href: `#${(noted ?? element ?? charge).id}`,
    plan: noted === undefined ? "" : planOf(noted),
  };
}

/** Who sees to a gap and by which day, in brackets; empty where nobody said. */
function planOf({ values: { who = "", due = "" } }: CaseEntry): string {
  const parts = [who, due === "" ? "" : `by ${dayInWords(due)}`].filter((part) => part !== "");
  return parts.length === 0 ? "" : `(${parts.join(", ")})`;
}
