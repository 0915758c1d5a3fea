import type { JsonObject } from "../json.ts";
import { ENTERED_CHANNELS, type EnteredChannel } from "./channel.ts";
import type { IncidentPageState } from "./incident-page.ts";
import { readDay, readTime } from "./incident-time.ts";
import type { FormFields, Problem } from "./problem.ts";
import { oneLine } from "./typed-text.ts";

const LIMIT = 300;

export const WHOSE_WORDS = ["verbatim", "summarised"] as const;
/** Whether the story is what the reporter wrote or said word for word, or what somebody of the office made of it. */
export type WhoseWords = (typeof WHOSE_WORDS)[number];

/**
 * How a report came that somebody of the office typed in. What the office's own people say of it: the clock of the office says only
 * when it was typed. Empty texts were not said.
 */
export interface EntryFacts {
  readonly channel: EnteredChannel;
  /** The day on which it reached the office, local to it, `YYYY-MM-DD`. */
  readonly cameDay: string;
  /** `HH:MM`, or null. */
  readonly cameTime: string | null;
  /** The day that the letter itself bears; null where it bears none. */
  readonly dated: string | null;
  /** Who took it down, where that is not who typed it in. */
  readonly takenBy: string;
  /** The language that was spoken or written, in words. */
  readonly spoken: string;
  readonly interpreter: boolean;
  /** Who interpreted. */
  readonly interpreterWho: string;
  readonly words: WhoseWords;
  /** True where the notices were read out, or stand on the paper. */
  readonly told: boolean;
}

/** A page of an event that what is typed in can be about. */
export interface EntryEvent {
  /** Last part of its address. */
  readonly slug: string;
  /** English, of its newest version. */
  readonly title: string;
  readonly state: IncidentPageState;
}

export type EntryProblemCode = "choose-channel" | "came-when" | "choose-words" | "event-not-there";

/** One thing to put right on the screen for typing in; worded by the desk where the public form knows no such code. */
export interface EntryProblem {
  readonly field: string;
  readonly code: Problem["code"] | EntryProblemCode;
}

/**
 * Reads how it came: `came-by`, `came-month|day|year`, `came-time`, `dated-…`, `taken-by`, `spoken`, `interpreter`, `interpreter-who`, `whose-words`
 * and `told`. Door, day and whose words they are have to be said. `today` is the office's local day.
 */
export function parseEntryFacts(
  fields: FormFields,
  today: string,
): { readonly value: EntryFacts | undefined; readonly problems: readonly EntryProblem[] } {
  const problems: EntryProblem[] = [];
  const read: Problem[] = [];
  const words = (field: string): string => {
    const text = oneLine(fields[field] ?? "");
    if (text.length > LIMIT) problems.push({ field, code: "answer-too-long" });
    return text;
  };
  const channel = ENTERED_CHANNELS.find((one) => one === fields["came-by"]);
  if (channel === undefined) problems.push({ field: "came-by", code: "choose-channel" });
  const cameDay = readDay(fields, "came", today, read);
  if (cameDay === null && read.length === 0) {
    problems.push({ field: "came-month", code: "came-when" });
  }
  const cameTime = readTime(fields, "came-time", cameDay, read);
  const dated = readDay(fields, "dated", today, read);
  const whose = WHOSE_WORDS.find((one) => one === fields["whose-words"]);
  if (whose === undefined) problems.push({ field: "whose-words", code: "choose-words" });
  const said = {
    takenBy: words("taken-by"),
    spoken: words("spoken"),
    interpreter: fields["interpreter"] === "yes",
    interpreterWho: words("interpreter-who"),
    told: fields["told"] === "yes",
  };
  const all = [...problems, ...read];
  if (all.length > 0 || channel === undefined || cameDay === null || whose === undefined) {
    return { value: undefined, problems: all };
  }
  return { value: { channel, cameDay, cameTime, dated, words: whose, ...said }, problems: [] };
}

/** What the record of receipt says of it: facts without a name and without free text. */
export function entryRecord(facts: EntryFacts): JsonObject {
  const { cameDay, cameTime, dated, interpreter, words, told } = facts;
  return { came_on: cameDay, came_at: cameTime, dated, interpreter, words, notices_told: told };
}
