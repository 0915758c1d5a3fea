import type { FileKind } from "../evidence/file-kind.ts";
import type { FileCounts } from "./queue-list.tsx";

/** How many files of which kind. */
export function countFiles(
  items: readonly { readonly kind: FileKind; readonly sealed: boolean }[],
): FileCounts {
  const of = (kind: FileKind): number => items.filter((item) => item.kind === kind).length;
  const photos = of("photo");
  const videos = of("video");
  return { photos, videos, others: items.length - photos - videos };
}
