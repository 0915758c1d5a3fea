import type { ReportTraits } from "#app/core/triage/incident-traits.ts";

/** A report of which it is known what it tells of; null where it tells of nothing that anybody else tells of. */
export interface KnownReport {
  readonly event: string | null;
  readonly traits: ReportTraits;
}

/** Of so many that were said, so many were right; of so many that there are, so many were found. */
export interface Quality {
  readonly said: number;
  readonly right: number;
  readonly there: number;
  readonly precision: number;
  readonly recall: number;
}

/** Two reports, by where they stand in the set, with the points of the two. */
export interface Pair {
  readonly one: number;
  readonly other: number;
  readonly points: number;
}

/** Of the pairs that are shown: how many are of one event; of the reports with others of their event: how many got one that is. */
export function qualityOfPairs(
  reports: readonly KnownReport[],
  shown: readonly Pair[],
  isRight: (pair: Pair) => boolean,
): Quality {
  const right = shown.filter(isRight);
  const served = new Set(right.flatMap(({ one, other }) => [one, other]));
  const there = [...sizesOf(reports).values()]
    .filter((size) => size > 1)
    .reduce((sum, one) => sum + one, 0);
  const quality = { said: shown.length, right: right.length, there };
  return { ...quality, precision: right.length / shown.length, recall: served.size / there };
}

/** B-cubed: report by report, of those beside it how many are of its event, of those of its event how many stand beside it; the mean over reports. */
export function qualityOfGroups(
  reports: readonly KnownReport[],
  groups: readonly (readonly number[])[],
): Quality {
  const sizes = sizesOf(reports);
  let [precision, recall, said, right, there] = [0, 0, 0, 0, 0];
  for (const [at, { event }] of reports.entries()) {
    const group = groups[at] ?? [];
    const same = group.filter(
      (one) => one === at || (event !== null && reports[one]?.event === event),
    );
    // A report that stands alone and is alone says nothing of how good grouping is.
    const size = event === null ? 1 : (sizes.get(event) ?? 1);
    if (group.length > 1) {
      said += 1;
      right += same.length === group.length ? 1 : 0;
      precision += same.length / group.length;
    }
    if (size > 1) {
      there += 1;
      recall += same.length / size;
    }
  }
  return { said, right, there, precision: precision / said, recall: recall / there };
}

/** Pairwise: of all pairs of reports that stand in one group how many are of one event, of all pairs of one event how many stand in one group. */
export function qualityOfTogether(
  reports: readonly KnownReport[],
  groups: readonly (readonly number[])[],
): Quality {
  const pairsOf = (members: number) => (members * (members - 1)) / 2;
  const sum = (of: Iterable<number>) => [...of].reduce((all, members) => all + pairsOf(members), 0);
  const [said, there] = [
    sum([...new Set(groups)].map(({ length }) => length)),
    sum(sizesOf(reports).values()),
  ];
  const right = [...new Set(groups)].reduce(
    (all, group) => all + sum(sizesOf(group.flatMap((at) => reports[at] ?? [])).values()),
    0,
  );
  return { said, right, there, precision: right / said, recall: right / there };
}

/** How many reports of a set tell of each event. */
export function sizesOf(reports: readonly KnownReport[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const { event } of reports) {
    if (event !== null) sizes.set(event, (sizes.get(event) ?? 0) + 1);
  }
  return sizes;
}
