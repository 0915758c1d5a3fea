import type { FormFields } from "../intake/problem.ts";
import { isIdOf } from "../ids.ts";
import { parsePerson, parsePersonLink } from "./case-people.ts";
import { answer, dayProblems, needed, notTooLong, pick, problem, textOf } from "./entry-fields.ts";
import { DEFENCE_KINDS } from "./defence-kinds.ts";
import { momentInWords, readMoment } from "./moment.ts";
import { STRENGTHS, type EntryKind, type EntryProblem, type ParsedEntry } from "./sheet-entry.ts";

const LONGEST_STATEMENT = 500;
const LONGEST_TEXT = 2_000;
const LONGEST_LINE = 120;

/** Reads the form of an entry. What has to be looked up, such as whether a file is in the case, is the caller's to ask. */
export function parseEntry(kind: EntryKind, fields: FormFields): ParsedEntry {
  switch (kind) {
    case "charge":
      return parseCharge(fields);
    case "element":
      return answer({ text: textOf(fields, "text") }, [
        ...needed(fields, "text", "Write what has to be shown, in your own words."),
        ...notTooLong(fields, "text", LONGEST_TEXT),
      ]);
    case "defence":
      return parseDefence(fields);
    case "fact":
      return parseFact(fields);
    case "gap":
      return parseGap(fields);
    case "immunity":
      return parseImmunity(fields);
    case "person":
      return parsePerson(fields);
    case "link":
      return parsePersonLink(fields);
    case "look":
      return answer(pick(fields, ["question", "side", "text"]), [
        ...sideProblems(fields),
        ...needed(fields, "text", "Write where you looked, such as which files or records."),
        ...notTooLong(fields, "text", LONGEST_STATEMENT),
      ]);
  }
}

function parseCharge(fields: FormFields): ParsedEntry {
  const day = textOf(fields, "day");
  const values = {
    ...{ statute: textOf(fields, "statute"), day },
    ...pick(fields, ["lastDay", "degree", "class", "culpable"]),
  };
  const lastDay = textOf(fields, "lastDay");
  return answer(values, [
    ...needed(fields, "statute", "Choose the offence."),
    ...dayProblems(fields, "day"),
    ...dayProblems(fields, "lastDay"),
    ...(lastDay !== "" && lastDay < day ? [problem("lastDay", "It is before the first day.")] : []),
    ...(lastDay !== "" && day === ""
      ? [problem("day", "Write the first day that the act can have been too.")]
      : []),
    ...["degree", "class", "culpable"].flatMap((name) => notTooLong(fields, name, LONGEST_LINE)),
  ]);
}

/** One of the pack's, or another in counsel's own words. That the grand jury need not be told of it is never said without a reason. */
function parseDefence(fields: FormFields): ParsedEntry {
  const values = pick(fields, ["defence", "title", "sort", "told", "reason"]);
  const { defence, sort, told, reason } = values;
  return answer(values, [
    ...(defence === "" ? needed(fields, "title", "Choose a defence, or name it.") : []),
    ...notTooLong(fields, "title", LONGEST_LINE),
    ...(defence !== "" || DEFENCE_KINDS.some((one) => one === sort)
      ? []
      : [problem("sort", "Say what kind of defence it is.")]),
    ...(told === "" || told === "yes" || told === "no"
      ? []
      : [problem("told", "Choose yes or no.")]),
    ...(told === "no" && reason === ""
      ? [problem("reason", "Write why the grand jury need not be told of it.")]
      : []),
    ...notTooLong(fields, "reason", LONGEST_STATEMENT),
  ]);
}

function parseFact(fields: FormFields): ParsedEntry {
  const at = textOf(fields, "at");
  const moment = at === "" ? undefined : readMoment(at);
  const [item, report] = [textOf(fields, "item"), textOf(fields, "report")];
  const [words, witness] = [textOf(fields, "words"), textOf(fields, "witness")];
  const contradicts = textOf(fields, "contradicts");
  const question = textOf(fields, "question");
  const { side = "", strength = "" } = fields;
  const values = {
    ...{ statement: textOf(fields, "statement"), side, item, report, words, witness, strength },
    at: moment === undefined ? "" : momentInWords(moment),
    contradicts: isIdOf("cen", contradicts) ? contradicts : "",
    // Of the Supremacy Clause worksheet only.
    ...(question === "" ? {} : { question }),
  };
  return answer(values, [
    ...needed(fields, "statement", "Write the fact as one neutral sentence."),
    ...notTooLong(fields, "statement", LONGEST_STATEMENT),
    ...sideProblems(fields),
    ...(strength === "" || STRENGTHS.some((one) => one === strength)
      ? []
      : [problem("strength", "Choose 0, 1, 2 or 3.")]),
    ...(item === "" && report === "" && witness === ""
      ? [problem("item", "Say where it is from: a file, a report's words, or a witness.")]
      : []),
    ...(at !== "" && moment === undefined
      ? [problem("at", "Write a time like 1:02 or 0:01:02.5, or a page like p. 3.")]
      : []),
    ...(at !== "" && item === "" ? [problem("at", "A time or page needs its file.")] : []),
    ...(words !== "" && report === "" ? [problem("words", "Choose whose words these are.")] : []),
    ...(report !== "" && words === ""
      ? [problem("words", "Copy the words of the report that say it.")]
      : []),
    ...notTooLong(fields, "words", LONGEST_TEXT),
    ...notTooLong(fields, "witness", LONGEST_LINE),
  ]);
}

function parseGap(fields: FormFields): ParsedEntry {
  const question = textOf(fields, "question");
  const values = {
    ...{ ...pick(fields, ["text", "who"]), due: textOf(fields, "due") },
    ...(question === "" ? {} : { question }),
  };
  return answer(values, [
    ...needed(fields, "text", "Write what is missing."),
    ...notTooLong(fields, "text", LONGEST_STATEMENT),
    ...notTooLong(fields, "who", LONGEST_LINE),
    ...dayProblems(fields, "due"),
  ]);
}

function parseImmunity(fields: FormFields): ParsedEntry {
  return answer(pick(fields, ["officer", "act", "day"]), [
    ...needed(fields, "officer", "Say which officer, by pseudonym or by what was seen."),
    ...notTooLong(fields, "officer", LONGEST_LINE),
    ...needed(fields, "act", "Write the act as one neutral sentence."),
    ...notTooLong(fields, "act", LONGEST_STATEMENT),
    ...dayProblems(fields, "day"),
  ]);
}

function sideProblems({ side = "" }: FormFields): readonly EntryProblem[] {
  return side === "for" || side === "against"
    ? []
    : [problem("side", "Say on which side it speaks.")];
}
