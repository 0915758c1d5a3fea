/** How a letter went out: as a message that its reporter reads with the receipt code, or printed, posted or handed over by whoever says so. */
export const LETTER_WAYS = ["receipt-page", "handed-out"] as const;
export type LetterWay = (typeof LETTER_WAYS)[number];

/** True for the name of a way that this version knows. */
export function isLetterWay(text: unknown): text is LetterWay {
  return LETTER_WAYS.some((way) => way === text);
}
