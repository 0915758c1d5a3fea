import { columnInWords, TEST_WORDS } from "#app/core/case/immunity-document.ts";
import type {
  ImmunityColumn,
  ImmunityGap,
  ImmunityRow,
  ImmunityStanding,
} from "#app/core/case/immunity-sheet.ts";
import { nameOf } from "#app/core/case/entry-name.ts";
import { immunityGapInWords } from "#app/core/case/gap-words.ts";
import { dayInWords } from "#app/core/office/dated.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { ShownColumn, ShownImmunity } from "#app/ui/desk/shown-immunity.ts";
import type { ShownGap } from "#app/ui/desk/shown-sheet.ts";
import {
  addHref,
  editHref,
  factView,
  gapView,
  heldView,
  planOf,
  takenBackView,
} from "./sheet-parts.server.ts";
import type { OpenSheet } from "./sheet-sources.ts";

/** The address of a case's Supremacy Clause worksheets. */
export function immunityHref(caseId: string): string {
  return `/desk/cases/${caseId}/supremacy-clause`;
}

/** A case's Supremacy Clause worksheets as their page shows them. */
export function immunityView(sheet: OpenSheet, by: Person) {
  return {
    worksheets: sheet.immunity.map((standing) => worksheetOf(sheet, by, standing)),
    gaps: sheet.immunityGaps.map(gapOf),
    held: heldView(sheet, "immunity"),
    withdrawn: takenBackView(sheet, "immunity"),
  };
}

function worksheetOf(sheet: OpenSheet, by: Person, standing: ImmunityStanding): ShownImmunity {
  const { id, version, values } = standing.sheet;
  const { officer = "", act = "", day = "" } = values;
  return {
    ...{ id, version, officer, act },
    day: day === "" ? "not known" : dayInWords(day),
    editHref: editHref(standing.sheet),
    addGapHref: addHref("gap", standing.sheet),
    gaps: standing.gaps.map(gapView),
    rows: standing.rows.map((row) => {
      const side = (which: "for" | "against", column: ImmunityColumn) =>
        columnOf(sheet, by, { standing, row, which, column });
      return {
        id: rowId(standing, row),
        title: row.question.title,
        test: TEST_WORDS[row.question.test],
        lookFor: row.question.lookFor,
        supports: side("for", row.supports),
        against: side("against", row.against),
        gaps: row.gaps.map(gapView),
        addGapHref: addHref("gap", standing.sheet, `&row=${row.question.id}`),
      };
    }),
  };
}

function columnOf(
  sheet: OpenSheet,
  by: Person,
  of: {
    readonly standing: ImmunityStanding;
    readonly row: ImmunityRow;
    readonly which: "for" | "against";
    readonly column: ImmunityColumn;
  },
): ShownColumn {
  const { standing, row, which, column } = of;
  const looks = column.looks.map((look) => ({
    ...{ id: look.id, version: look.version, editHref: editHref(look) },
    text: look.values["text"] ?? "",
  }));
  const at = `&row=${row.question.id}&side=${which}`;
  return {
    facts: column.facts.map((fact) => factView(sheet, by, fact)),
    looks,
    empty: looks.length > 0 ? "" : columnInWords({ state: column.state, looks }),
    addFactHref: addHref("fact", standing.sheet, at),
    addLookHref: addHref("look", standing.sheet, at),
  };
}

function gapOf(gap: ImmunityGap): ShownGap {
  const { sheet, question, noted } = gap;
  return {
    words: immunityGapInWords(gap),
    about: [question?.title ?? "", nameOf(sheet)].filter((part) => part !== "").join(". "),
    href:
      noted !== undefined
        ? `#${noted.id}`
        : `#${question === undefined ? sheet.id : `${sheet.id}-${question.id}`}`,
    plan: noted === undefined ? "" : planOf(noted),
  };
}

function rowId({ sheet }: ImmunityStanding, { question }: ImmunityRow): string {
  return `${sheet.id}-${question.id}`;
}
