/** What shows one frame at a time: a player, or in a test a list. */
export interface Frames {
  /** Seconds at which the frame begins that is shown now. */
  now(): number;
  /** Shows the frame that stands at this second and answers when it begins. */
  seek(seconds: number): Promise<number>;
  readonly end: number;
}

/** Less than any camera's frame lasts. */
export const HARDLY = 0.001;
const FIRST_TRY = 1 / 30;
const LONGEST = 8;

/**
 * The frame after the one that is shown, however long it stands: frames of phones are not all equally long, so nothing is counted on.
 * Looks ahead further and further until another frame comes, then goes back to the first that is not the old one.
 */
export async function stepForward(frames: Frames): Promise<number> {
  const from = frames.now();
  let found = from;
  for (let ahead = FIRST_TRY; found <= from; ahead *= 2) {
    const at = Math.min(from + ahead, frames.end);
    found = await frames.seek(at);
    if (found <= from && (at >= frames.end || ahead > LONGEST)) return frames.seek(from + HARDLY);
  }
  for (;;) {
    const before = await frames.seek(found - HARDLY);
    if (before <= from) return frames.seek(found + HARDLY);
    found = before;
  }
}

/** The frame before the one that is shown. */
export async function stepBack(frames: Frames): Promise<number> {
  return frames.seek(Math.max(0, frames.now() - HARDLY));
}
