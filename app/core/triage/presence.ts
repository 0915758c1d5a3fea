/** What somebody does on a report's page. */
export const DOINGS = ["reading", "note", "message", "words"] as const;

/** `words` are the office's own about the report, such as its summary. */
export type Doing = (typeof DOINGS)[number];

export function isDoing(text: string | undefined): text is Doing {
  return DOINGS.some((one) => one === text);
}

/** Who has not been heard of for this long is gone. A page tells of itself three times within it. */
export const PRESENCE_MILLIS = 60_000;

/** A page's word that comes sooner than this after the one before, and says the same, is not kept again. */
export const PRESENCE_STEP_MILLIS = 15_000;
