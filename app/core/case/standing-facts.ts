import type { HelpingFact } from "./exculpatory-causes.ts";
import { topKind, type CaseEntry } from "./sheet-entry.ts";

/** The facts of a case's worksheets that stand: neither they nor what is above them was taken back. */
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

/** Those of them that help the defence, each with how: on the sheet of charges they speak against an element, on that of immunity for it. */
export function helpingFacts(
  facts: readonly CaseEntry[],
  entries: readonly CaseEntry[],
): readonly HelpingFact[] {
  return facts.flatMap((fact): HelpingFact[] => {
    const { side } = fact.values;
    const sheet = topKind(entries, fact);
    if (sheet === "immunity") return side === "for" ? [{ fact, helps: "immunity" }] : [];
    return side === "against" ? [{ fact, helps: "against-element" }] : [];
  });
}
