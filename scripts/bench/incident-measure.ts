import {
  BESIDE_GROUP_FROM,
  fits,
  pairPoints,
  sampleOf,
  type PairPoints,
} from "#app/core/triage/incident-fit.ts";
import { countedIn, filedUnder, lookedUnder } from "#app/core/triage/incident-index.ts";
import { counted, scorePair, type Counts } from "#app/core/triage/incident-score.ts";
import {
  qualityOfGroups,
  qualityOfPairs,
  qualityOfTogether,
  sizesOf,
  type KnownReport,
  type Pair,
  type Quality,
} from "./incident-quality.ts";

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
  /**
   * The same where the key of yes is pressed on everything that has one, right or wrong, unread; two incidents have none, and are merged on their pages by a person
   * who sees what most of each tells of. Then counted by pairs of reports that stand together.
   */
  readonly keyed: Quality;
  readonly keyedPairs: Quality;
  /** The same where incidents too are merged unread: what happens if nobody ever reads. Then by pairs. */
  readonly blind: Quality;
  readonly blindPairs: Quality;
  /** Of the suggested pairs, by their points: how many there are, and how many are right. */
  readonly byPoints: ReadonlyMap<string, { readonly said: number; readonly right: number }>;
  /** Pairs that were compared, of all pairs that there are. */
  readonly compared: number;
}

/** Says yes or no to a suggestion between what stands with the one and what with the other. */
type Confirms = (pair: Pair, into: readonly number[], from: readonly number[]) => boolean;

type ScoreOf = (one: number, other: number) => PairPoints;

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
  const keyed = decideAll(
    near,
    scoreOf,
    (_, into, from) =>
      into.length === 1 || from.length === 1 || mostOf(reports, into) === mostOf(reports, from),
  );
  const blind = decideAll(near, scoreOf, () => true);
  return {
    reports: reports.length,
    events: new Set(reports.map(({ event }) => event)).size,
    suggested: qualityOfPairs(reports, read.shown, isRight),
    grouped: qualityOfGroups(reports, read.groups),
    keyed: qualityOfGroups(reports, keyed.groups),
    keyedPairs: qualityOfTogether(reports, keyed.groups),
    blind: qualityOfGroups(reports, blind.groups),
    blindPairs: qualityOfTogether(reports, blind.groups),
    byPoints: countedByPoints(read.shown, isRight),
    compared: near.reduce((sum, { length }) => sum + length, 0),
  };
}

/** The event that most reports of a group tell of. */
function mostOf(reports: readonly KnownReport[], group: readonly number[]): string | null {
  const sizes = sizesOf(group.flatMap((at) => reports[at] ?? []));
  const [most] = [...sizes].toSorted(([, one], [, other]) => other - one);
  return most?.[0] ?? null;
}

const BANDS = [
  [BESIDE_GROUP_FROM, 11],
  [12, 13],
  [14, 16],
  [17, 99],
] as const;

function countedByPoints(shown: readonly Pair[], isRight: (pair: Pair) => boolean) {
  return new Map(
    BANDS.map(([from, to]) => {
      const band = shown.filter(({ points }) => points >= from && points <= to);
      const name = to === 99 ? `${from} and more` : `${from} to ${to}`;
      return [name, { said: band.length, right: band.filter(isRight).length }] as const;
    }),
  );
}

/** Rounds of suggestions and decisions: once a pair stands together its reports are looked at again, for what is not with them yet. */
function decideAll(
  near: readonly (readonly number[])[],
  scoreOf: ScoreOf,
  confirms: Confirms,
): { readonly groups: readonly (readonly number[])[]; readonly shown: readonly Pair[] } {
  const groups = groupsOfOne(near.length);
  const refused = new Map<number, number[]>();
  const shown = new Map<string, Pair>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const best = near.flatMap((others, one) =>
      others
        .filter((other) => groups[one] !== groups[other])
        .map((other) => ({ one, other, points: scoreOf(one, other).points }))
        .filter((pair) => pair.points >= BESIDE_GROUP_FROM && !shown.has(keyOf(pair)))
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
  readonly confirms: Confirms;
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
    const points = scoreOf(pair.one, pair.other);
    if (!fits({ pair: points, across, within: [within(some), within(others)] })) continue;
    shown.push(pair);
    if (!confirms(pair, into, from)) {
      refused.set(pair.one, [...(refused.get(pair.one) ?? []), pair.other]);
      refused.set(pair.other, [...(refused.get(pair.other) ?? []), pair.one]);
      continue;
    }
    into.push(...from);
    for (const moved of from) groups[moved] = into;
  }
  return shown;
}
