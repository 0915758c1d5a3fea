import type { CaseFile, Exhibit } from "#app/adapters/database/case-store.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import { nextBatesRanges } from "#app/core/exhibits/bates.ts";
import type { Instant } from "#app/core/instant.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Person } from "#app/core/people/authorise.ts";

/**
 * Gives every exhibit that has none yet its Bates numbers, in the order of the exhibits, each with its record. Says the last number
 * that was ever given in the case. A case keeps the prefix of its first number. Every original is produced as a native so far, under one
 * number: its pages are not counted, and a number that was given stays.
 */
export async function giveBates(
  stores: Pick<Stores, "bates">,
  act: {
    readonly by: Person;
    readonly now: Instant;
    readonly file: CaseFile;
    readonly exhibits: readonly Exhibit[];
    readonly officePrefix: string;
  },
): Promise<number> {
  const { by, now, file } = act;
  const before = await stores.bates.ofCase(file.id);
  const have = new Set(before.map(({ itemId }) => itemId));
  const lacking = act.exhibits.filter(({ itemId }) => !have.has(itemId));
  const prefix = before[0]?.prefix ?? act.officePrefix;
  const lastGiven = before.at(-1)?.last ?? 0;
  const ranges = nextBatesRanges(
    prefix,
    lastGiven,
    lacking.map(() => 1),
  );
  for (const [at, { itemId }] of lacking.entries()) {
    const range = ranges[at];
    if (range === undefined) throw new Error("an exhibit without a number");
    await stores.bates.give(
      { ...range, itemId, caseId: file.id, at: now },
      {
        ev: "item.bates_assigned",
        subj: itemId,
        actor: actorOf(by),
        obj: { ...range, proceeding: file.id },
        disclosures: [actorName(by), { name: "case", value: file.title }],
      },
    );
  }
  return ranges.at(-1)?.last ?? lastGiven;
}
