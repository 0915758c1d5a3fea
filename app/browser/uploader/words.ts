import type { LanguageTag } from "#app/core/intake/languages.ts";
import { counted, type Counted } from "#app/ui/text/plural.ts";
import type { SizeWords } from "#app/ui/text/size-said.ts";

/** The panel's sentences, as the page carries them in the reader's language. `{n}` stands for a number. */
export interface UploaderWords {
  readonly waiting: string;
  readonly sending: string;
  readonly sendingLeft: string;
  readonly underAMinute: string;
  readonly minutes: Counted;
  readonly hours: Counted;
  readonly paused: string;
  readonly offline: string;
  readonly unreached: string;
  readonly busy: string;
  readonly received: string;
  readonly checking: string;
  readonly checked: string;
  readonly sameKept: string;
  readonly sameOnce: string;
  readonly gone: string;
  readonly differs: string;
  readonly failed: string;
  readonly unreadable: string;
  readonly notRead: string;
  readonly removeFile: string;
  readonly removed: string;
  readonly notRemoved: string;
  readonly notHere: string;
  readonly inList: string;
  readonly chooseAgain: string;
  readonly pause: string;
  readonly goOn: string;
  readonly pauseFile: string;
  readonly goOnFile: string;
  readonly left: Counted;
  readonly missing: Counted;
  readonly differing: Counted;
  readonly notGone: string;
  readonly noneLeft: string;
  readonly allThere: string;
  readonly keepOpen: string;
  /** Why the server did not take a file, by its code. */
  readonly refused: Readonly<Record<string, string>>;
  readonly sizes: SizeWords;
}

/** Puts a number or name into a sentence. */
export function say(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** How many files of the list are in which state. */
export interface Counts {
  /** On their way. */
  readonly left: number;
  /** Not arrived whole, and not on their way either: not taken, not to be read, or begun before and not chosen again. */
  readonly missing: number;
  /** To be removed, and not removed yet. */
  readonly notGone: number;
  /** Not the same in the office as on this device. */
  readonly differing: number;
  /** Came whole, those that differ among them. */
  readonly received: number;
}

/** How all files stand, in words. That all are there is said only where every single one is. */
export function howAllStand(words: UploaderWords, counts: Counts, language: LanguageTag): string {
  const { left, missing, notGone, differing, received } = counts;
  const said: string[] = [];
  if (left > 0) said.push(counted(words.left, left, language));
  if (missing > 0) said.push(counted(words.missing, missing, language));
  if (differing > 0) said.push(counted(words.differing, differing, language));
  if (notGone > 0) said.push(words.notGone);
  if (left > 0) said.push(words.keepOpen);
  if (said.length > 0) return said.join(" ");
  return received > 0 ? words.allThere : words.noneLeft;
}

/** How long it will take, as roughly as anybody can know it. */
export function timeLeft(words: UploaderWords, seconds: number, language: LanguageTag): string {
  if (seconds < 50) return words.underAMinute;
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 60) return counted(words.minutes, minutes, language);
  return counted(words.hours, Math.round(minutes / 60), language);
}

/** The language that the page is in, and with it the panel. */
export function pageLanguage(): LanguageTag {
  return document.documentElement.lang as LanguageTag;
}
