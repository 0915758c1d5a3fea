import type { HelpingFact } from "./exculpatory-causes.ts";
import type { CaseEntry } from "./sheet-entry.ts";

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

/** Those of them that help the defence, each with how: they speak against an element, or for a defence or immunity. */
export function helpingFacts(
  facts: readonly CaseEntry[],
  entries: readonly CaseEntry[],
): readonly HelpingFact[] {
  return facts.flatMap((fact): HelpingFact[] => {
    const under = entries.find(({ id }) => id === fact.parentId)?.kind;
    const { side } = fact.values;
    if (under === "immunity" || under === "defence") {
      return side === "for" ? [{ fact, helps: under }] : [];
    }
    return side === "against" ? [{ fact, helps: "against-element" }] : [];
  });
}
