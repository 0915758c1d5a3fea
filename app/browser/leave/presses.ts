/** So many presses of Esc leave the site. */
const PRESSES = 3;

/** Each comes within so many milliseconds of the one before: somebody in a hurry presses faster, and a stray one is forgotten. */
const PAUSE_MILLIS = 1_500;

/** Counts presses at the times that it is told, in milliseconds; answers whether this one is the last that is needed. */
export function countPresses(): (atMillis: number) => boolean {
  let pressed = 0;
  let last = Number.NEGATIVE_INFINITY;
  return (atMillis) => {
    pressed = atMillis - last <= PAUSE_MILLIS ? pressed + 1 : 1;
    last = atMillis;
    return pressed >= PRESSES;
  };
}
