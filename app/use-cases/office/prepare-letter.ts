import type { CaseId, ReportId } from "#app/core/ids.ts";
import { millisOf } from "#app/core/instant.ts";
import type { IncidentTime } from "#app/core/intake/incident-time.ts";
import { dayIn } from "#app/core/local-day.ts";
import { dayInWords } from "#app/core/office/dated.ts";
import {
  fillLetter,
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
      readonly pieces: readonly LetterPiece[];
    }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/**
 * Fills a letter of the pack for a report or a case that this person may read. Nothing is sent; what is not known shows
 * as missing.
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
  let values: LetterValues = officeValues(office, today);
  let day = today;
  if (caseId !== undefined) {
    const found = await readCase(tools, { by, caseId });
    if (found.kind !== "case") return found;
    values = { ...values, "case-number": found.case.file.number };
  }
  if (reportId !== undefined) {
    const found = await readReport(tools, { by, reportId });
    if (found.kind !== "report") return found;
    const { report, tags } = found.file;
    day = report.time.from ?? dayIn(office.timeZone, millisOf(report.receivedAt));
    values = {
      ...values,
      "report-number": report.code,
      "received-day": dayInWords(dayIn(office.timeZone, millisOf(report.receivedAt))),
      "incident-place": report.place,
      ...timeValue(report.time),
      concern: tags.find(({ kind }) => kind === "concern")?.words ?? report.category,
      ...(found.file.cases[0] === undefined ? {} : { "case-number": found.file.cases[0].number }),
    };
  }
  const all = { ...values, ...input.values };
  return {
    kind: "letter",
    letter,
    pieces: fillLetter(office, letter, { values: all, day, language: "en" }),
  };
}

function timeValue({ from, fromTime, about }: IncidentTime): LetterValues {
  if (from === null) return {};
  const said = [dayInWords(from), ...(fromTime === null ? [] : [fromTime])].join(", ");
  return { "incident-time": about ? `${said} (about)` : said };
}
