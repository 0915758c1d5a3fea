import { toHex, toUtf8 } from "#app/core/encoding.ts";
import { isIdOf, type CaseId, type ReportId } from "#app/core/ids.ts";
import { millisOf } from "#app/core/instant.ts";
import type { IncidentTime } from "#app/core/intake/incident-time.ts";
import { dayIn } from "#app/core/local-day.ts";
import {
  concernIn,
  dayInLanguage,
  fillLetter,
  goesToReporter,
  letterLanguage,
  letterText,
  officeValues,
  type LetterPiece,
  type LetterValues,
} from "#app/core/office/letter.ts";
import type { PackLetter } from "#app/core/office/office-pack.ts";
import { valuesOfBody } from "#app/core/office/other-body.ts";
import { asLetter } from "#app/core/office/own-letter.ts";
import type { ChosenWords } from "#app/core/office/words.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import { readCase } from "../cases/read-cases.ts";
import type { Tools } from "../tools.ts";
import { readReport, type ReportFile } from "../triage/read-report.ts";

export type PreparedLetter =
  | {
      readonly kind: "letter";
      readonly letter: PackLetter;
      /** In which it is written. */
      readonly language: string;
      /** True where the pack has no text of it in the language that it was to be in: then it is in English. */
      readonly isLacking: boolean;
      /** Which text it is made from: the pack's id, day and SHA-256, or the own letter's id, version and SHA-256. */
      readonly source: string;
      /** True where a machine translated it and nobody has reviewed it. */
      readonly machineMade: boolean;
      readonly pieces: readonly LetterPiece[];
      /** The office that it goes to, as written or as the pack names it; empty for a letter to the reporter, whom nothing names. */
      readonly recipient: string;
      /** Tells whether it is still the one that was looked at: the SHA-256 of its text, in hex. */
      readonly mark: string;
      /** The same letter in English, for those who send it; null where it is in English itself. */
      readonly english: readonly LetterPiece[] | null;
    }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** A letter of the pack, or of the office's own, that is asked for, and what fills it. */
export interface LetterAsked {
  readonly by: Person;
  readonly letterId: string;
  readonly reportId?: ReportId | undefined;
  readonly caseId?: CaseId | undefined;
  /** For one to a reporter who wants to be written to in another language than that of the report (BCP 47). */
  readonly language?: string | undefined;
  /** Ids of the letter's blocks that are to stand in it. */
  readonly blocks?: readonly string[] | undefined;
  /** Another body of the pack, by its id, that it names or goes to. */
  readonly bodyId?: string | undefined;
  /** What the writer adds, such as the recipient; it goes before what is known otherwise. */
  readonly values: LetterValues;
  readonly timeInWords: TimeInWords;
}

/** How the public pages write in a language when something happened. */
export type TimeInWords = (time: IncidentTime, language: string) => ChosenWords;

/**
 * Fills a letter for a report or a case that this person may read. One to the reporter is in the language that was asked for, else in that of
 * the report. Nothing is sent; what is not known shows as missing.
 */
export async function prepareLetter(
  tools: Pick<Tools, "read" | "clock" | "office" | "scanner">,
  input: LetterAsked,
): Promise<PreparedLetter> {
  const { by, letterId, reportId, caseId, blocks, language: wanted } = input;
  const { office } = tools;
  const chosen = await chooseLetter(tools, letterId);
  if (chosen === undefined) return { kind: "not-found" };
  const { letter, wording } = chosen;
  const today = dayIn(office.timeZone, millisOf(tools.clock.now()));
  let day = today;
  let ofCase: LetterValues = {};
  let ofReport: (language: string) => LetterValues = () => ({});
  let written = letterLanguage(wording, letter, wanted ?? "en");
  if (caseId !== undefined) {
    const found = await readCase(tools, { by, caseId });
    if (found.kind !== "case") return found;
    ofCase = { "case-number": found.case.file.number };
  }
  if (reportId !== undefined) {
    const found = await readReport(tools, { by, reportId });
    if (found.kind !== "report") return found;
    const { report } = found.file;
    day = report.time.from ?? dayIn(office.timeZone, millisOf(report.receivedAt));
    written = letterLanguage(wording, letter, wanted ?? report.language);
    ofReport = (language) => reportValues(office, found.file, { ...input, language });
  }
  const said: LetterValues = { ...valuesOfBody(office, letter, input.bodyId), ...input.values };
  const fill = (language: string): readonly LetterPiece[] => {
    const values: LetterValues = {
      ...officeValues(office, today, language),
      ...ofCase,
      ...ofReport(language),
      ...said,
    };
    return fillLetter(office, letter, { values, day, language, blocks });
  };
  const { language } = written;
  const english = language === "en" ? null : fill("en");
  const pieces = fill(language);
  const mark = toHex(sha256(toUtf8(letterText(pieces))));
  const recipient = goesToReporter(letter) ? "" : textOf(said.recipient);
  return {
    kind: "letter",
    letter,
    source: chosen.source,
    recipient,
    ...written,
    pieces,
    mark,
    english,
  };
}

function textOf(value: LetterValues["recipient"]): string {
  return typeof value === "object" ? value.text : (value ?? "");
}

/** The letter as it stands now, which text that is, and in which languages a machine worded it. None for one that is not offered. */
async function chooseLetter(
  { office, read }: Pick<Tools, "office" | "read">,
  letterId: string,
): Promise<
  | {
      readonly letter: PackLetter;
      readonly source: string;
      readonly wording: Pick<Tools["office"], "machineDrafts">;
    }
  | undefined
> {
  if (isIdOf("olt", letterId)) {
    const [newest] = await read(({ ownLetters }) => ownLetters.versions(letterId));
    if (newest === undefined || newest.withdrawn) return undefined;
    return {
      letter: asLetter(newest.id, newest.text),
      source: [newest.id, newest.version, newest.sha256].join(" "),
      wording: { machineDrafts: [] },
    };
  }
  const letter = office.letters.find(({ id }) => id === letterId);
  return (
    letter && { letter, source: [office.id, office.date, office.sha256].join(" "), wording: office }
  );
}

/** What a report gives to a letter, worded in the letter's language; the reporter's own words stay as they are. */
function reportValues(
  office: Tools["office"],
  { report, tags, cases }: ReportFile,
  { language, timeInWords }: { readonly language: string; readonly timeInWords: TimeInWords },
): LetterValues {
  const received = dayIn(office.timeZone, millisOf(report.receivedAt));
  const label = office.categories.find(({ id }) => id === report.category)?.label;
  const said = tags.find(({ kind }) => kind === "concern")?.words ?? report.category;
  const [first] = cases;
  return {
    "report-number": report.code,
    "received-day": { text: dayInLanguage(received, language), language },
    "incident-place": report.place,
    ...(report.time.from === null ? {} : { "incident-time": timeInWords(report.time, language) }),
    concern: concernIn(label, said, language),
    ...(first === undefined ? {} : { "case-number": first.number }),
  };
}
