import { csvTable, UTF8_MARK } from "#app/core/bundle/csv.ts";
import { nameOf } from "#app/core/case/entry-name.ts";
import type { CaseEntry } from "#app/core/case/sheet-entry.ts";
import { ELEMENT_WORDS } from "#app/ui/desk/shown-sheet.ts";
import { fileLabel, reportLabel, type OpenSheet } from "./sheet-sources.ts";

const COLUMNS = [
  ...["Charge", "Day of the act", "Which text", "Element", "State", "Kind", "Side", "Statement"],
  ...["File", "Where in the file", "Report", "Words of the report", "Witness", "Strength 0-3"],
  ...["Contradicted by", "Written by", "Written (UTC)"],
];

const TOLD_WORDS = {
  yes: "grand jury is told of it",
  no: "grand jury is not told of it",
  undecided: "not decided whether the grand jury is told",
} as const;

/**
 * The elements worksheet (evidence-standards 9.7) as a table for a spreadsheet, formulas made inert: a row for each fact and each noted gap, and one for an element or defence that has
 * neither, so that what is missing stands in the table too.
 */
export function sheetTable(sheet: OpenSheet): string {
  const rows = sheet.charges.flatMap(({ charge, elements, defences }) => {
    const head = [nameOf(charge), charge.values["day"] || "not known", charge.values["standing"]];
    const rowsOf = (name: string, state: string, under: readonly CaseEntry[]) => {
      const start = [...head, name, state];
      if (under.length === 0) return [start];
      return under.map((entry) => [...start, ...cellsOf(sheet, entry, under)]);
    };
    return [
      ...(elements.length === 0 ? [[...head, "no elements written"]] : []),
      ...elements.flatMap(({ element, supporting, opposing, gaps, state }) =>
        rowsOf(nameOf(element), ELEMENT_WORDS[state].words, [...supporting, ...opposing, ...gaps]),
      ),
      ...defences.flatMap(({ defence, supporting, opposing, gaps, told }) => {
        const under = [...supporting, ...opposing, ...gaps];
        return rowsOf(`Defence: ${nameOf(defence)}`, TOLD_WORDS[told], under);
      }),
    ];
  });
  const filled = rows.map((row) => COLUMNS.map((_, at) => row[at] ?? ""));
  return UTF8_MARK + csvTable(COLUMNS, filled);
}

function cellsOf(sheet: OpenSheet, entry: CaseEntry, all: readonly CaseEntry[]): string[] {
  const { values, writerName, writtenAt } = entry;
  const { item = "", report = "", text = "", statement = "" } = values;
  const against = all
    .filter(({ values: other }) => other["contradicts"] === entry.id)
    .map((other) => nameOf(other));
  return [
    ...[entry.kind, values["side"] ?? "", entry.kind === "gap" ? text : statement],
    ...[item === "" ? "" : fileLabel(sheet, item), values["at"] ?? ""],
    ...[report === "" ? "" : reportLabel(sheet, report), values["words"] ?? ""],
    ...[values["witness"] ?? "", values["strength"] ?? "", against.join("; ")],
    ...[writerName, writtenAt],
  ];
}
