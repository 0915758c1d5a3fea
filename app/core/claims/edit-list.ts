import type { Sign } from "#app/core/claims/claim.ts";
import type { FieldIndex } from "#app/core/claims/raw-field.ts";

/** What a film's list of edits says of a track of pictures, in seconds, under the track's name (`Track1`): only what is more than nothing. */
export const EDITS = {
  delay: "FirstShownAfter",
  leftOutBefore: "LeftOutBefore",
  leftOutBehind: "LeftOutBehind",
  count: "Edits",
} as const;

/** Programs leave out less than this for reasons of coding alone. */
const TOLD_FROM_SECONDS = 0.5;
const MOST_TRACKS = 8;

/** That players do not show all pictures a film holds, or show the first one late (a lead). */
export function editListSign(fields: FieldIndex): Sign | undefined {
  const told = [...Array(MOST_TRACKS).keys()].flatMap((at) => trackWords(fields, `Track${at + 1}`));
  if (told.length === 0) return undefined;
  const sentence = `The film's own list of edits says what of it is shown: ${told.join("; ")}. Phones write such a list where a film was shortened without being compressed anew, and cameras where they began to record before the button. What is left out still lies in the original, and a player does not show it.`;
  return { code: "edit-list", sentence };
}

function trackWords(fields: FieldIndex, track: string): string[] {
  const seconds = (tag: string): number => {
    const value = fields.numbers(`${track}:${tag}`)?.[0];
    return typeof value === "number" && value >= TOLD_FROM_SECONDS ? value : 0;
  };
  const words = (tag: string, say: (spelled: string) => string): string[] =>
    seconds(tag) === 0 ? [] : [say(`${seconds(tag).toFixed(1)} s`)];
  return [
    ...words(EDITS.delay, (spelled) => `the first picture comes ${spelled} after the film begins`),
    ...words(
      EDITS.leftOutBefore,
      (spelled) => `${spelled} of pictures before the first one shown are left out`,
    ),
    ...words(
      EDITS.leftOutBehind,
      (spelled) => `${spelled} of pictures behind the last one shown are left out`,
    ),
  ];
}
