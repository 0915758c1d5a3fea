import { fits, pairPoints, sampleOf, type PairPoints } from "#app/core/triage/incident-fit.ts";
import { countedIn, filedUnder, lookedUnder } from "#app/core/triage/incident-index.ts";
import {
  counted,
  scorePair,
  SUGGESTED_FROM,
  type Counts,
} from "#app/core/triage/incident-score.ts";
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

export interface Measured {
  readonly reports: number;
  readonly events: number;
  /** Pairs that are shown to people: of each report the best few. Recall: reports with others of their event that got one right. */
  readonly suggested: Quality;
  /**
   * Groups once every right suggestion was confirmed and every wrong one rejected, report by report (B-cubed): of those beside it how many are of its
   * event, of those of its event how many stand beside it.
   */
  readonly grouped: Quality;
  /** The same where everything that is shown is confirmed, right or wrong: what happens if nobody reads. */
  readonly blind: Quality;
  /** Pairs that were compared, of all pairs that there are. */
  readonly compared: number;
}

type ScoreOf = (one: number, other: number) => PairPoints;

interface Pair {
  readonly one: number;
  readonly other: number;
  readonly points: number;
}

/** As the desk does it: how many reports are compared with each, and how many suggestions a report gets. */
const MOST_COMPARED = 60;
const MOST_SUGGESTED = 3;
const ROUNDS = 3;

/** Lets the desk's rules loose on reports of which it is known what they tell of. */
export function measureIncidents(reports: readonly KnownReport[]): Measured {
  const counts = countsOf(reports);
  const near = candidatesOf(reports, counts);
  const scored = new Map<number, PairPoints>();
  const scoreOf: ScoreOf = (one, other) => {
    const [first, second] = one < other ? [one, other] : [other, one];
    const key = first * reports.length + second;
    const known = scored.get(key);
    if (known !== undefined) return known;
    const [a, b] = [reports[first], reports[second]];
    if (a === undefined || b === undefined) throw new Error("no such report");
    const score = pairPoints(scorePair(a.traits, b.traits, counts));
    scored.set(key, score);
    return score;
  };
  const isRight = ({ one, other }: Pair) => {
    const event = reports[one]?.event ?? null;
    return event !== null && event === reports[other]?.event;
  };
  const read = decideAll(near, scoreOf, isRight);
  return {
    reports: reports.length,
    events: new Set(reports.map(({ event }) => event)).size,
    suggested: qualityOfPairs(reports, read.shown, isRight),
    grouped: qualityOfGroups(reports, read.groups),
    blind: qualityOfGroups(reports, decideAll(near, scoreOf, () => true).groups),
    compared: near.reduce((sum, { length }) => sum + length, 0),
  };
}

/** Rounds of suggestions and decisions: once a pair stands together its reports are looked at again, for what is not with them yet. */
function decideAll(
  near: readonly (readonly number[])[],
  scoreOf: ScoreOf,
  confirms: (pair: Pair) => boolean,
): { readonly groups: readonly (readonly number[])[]; readonly shown: readonly Pair[] } {
  const groups = groupsOfOne(near.length);
  const refused = new Map<number, number[]>();
  const shown = new Map<string, Pair>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const best = near.flatMap((others, one) =>
      others
        .filter((other) => groups[one] !== groups[other])
        .map((other) => ({ one, other, points: scoreOf(one, other).points }))
        .filter((pair) => pair.points >= SUGGESTED_FROM && !shown.has(keyOf(pair)))
        .toSorted((a, b) => b.points - a.points || a.other - b.other)
        .slice(0, MOST_SUGGESTED),
    );
    const decided = decideSome({ groups, refused, scoreOf, confirms }, best);
    for (const pair of decided) shown.set(keyOf(pair), pair);
  }
  return { groups, shown: [...shown.values()] };
}

function groupsOfOne(count: number): number[][] {
  return Array.from({ length: count }, (_, at) => [at]);
}

function keyOf({ one, other }: Pair): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

function countsOf(reports: readonly KnownReport[]): Counts {
  const times = new Map<string, number>();
  for (const { traits } of reports) {
    for (const what of countedIn(traits)) times.set(what, (times.get(what) ?? 0) + 1);
  }
  return { reports: reports.length, of: (what) => times.get(what) ?? 0 };
}

/** For each report those that share most with it, by the index alone. */
function candidatesOf(reports: readonly KnownReport[], counts: Counts): number[][] {
  const rarity = (word: string) => counts.of(counted.storyWord(word));
  const filed = new Map<string, number[]>();
  for (const [at, { traits }] of reports.entries()) {
    for (const token of filedUnder(traits, rarity)) {
      const there = filed.get(token);
      if (there === undefined) filed.set(token, [at]);
      else there.push(at);
    }
  }
  return reports.map(({ traits }, at) => {
    const weight = new Map<number, number>();
    for (const token of lookedUnder(traits, rarity)) {
      const there = filed.get(token) ?? [];
      for (const other of there) {
        if (other !== at) weight.set(other, (weight.get(other) ?? 0) + 1 / there.length);
      }
    }
    return [...weight]
      .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, MOST_COMPARED)
      .map(([other]) => other);
  });
}

interface Deciding {
  /** Of each report the group that it stands in. */
  readonly groups: number[][];
  /** Of each report those that somebody said it is not with. */
  readonly refused: Map<number, number[]>;
  readonly scoreOf: ScoreOf;
  readonly confirms: (pair: Pair) => boolean;
}

/** Decides suggestions, best first: a new incident, into one, a merge, or no. What does not fit the rest is not shown. Answers what was. */
function decideSome({ groups, refused, scoreOf, confirms }: Deciding, best: readonly Pair[]) {
  const shown: Pair[] = [];
  const within = (members: readonly number[]) =>
    members.flatMap((a, at) => members.slice(at + 1).map((b) => scoreOf(a, b)));
  for (const pair of best.toSorted((a, b) => b.points - a.points)) {
    const [into, from] = [groups[pair.one] ?? [], groups[pair.other] ?? []];
    // What somebody said no to is not asked again, nor of what stands with it.
    const isRefused = into.some((a) => refused.get(a)?.some((b) => groups[b] === from));
    if (into === from || isRefused) continue;
    const [some, others] = [sampleOf(into), sampleOf(from)];
    const across = some.flatMap((a) => others.map((b) => scoreOf(a, b)));
    // The pair itself is worth showing; of a sample it need not be a part.
    across.push(scoreOf(pair.one, pair.other));
    if (!fits({ across, within: [within(some), within(others)] })) continue;
    shown.push(pair);
    if (!confirms(pair)) {
      refused.set(pair.one, [...(refused.get(pair.one) ?? []), pair.other]);
      refused.set(pair.other, [...(refused.get(pair.other) ?? []), pair.one]);
      continue;
    }
    into.push(...from);
    for (const moved of from) groups[moved] = into;
  }
  return shown;
}

function qualityOfPairs(
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

function qualityOfGroups(
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

function sizesOf(reports: readonly KnownReport[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const { event } of reports) {
    if (event !== null) sizes.set(event, (sizes.get(event) ?? 0) + 1);
  }
  return sizes;
}
