/** The panel's sentences, as the page carries them in the reader's language. `{n}` stands for a number. */
export interface UploaderWords {
  readonly waiting: string;
  readonly sending: string;
  readonly sendingLeft: string;
  readonly underAMinute: string;
  readonly aMinute: string;
  readonly minutes: string;
  readonly anHour: string;
  readonly hours: string;
  readonly paused: string;
  readonly offline: string;
  readonly unreached: string;
  readonly busy: string;
  readonly received: string;
  readonly checking: string;
  readonly checked: string;
  readonly sameKept: string;
  readonly sameOnce: string;
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
  readonly oneLeft: string;
  readonly someLeft: string;
  readonly oneMissing: string;
  readonly someMissing: string;
  readonly oneDiffers: string;
  readonly someDiffer: string;
  readonly notGone: string;
  readonly noneLeft: string;
  readonly allThere: string;
  readonly keepOpen: string;
  /** Why the server did not take a file, by its code. */
  readonly refused: Readonly<Record<string, string>>;
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
export function howAllStand(words: UploaderWords, counts: Counts): string {
  const { left, missing, notGone, differing, received } = counts;
  const said: string[] = [];
  if (left > 0) said.push(left === 1 ? words.oneLeft : say(words.someLeft, { n: left }));
  if (missing > 0) {
    said.push(missing === 1 ? words.oneMissing : say(words.someMissing, { n: missing }));
  }
  if (differing > 0) {
    said.push(differing === 1 ? words.oneDiffers : say(words.someDiffer, { n: differing }));
  }
  if (notGone > 0) said.push(words.notGone);
  if (left > 0) said.push(words.keepOpen);
  if (said.length > 0) return said.join(" ");
  return received > 0 ? words.allThere : words.noneLeft;
}

/** How long it will take, as roughly as anybody can know it. */
export function timeLeft(words: UploaderWords, seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (seconds < 50) return words.underAMinute;
  if (minutes <= 1) return words.aMinute;
  if (minutes < 60) return say(words.minutes, { n: minutes });
  const hours = Math.round(minutes / 60);
  return hours === 1 ? words.anHour : say(words.hours, { n: hours });
}
