import { csvTable, UTF8_MARK } from "#app/core/bundle/csv.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { arrivalWords } from "#app/ui/desk/arrival-words.ts";
import { incidentWords } from "#app/ui/desk/incident-words.ts";
import { categoryWords, CHANNEL_WORDS, STATUS_WORDS } from "#app/ui/desk/words.ts";
import { languageWords } from "./language-words.ts";
import { flagsOf } from "./queue-items.ts";

type Spelling = Parameters<UseCases["exportQueue"]>[0]["spelling"];
type Row = Parameters<Spelling["rows"]>[0][number];

/** The columns of the queue, and the days that its words stand for. */
const COLUMNS: readonly (readonly [name: string, cell: (row: Row) => string])[] = [
  ["Code", (row) => row.code],
  ["Status", (row) => STATUS_WORDS[row.status]],
  ["Concern", (row) => categoryWords(row.category)],
  ["Came by", (row) => (row.channel === null ? "" : CHANNEL_WORDS[row.channel])],
  ["Language of the form", (row) => languageWords(row.language)],
  ["Received (UTC)", (row) => row.receivedAt],
  ["Place, as the reporter says", (row) => row.place],
  ["Incident, as the reporter says", (row) => incidentWords(row.time)],
  ["First day", (row) => row.time.from ?? ""],
  ["Last day", (row) => row.time.until ?? row.time.from ?? ""],
  ["Incident of the office", (row) => row.incident?.title ?? ""],
  ["First words", (row) => row.firstWords],
  ["Files", (row) => String(row.fileCount)],
  ["Files not as sent", (row) => String(row.troubled)],
  ["Files on their way", (row) => (row.arrival === null ? "" : arrivalWords(row.arrival))],
  ["Links", (row) => String(row.links.given)],
  ["Links to preserve", (row) => String(row.links.open)],
  ["New messages", (row) => String(row.unread)],
  ["Flags", (row) => flagsOf(row).join("; ")],
  ["With", (row) => row.assigneeName ?? ""],
];

/** The queue as a table for a spreadsheet; formulas in it are made inert (ASVS 1.2.10). */
export const QUEUE_TABLE: Spelling = {
  head:
    UTF8_MARK +
    csvTable(
      COLUMNS.map(([name]) => name),
      [],
    ),
  rows: (rows) => {
    const [first = [], ...others] = rows.map((row) => COLUMNS.map(([, cell]) => cell(row)));
    return csvTable(first, others);
  },
  cutOff: csvTable(
    ["The list stops here, at 100,000 reports. Narrow the filter for the rest."],
    [],
  ),
};
