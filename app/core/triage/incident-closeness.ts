import { metresBetween } from "../claims/distance.ts";
import type { PlaceTrait, TimeTrait } from "./incident-traits.ts";

// Points are bits: how much likelier two values are of reports about one event than of two that came to the office by chance, as a power of two.
// What they are measured against is the same for every office and is not learnt: a week in which something happens everywhere, and a
// district of four kilometres.

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;
/** An event lasts; people see its beginning or its end. */
const LASTS = 30 * MINUTE;
/** Each quarter of an hour between two times that do not meet takes a point. */
const APART = 15 * MINUTE;
const DISTRICT_METRES = 4_000;
/** A crowd, a street corner and the other side of the road are one place. */
const EXTENT_METRES = 150;
/** Drawn and counted as so far off where the source does not say (evidence-standards 11.3). */
const ASSUMED_METRES = 100;
/** Nothing speaks more against than that: people err by an hour, a day, a street. */
const LEAST = -8;
const MOST = 8;

export interface TimeCloseness {
  readonly points: number;
  readonly one: TimeTrait;
  readonly other: TimeTrait;
  /** Milliseconds between the two ranges; 0 where they meet. */
  readonly gap: number;
}

/** How near two reports are in time, by those of their values that lie nearest; undefined where one has none. */
export function timeCloseness(
  all: readonly TimeTrait[],
  others: readonly TimeTrait[],
): TimeCloseness | undefined {
  return best(all, others, (one, other) => {
    const gap = Math.max(0, one.from - other.to, other.from - one.to);
    const doubt = one.to - one.from + (other.to - other.from) + LASTS;
    const points = Math.log2(WEEK / (doubt + 2 * gap)) - gap / APART;
    return { points: within(points), one, other, gap };
  });
}

export interface PlaceCloseness {
  readonly points: number;
  readonly one: PlaceTrait;
  readonly other: PlaceTrait;
  readonly metres: number;
  /** How far apart they may be and still be one place, by their own radii. */
  readonly reach: number;
}

/** How near two reports are in place, by those of their positions that lie nearest; undefined where one has none. */
export function placeCloseness(
  all: readonly PlaceTrait[],
  others: readonly PlaceTrait[],
): PlaceCloseness | undefined {
  return best(all, others, (one, other) => {
    const metres = metresBetween(one, other);
    const radii = Math.hypot(
      one.radiusMetres ?? ASSUMED_METRES,
      other.radiusMetres ?? ASSUMED_METRES,
    );
    const reach = radii + EXTENT_METRES;
    const beyond = Math.max(0, metres - reach);
    const points = 2 * Math.log2(DISTRICT_METRES / (reach + beyond)) - (3 * beyond) / reach;
    return { points: within(points), one, other, metres, reach };
  });
}

function best<Trait, Found extends { readonly points: number }>(
  all: readonly Trait[],
  others: readonly Trait[],
  compare: (one: Trait, other: Trait) => Found,
): Found | undefined {
  let found: Found | undefined;
  for (const one of all) {
    for (const other of others) {
      const closeness = compare(one, other);
      if (found === undefined || closeness.points > found.points) found = closeness;
    }
  }
  return found;
}

function within(points: number): number {
  return Math.max(LEAST, Math.min(MOST, points));
}
