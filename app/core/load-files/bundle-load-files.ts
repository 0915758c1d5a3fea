import type { AudienceRules } from "../bundle/audience.ts";
import type { BundleContent } from "../bundle/content.ts";
import { csvTable, UTF8_MARK } from "../bundle/csv.ts";
import type { ListedExhibit } from "../bundle/exhibit-list.ts";
import { exhibitPaths, PATHS, type MadeFile } from "../bundle/layout.ts";
import { wrap } from "../bundle/wrap.ts";
import { toUtf8 } from "../encoding.ts";
import { formatDat, problemOfDatValue } from "./concordance.ts";
import { DAT_COLUMNS, datRow, VOLUME, volumePath } from "./dat-columns.ts";
import { formatOpt } from "./opticon.ts";

interface LoadFilesInput {
  readonly content: BundleContent;
  readonly listed: readonly ListedExhibit[];
  readonly rules: AudienceRules;
}

/**
 * What a review platform loads (evidence-standards 7): a DAT with a row for each exhibit, an OPT with its page images, the case's Bates numbers, and
 * a text that says how. Nothing where an exhibit has no Bates number, as in a bundle that was asked for before there were any. A value
 * that the DAT cannot hold is left empty and named in the text, so that a sign in somebody's file name stops no bundle.
 */
export function* loadFiles(input: LoadFilesInput): Generator<MadeFile> {
  const { content, listed, rules } = input;
  if (listed.some(({ exhibit }) => exhibit.batesFirst === undefined)) return;
  const leftEmpty: string[] = [];
  const officeName = content.office.name;
  const codes = new Map(content.disclosure?.rows.map((row) => [row.item, row.codes]));
  const rows = listed.map((one) =>
    datRow({
      ...{ listed: one, officeName, rules },
      exculpatory: codes.get(one.exhibit.item.id),
    }).map((value, at) => {
      const problem = problemOfDatValue(value);
      if (problem === undefined) return value;
      leftEmpty.push(`${one.exhibit.number} ${DAT_COLUMNS[at] ?? ""}: ${problem}`);
      return "";
    }),
  );
  const dat = formatDat({ columns: DAT_COLUMNS, rows });
  const opt = formatOpt(
    listed.map(({ exhibit }) => ({
      volume: VOLUME,
      pages: [
        { key: exhibit.batesFirst ?? "", path: volumePath(exhibitPaths(exhibit.number).stamped) },
      ],
    })),
  );
  if (!dat.ok) throw new Error(`the load file cannot be written: ${dat.problem}`);
  if (!opt.ok) throw new Error(`the load file cannot be written: ${opt.problem}`);
  yield { path: PATHS.loadDat, class: "load-files", bytes: dat.value };
  yield { path: PATHS.loadOpt, class: "load-files", bytes: toUtf8(opt.value) };
  yield { path: PATHS.batesNumbers, class: "load-files", bytes: toUtf8(batesCsv(input)) };
  yield { path: PATHS.loadReadMe, class: "load-files", bytes: toUtf8(readMe(leftEmpty)) };
}

/** Every run of the case by number: those of this bundle, and what became of those that are missing in it. */
function batesCsv({ content, listed }: LoadFilesInput): string {
  const here = listed.map(({ exhibit }) => [
    exhibit.batesFirst ?? "",
    exhibit.batesLast ?? "",
    exhibit.number,
    "In this bundle",
  ]);
  const elsewhere = (content.batesElsewhere ?? []).map(({ first, last }) => [
    first,
    last,
    "",
    "Given in this case to a file that is no exhibit any more; not given again",
  ]);
  const rows = [...here, ...elsewhere].sort(([one = ""], [other = ""]) =>
    one.length === other.length ? (one < other ? -1 : 1) : one.length - other.length,
  );
  return UTF8_MARK + csvTable(["First", "Last", "Exhibit", "What"], rows);
}

function readMe(leftEmpty: readonly string[]): string {
  const paragraphs = [
    `${VOLUME} is the folder data of this bundle: copy it under that name into the folder that the paths begin in. They are the paths of the ` +
      "files as they lie here; nothing is there twice.",
    `${VOLUME}.DAT (Concordance, UTF-8 with its mark): U+0014 between columns, U+00FE around every value, U+00AE for a new line inside of a value. Days and ` +
      "times are UTC. DATECREATED and TIMECREATED are filled only where the best claim leaves no other day or second; what the claim says, and how well " +
      "it is known, stands in item.json. Empty is: not known, or not for this audience.",
    `${VOLUME}.OPT (Opticon): one line for each page image, a PDF of one page; its key is the Bates number.`,
    "Every file is handed over as it was received (REDACTED is N) or as a copy with parts covered (Y), under one Bates number, which stands on the page in its folder stamped. Numbers run " +
      "through the whole case, are given once and never again: bates-numbers.csv has all of them, with what is missing here.",
    leftEmpty.length === 0
      ? "Every value could be written."
      : "Left empty in the DAT, for the format has no way to write them; they stand in exhibit-list.csv:",
  ];
  const lines = leftEmpty.map((one) => `  ${one}`);
  return [
    ...paragraphs
      .map((one) => wrap(one))
      .join("\n\n")
      .split("\n"),
    ...lines,
    "",
  ].join("\n");
}
