import type { CaseId, ReportId } from "#app/core/ids.ts";
import { millisOf } from "#app/core/instant.ts";
import type { IncidentTime } from "#app/core/intake/incident-time.ts";
import { dayIn } from "#app/core/local-day.ts";
import {
  dayInLanguage,
  fillLetter,
  letterLanguage,
  officeValues,
  type LetterPiece,
  type LetterValues,
} from "#app/core/office/letter.ts";
import type { PackLetter } from "#app/core/office/office-pack.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import { readCase } from "../cases/read-cases.ts";
import type { Tools } from "../tools.ts";
import { readReport } from "../triage/read-report.ts";

export type PreparedLetter =
  | {
      readonly kind: "letter";
      readonly letter: PackLetter;
      /** In which it is written. */
      readonly language: string;
      /** True where the pack has no text of it in the language that its reporter reads: then it is in English. */
      readonly isLacking: boolean;
      /** True where a machine translated it and nobody has reviewed it. */
      readonly machineMade: boolean;
      readonly pieces: readonly LetterPiece[];
    }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/**
 * Fills a letter of the pack for a report or a case that this person may read. One to the reporter is in the language of the report. Nothing is sent;
 * what is not known shows as missing.
 */
export async function prepareLetter(
  tools: Pick<Tools, "read" | "clock" | "office" | "scanner">,
  input: {
    readonly by: Person;
    readonly letterId: string;
    readonly reportId?: ReportId | undefined;
    readonly caseId?: CaseId | undefined;
    /** What the writer adds, such as the recipient. */
    readonly values: LetterValues;
  },
): Promise<PreparedLetter> {
  const { by, letterId, reportId, caseId } = input;
  const { office } = tools;
  const letter = office.letters.find(({ id }) => id === letterId);
  if (letter === undefined) return { kind: "not-found" };
  const today = dayIn(office.timeZone, millisOf(tools.clock.now()));
  let day = today;
  let ofCase: LetterValues = {};
  let ofReport: LetterValues = {};
  let written = letterLanguage(office, letter, "en");
  if (caseId !== undefined) {
    const found = await readCase(tools, { by, caseId });
    if (found.kind !== "case") return found;
    ofCase = { "case-number": found.case.file.number };
  }
  if (reportId !== undefined) {
    const found = await readReport(tools, { by, reportId });
    if (found.kind !== "report") return found;
    const { report, tags } = found.file;
    day = report.time.from ?? dayIn(office.timeZone, millisOf(report.receivedAt));
    written = letterLanguage(office, letter, report.language);
    const { language } = written;
    const received = dayIn(office.timeZone, millisOf(report.receivedAt));
    ofReport = {
      "report-number": report.code,
      "received-day": dayInLanguage(received, language),
      "incident-place": report.place,
      ...timeValue(report.time, language),
      concern: tags.find(({ kind }) => kind === "concern")?.words ?? report.category,
      ...(found.file.cases[0] === undefined ? {} : { "case-number": found.file.cases[0].number }),
    };
  }
  const { language } = written;
  const values = {
    ...officeValues(office, today, language),
    ...ofCase,
    ...ofReport,
    ...input.values,
  };
  const pieces = fillLetter(office, letter, { values, day, language });
  return { kind: "letter", letter, ...written, pieces };
}

function timeValue({ from, fromTime, about }: IncidentTime, language: string): LetterValues {
  if (from === null) return {};
  const said = [dayInLanguage(from, language), ...(fromTime === null ? [] : [fromTime])].join(", ");
  return { "incident-time": about ? `${said} (about)` : said };
}
