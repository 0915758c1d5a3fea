/** How long one opening lasts, and within what time somebody else must have looked at it. */
export const GLASS_MILLIS = 60 * 60_000;
export const REVIEW_MILLIS = 24 * 3_600_000;

const SHORTEST_REASON = 10;
const LONGEST_REASON = 2_000;

/** A reason as somebody typed it, for a wall, an opening or what a review found; undefined when it says too little or too much. */
export function parseReason(text: string): string | undefined {
  const reason = text.trim();
  return reason.length >= SHORTEST_REASON && reason.length <= LONGEST_REASON ? reason : undefined;
}
