import type { ChargeStanding, Gap } from "#app/core/case/coverage.ts";
import { nameOf } from "#app/core/case/entry-name.ts";
import { limitationInWords, limitationOf } from "#app/core/case/limitation.ts";
import { gapInWords } from "#app/core/case/gap-words.ts";
import type { CaseEntry } from "#app/core/case/sheet-entry.ts";
import { dayInWords } from "#app/core/office/dated.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { ShownHeldEdit } from "#app/ui/desk/held-edits.tsx";
import type {
  ShownCharge,
  ShownElement,
  ShownGap,
  ShownTakenBack,
} from "#app/ui/desk/shown-sheet.ts";
import { defenceView } from "./defence-view.server.ts";
import {
  addHref,
  editHref,
  factView,
  gapView,
  heldView,
  planOf,
  takenBackView,
} from "./sheet-parts.server.ts";
import { fileLabel, type OpenSheet } from "./sheet-sources.ts";

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
  readonly withdrawn: readonly ShownTakenBack[];
} {
  return {
    charges: sheet.charges.map((standing) => chargeOf(sheet, by, standing)),
    gaps: sheet.gaps.map(gapOf),
    held: heldView(sheet, "charge"),
    withdrawn: takenBackView(sheet, "charge"),
  };
}

function chargeOf(
  sheet: OpenSheet,
  by: Person,
  { charge, elements, defences, ready }: ChargeStanding,
): ShownCharge {
  const { values, id, version } = charge;
  const { day = "", lastDay = "", standing = "", text = "", source = "", pack = "" } = values;
  const facts = elements.flatMap(({ supporting, opposing }) => [...supporting, ...opposing]);
  const items = [...new Set(facts.map((fact) => fact.values["item"] ?? ""))].filter(
    (item) => item !== "",
  );
  return {
    ...{ id, version, ready, title: nameOf(charge) },
    facts: [
      { term: "Day of the act", value: daysInWords(day, lastDay) },
      { term: "Prosecution", value: limitationInWords(limitationOf(values)), wide: true },
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
      const shown = (fact: CaseEntry) => factView(sheet, by, fact);
      const ofItem = (all: readonly CaseEntry[], item: string) =>
        all.filter((fact) => fact.values["item"] === item).length;
      return {
        ...{ id: element.id, version: element.version, state },
        text: element.values["text"] ?? "",
        fromPack: element.values["source"] === "pack",
        supporting: supporting.map(shown),
        opposing: opposing.map(shown),
        gaps: gaps.map(gapView),
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
    defences: defences.map((one) => defenceView(sheet, by, one)),
    addElementHref: addHref("element", charge),
    addDefenceHref: addHref("defence", charge),
  };
}

function daysInWords(day: string, lastDay: string): string {
  if (day === "") return "not known";
  return lastDay === "" || lastDay === day
    ? dayInWords(day)
    : `between ${dayInWords(day)} and ${dayInWords(lastDay)}`;
}

function gapOf(gap: Gap): ShownGap {
  const { charge, under, noted } = gap;
  return {
    words: gapInWords(gap),
    about: [nameOf(charge), under === undefined ? "" : nameOf(under)]
      .filter((part) => part !== "")
      .join(": "),
    href: `#${(noted ?? under ?? charge).id}`,
    plan: noted === undefined ? "" : planOf(noted),
  };
}
