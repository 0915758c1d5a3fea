import { replacedBy } from "#app/core/evidence/preview-terms.ts";
import { PREVIEW_KINDS } from "./preview-kinds.ts";

/** Where another preview of a file is shown than was before. Told of the large one alone: the small one is made of it. */
export function replacedWords(made: readonly { readonly kind: string }[]): readonly string[] {
  return made
    .filter(({ kind }) => kind.startsWith(PREVIEW_KINDS["1600"]))
    .flatMap(({ kind }) => replacedBy(kind) ?? [])
    .map(
      (number) =>
        `Examination ${number} made another preview than the one before it. The newer one is shown; the older one is kept, and the record names both.`,
    );
}
