import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { ReportId } from "#app/core/ids.ts";
import { pairPoints, sampleOf, type GroupPoints } from "#app/core/triage/incident-fit.ts";
import { countedIn } from "#app/core/triage/incident-index.ts";
import { scorePair } from "#app/core/triage/incident-score.ts";
import type { ReportTraits } from "#app/core/triage/incident-traits.ts";
import { traitsOf } from "./report-traits.ts";
import { countsFor, type Veil } from "./token-counts.ts";

/**
 * What two groups of reports have in common across, and each within itself, by some of each. Pictures that look alike are not looked for. A report that is gone
 * or was called junk says nothing.
 */
export async function compareGroups(
  stores: ReadStores,
  { zone, veil }: { readonly zone: string; readonly veil: Veil },
  groups: readonly [readonly ReportId[], readonly ReportId[]],
): Promise<Omit<GroupPoints, "pair">> {
  const some = await traitsOfSome(stores, zone, groups[0]);
  const others = await traitsOfSome(stores, zone, groups[1]);
  const counts = await countsFor(stores, veil, [...some, ...others].flatMap(countedIn));
  const points = (one: ReportTraits, other: ReportTraits) =>
    pairPoints(scorePair(one, other, counts));
  const within = (members: readonly ReportTraits[]) =>
    members.flatMap((one, at) => members.slice(at + 1).map((other) => points(one, other)));
  return {
    across: some.flatMap((one) => others.map((other) => points(one, other))),
    within: [within(some), within(others)],
  };
}

async function traitsOfSome(
  stores: ReadStores,
  zone: string,
  members: readonly ReportId[],
): Promise<readonly ReportTraits[]> {
  const found: ReportTraits[] = [];
  for (const id of sampleOf(members.toSorted())) {
    const read = await traitsOf(stores, zone, id);
    if (read !== undefined) found.push(read.traits);
  }
  return found;
}
