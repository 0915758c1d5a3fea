/** The panel's sentences, as the page carries them in the reader's language. `{n}` stands for a number. */
export interface UploaderWords {
  readonly waiting: string;
  readonly sending: string;
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
