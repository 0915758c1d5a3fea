import type { Instant } from "#app/core/instant.ts";
import { millisOf } from "#app/core/instant.ts";
import type { TimeClaim } from "#app/core/claims/claim.ts";
import type { Against } from "#app/core/claims/contradicted-time.ts";
import { contradictedTime } from "#app/core/claims/contradicted-time.ts";
import type { Comparison } from "#app/core/claims/time-contradiction.ts";
import {
  comparisonOf,
  contradictionBetween,
  isAssumed,
  isZonesApart,
  rankedTimes,
} from "#app/core/claims/time-contradiction.ts";
import { withReadersMark } from "#app/core/claims/two-readers.ts";
import { quote, spellInstant, spellSpan } from "#app/core/claims/time-sentence.ts";
import { DEVICE_CLOCKS, GPS_TIME, HEADER_TIME } from "#app/core/claims/time-source.ts";
import type { Tolerances } from "#app/core/claims/tolerances.ts";

/** What the best time is found under. */
export interface BestTimeTerms {
  readonly durationSeconds: number | null;
  readonly tolerances: Tolerances;
  /** The file says that satellites found its position: only then the time beside it is surely another clock than the device's. */
  readonly fixBySatellites?: boolean;
}

/** A claim that has bounds. */
type Bounded = TimeClaim & { readonly earliest: Instant; readonly latest: Instant };

/**
 * The claim to show first, with what the other times in the file say of it: T0 where one of them cannot be true together with it, whatever
 * else agrees; else its level raised where an independent clock agrees (T1). Null where no claim has bounds.
 */
export function bestTime(claims: readonly TimeClaim[], terms: BestTimeTerms): TimeClaim | null {
  const bounded = rankedTimes(claims).filter(isBounded);
  const best = bounded[0];
  if (best === undefined) return null;
  const comparison = comparisonOf(claims, terms);
  const against = claims.flatMap((claim) => {
    const seconds = claim === best ? undefined : contradictionBetween(best, claim, comparison);
    return seconds === undefined ? [] : [{ claim, seconds }];
  });
  const bySatellites = terms.fixBySatellites === true;
  const judged = judgedBest(best, { bounded, against, comparison, bySatellites });
  const sentence = [
    judged.sentence,
    ...(judged.sentence === best.sentence ? betterLevelled(best, bounded) : []),
    ...refusedClocks(best, claims),
  ].join(" ");
  return { ...judged, sentence: withReadersMark(sentence, best.sentence) };
}

const WEAK: readonly TimeClaim["level"][] = ["T4", "T5"];
const FIRM: readonly TimeClaim["level"][] = ["T1", "T2", "T3"];

/** What a weak time that speaks first leaves unsaid: another field of the file has a time at a better level. */
function betterLevelled(best: TimeClaim, bounded: readonly TimeClaim[]): string[] {
  const better = WEAK.includes(best.level)
    ? bounded.find(({ level }) => FIRM.includes(level))
    : undefined;
  return better === undefined
    ? []
    : [`${better.source} in this file has a better level (${better.level}): ${better.sentence}`];
}

/** A device's own clock that was read and bounds nothing, as one that ran ahead of ours: the time that is shown instead does not hide it. */
function refusedClocks(best: TimeClaim, claims: readonly TimeClaim[]): string[] {
  const refused = claims.filter(
    ({ source, local, earliest }) =>
      DEVICE_CLOCKS.has(source) && source !== best.source && local !== null && earliest === null,
  );
  return refused.map(
    ({ source, raw }) =>
      `The device's clock in ${source} says ${quote(raw)}, from which nothing is derived: its own sentence says why.`,
  );
}

interface BesideBest {
  readonly bounded: readonly Bounded[];
  readonly against: readonly Against[];
  readonly comparison: Comparison;
  readonly bySatellites: boolean;
}

function judgedBest(best: Bounded, beside: BesideBest): TimeClaim {
  const { bounded, against, comparison } = beside;
  const { tolerances } = comparison;
  if (against.length > 0) return contradictedTime(best, against, tolerances);
  const gps = bounded.find(({ source, block }) => source === GPS_TIME && block === best.block);
  if (gps !== undefined && gps !== best) return besideGps(best, gps, beside);
  const header = bounded.find((claim) => claim.source === HEADER_TIME);
  if (header === undefined || header === best || isAssumed(best)) return best;
  return besideHeader(best, header, comparison);
}

/** What an assumed zone makes of the position beside it: long before, the device may have been carried into another one since. */
function besideOldFix(best: Bounded, gps: Bounded, tolerances: Tolerances): TimeClaim {
  const older = secondsBetween(gps.latest, best.earliest);
  const later = secondsBetween(best.latest, gps.earliest);
  if (older > tolerances.staleFixSeconds) {
    const noted = `By that zone the position in this file was found ${spellSpan(older, "down")} or more before: the device may have been carried into another zone since.`;
    return { ...best, sentence: `${best.sentence} ${noted}` };
  }
  if (later <= tolerances.clocksAgreeSeconds) return best;
  const noted = `By that zone the position in this file was found ${spellSpan(later)} after it.`;
  return { ...best, sentence: `${best.sentence} ${noted}` };
}

function besideGps(
  best: Bounded,
  gps: Bounded,
  { comparison: { tolerances }, bySatellites }: BesideBest,
): TimeClaim {
  if (best.zoneSource === "inferred-place") return besideOldFix(best, gps, tolerances);
  if (isAssumed(best) || best.zoneSource === "inferred-gps-time") return best;
  const difference = secondsBetween(gps.earliest, best.earliest);
  if (Math.abs(difference) > tolerances.clocksAgreeSeconds) {
    const noted = `The time of the position differs by ${spellSpan(difference)}.`;
    return { ...best, sentence: `${best.sentence} ${noted}` };
  }
  const within = spellSpan(Math.max(1, Math.abs(difference)), "up");
  if (!DEVICE_CLOCKS.has(best.source) || gps.level !== "T2") {
    return {
      ...best,
      sentence: `${best.sentence} The time of the position in the same file is within ${within}.`,
    };
  }
  const at = spellInstant(best.earliest);
  // Where both may be one clock, that they agree bounds no error of it.
  const sentence = bySatellites
    ? `Taken at ${at} ± ${within} (two independent clocks agree: the device's and the satellites').`
    : `The device's clock says ${at}, and the time of the position agrees within ${within}; the file does not say how the position was found, so that both may be one clock, which was not checked.`;
  return { ...best, ...spanOf(best, gps), level: "T1", sentence, ...leaning(best, gps) };
}

function besideHeader(
  best: Bounded,
  header: Bounded,
  { durationSeconds: duration, tolerances }: Comparison,
): TimeClaim {
  const later = secondsBetween(best.earliest, header.stated ?? header.earliest);
  if (
    later >= -tolerances.headerBeforeSeconds &&
    later <= duration + tolerances.headerAfterSeconds
  ) {
    if (!DEVICE_CLOCKS.has(best.source)) {
      return {
        ...best,
        sentence: `${best.sentence} The movie header agrees ${closeness(later, duration)}.`,
      };
    }
    const sentence = `By the device's clock, which was not checked, recorded from ${spellInstant(best.earliest)} on (the stated start and the movie header, both by that clock, agree ${closeness(later, duration)}).`;
    const level = best.level === "T2" ? "T1" : best.level;
    return { ...best, level, sentence, ...leaning(best, header) };
  }
  if (isZonesApart(later, duration, tolerances)) {
    const sentence = `${best.sentence} The movie header is ${spellSpan(later)} ${later > 0 ? "later" : "earlier"}, as two time zones are: some recorders write local time there. A later export makes them differ too.`;
    return { ...best, sentence };
  }
  const noted =
    later > 0
      ? `The movie header is ${spellSpan(later)} later: this copy may have been exported or edited then.`
      : `The movie header is ${spellSpan(later)} earlier.`;
  return { ...best, sentence: `${best.sentence} ${noted}` };
}

/** How near a header lies to the start, or to the end where it is nearer to that. Both are written in whole seconds. */
function closeness(later: number, duration: number): string {
  const isOfEnd = Math.abs(later - duration) < Math.abs(later);
  const seconds = isOfEnd ? later - duration : later;
  const size = Math.round(seconds) === 0 ? "to the second" : `to ${spellSpan(seconds, "up")}`;
  return isOfEnd ? `${size}, counted from the recording's end` : size;
}

/** What agrees with a time carries it too. */
function leaning(best: TimeClaim, other: TimeClaim): Pick<TimeClaim, "leansOn"> {
  if (other.id === undefined) return {};
  const agreeing = { kind: "time", on: other.id, for: "agreement" } as const;
  return { leansOn: [...(best.leansOn ?? []), agreeing] };
}

/** Clocks that agree bound the time together. */
function spanOf(
  one: Bounded,
  other: Bounded,
): Pick<Bounded, "earliest" | "latest" | "endsAtReceipt"> {
  const last = one.latest > other.latest ? one : other;
  return {
    earliest: one.earliest < other.earliest ? one.earliest : other.earliest,
    latest: last.latest,
    ...(one.endsAtReceipt === true ? { endsAtReceipt: last === one } : {}),
  };
}

function secondsBetween(from: Instant, to: Instant): number {
  return (millisOf(to) - millisOf(from)) / 1000;
}

function isBounded(claim: TimeClaim): claim is Bounded {
  return claim.earliest !== null && claim.latest !== null;
}
