import { OPENING_PURPOSES, type OpeningPurpose } from "#app/core/identity/opening.ts";
import { fill } from "#app/ui/text/fill.ts";
import type { Text } from "#app/ui/text/en/index.ts";

/** That the office saw who the reporter is, when, and for which of the closed list of purposes; never who saw it. */
export function openingWords(
  { when, because }: { readonly when: string; readonly because: string },
  words: Text["followUp"],
): string {
  const { openedBecause } = words;
  return fill(words.opened, {
    when,
    because: isToldPurpose(because) ? openedBecause[because] : openedBecause.other,
  });
}

function isToldPurpose(text: string): text is OpeningPurpose {
  return OPENING_PURPOSES.some((one) => one === text);
}
