/** What staff say of a file that is hard to look at. */
export interface ItemCare {
  /** It shows what can hurt whoever sees it. */
  readonly graphic: boolean;
  /** Two people are to look at it together. */
  readonly twoPeople: boolean;
}

/** Which small pictures somebody wants blurred: all, or those that were said to be graphic or may be. */
export const BLUR_CHOICES = ["all", "graphic"] as const;
export type BlurChoice = (typeof BLUR_CHOICES)[number];

/** Reads a choice as it is kept; nothing kept, or what this version does not know, is the careful one. */
export function parseBlurChoice(text: string | undefined): BlurChoice {
  return text === "graphic" ? text : "all";
}

/**
 * Whether a file's pictures are blurred until asked. What staff said of it goes before what words suggest; before anybody said anything, words that
 * may tell of something graphic are enough.
 */
export function isBlurred(
  choice: BlurChoice,
  care: Pick<ItemCare, "graphic"> | undefined,
  suggested: boolean,
): boolean {
  return choice === "all" || (care?.graphic ?? suggested);
}
