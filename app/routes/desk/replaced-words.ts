import { replacedBy } from "#app/core/evidence/preview-terms.ts";
import type { ShownItem } from "#app/ui/desk/shown-report.ts";
import { olderSize, PREVIEW_KINDS } from "./preview-kinds.ts";

/** Where another preview of a file is shown than was before, with the way to the older one. Told of the large one alone: the small one is made of it. */
export function olderPreviews(
  itemId: string,
  made: readonly { readonly kind: string }[],
): ShownItem["olderPreviews"] {
  return made
    .filter(({ kind }) => kind.startsWith(PREVIEW_KINDS["1600"]))
    .flatMap(({ kind }) => replacedBy(kind) ?? [])
    .map((number) => ({
      words: `Examination ${number} made another preview than the one before it. The newer one is shown; the older one is kept, and the record names both.`,
      link: `The preview before examination ${number}`,
      src: `/desk/evidence/${itemId}/preview?size=${olderSize(number)}`,
    }));
}
