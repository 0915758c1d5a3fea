import { originalName } from "#app/core/intake/original-name.ts";
import type { UseCases } from "#app/use-cases/bind.ts";

type Item = NonNullable<Awaited<ReturnType<UseCases["readDraft"]>>>["items"][number];

/** A file of a draft or a report as its sender is told of it. */
export function sentFile(item: Item) {
  return {
    id: item.id,
    name: originalName(item.originalName).display,
    size: item.size,
    state: item.state,
    sha256: item.state === "sealed" ? item.sha256 : null,
  };
}
