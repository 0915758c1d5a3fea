import type { CaseEntry } from "./sheet-entry.ts";

/** The facts of a case's worksheet that stand: neither they nor the element and charge above them were taken back. */
export function standingFacts<Entry extends CaseEntry>(
  entries: readonly Entry[],
): readonly Entry[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const stands = (entry: Entry | undefined): boolean =>
    entry !== undefined &&
    !entry.withdrawn &&
    (entry.parentId === null || stands(byId.get(entry.parentId)));
  return entries.filter((entry) => entry.kind === "fact" && stands(entry));
}
