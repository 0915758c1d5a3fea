import type { CaseEntry } from "#app/core/case/sheet-entry.ts";
import { fileLabel, reportLabel, type OpenSheet } from "./sheet-sources.ts";

export const KIND_WORDS = {
  charge: "Charge",
  element: "Element",
  defence: "Defence",
  fact: "Fact",
  gap: "Gap",
  immunity: "Worksheet",
  look: "Looked, nothing found",
  person: "Person",
  link: "Link",
} as const satisfies Readonly<Record<CaseEntry["kind"], string>>;

/** Names of the fields that a person fills in, in the order in which they are read. */
const FIELDS = [
  ...([
    "pseudonym",
    "role",
    "appearance",
    "asks",
    "officer",
    "act",
    "statement",
    "text",
    "citation",
    "title",
    "day",
    "lastDay",
    "degree",
    "class",
    "culpable",
  ] as const),
  ...([
    "side",
    "item",
    "at",
    "report",
    "words",
    "witness",
    "strength",
    "who",
    "due",
    "told",
    "reason",
  ] as const),
];

/** What an entry says, a line for each field that says something. */
export function entryInWords(sheet: OpenSheet, values: CaseEntry["values"]): string {
  return FIELDS.map((name) => {
    const value = values[name] ?? "";
    if (value === "") return "";
    if (name === "item") return `file: ${fileLabel(sheet, value)}`;
    if (name === "report") return reportLabel(sheet, value);
    return ["asks", "officer", "act", "statement", "text", "title"].includes(name)
      ? value
      : `${name}: ${value}`;
  })
    .filter((line) => line !== "")
    .join("\n");
}
