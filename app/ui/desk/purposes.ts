import { ORIGINAL_PURPOSES, type OriginalPurpose } from "#app/core/evidence/original-purpose.ts";
import type { Choice } from "../form/choice-fields.tsx";

/** Why somebody fetches an original, in the words staff choose by. */
const PURPOSE_WORDS: Readonly<Record<OriginalPurpose, string>> = {
  review: "Review",
  exhibit: "Prepare an exhibit",
  examination: "Expert examination",
  disclosure: "Disclosure",
};

export const PURPOSE_CHOICES: readonly Choice[] = ORIGINAL_PURPOSES.map((value) => ({
  value,
  label: PURPOSE_WORDS[value],
}));
