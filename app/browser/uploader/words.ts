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
  readonly received: string;
  readonly checking: string;
  readonly checked: string;
  readonly differs: string;
  readonly failed: string;
  readonly otherFile: string;
  readonly chooseAgain: string;
  readonly pause: string;
  readonly goOn: string;
  readonly oneLeft: string;
  readonly someLeft: string;
  readonly allThere: string;
  readonly keepOpen: string;
  /** Why the server did not take a file, by its code. */
  readonly refused: Readonly<Record<string, string>>;
}

/** Puts a number or name into a sentence. */
export function say(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
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
