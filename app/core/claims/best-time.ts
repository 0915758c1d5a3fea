import type { Instant } from "#app/core/instant.ts";
import { millisOf } from "#app/core/instant.ts";
import type { TimeClaim } from "#app/core/claims/claim.ts";
import { spellInstant, spellRange, spellSpan } from "#app/core/claims/time-sentence.ts";
import {
  CAPTURE_ORDER,
  CREDENTIAL_TIME,
  DEVICE_CLOCKS,
  GPS_TIME,
  HEADER_TIME,
  NEVER_BEST,
} from "#app/core/claims/time-source.ts";
import type { Tolerances } from "#app/core/claims/tolerances.ts";
import { looksLikeZones } from "#app/core/claims/zone-inference.ts";

/** A claim that has bounds. */
type Bounded = TimeClaim & { readonly earliest: Instant; readonly latest: Instant };

/**
 * The claim to show first, with what the other clocks in the file say of it: its level raised where
 * an independent clock agrees (T1), T0 where one contradicts it. Null where no claim has bounds.
 */
export function bestTime(
  claims: readonly TimeClaim[],
  { durationSeconds, tolerances }: { durationSeconds: number | null; tolerances: Tolerances },
): TimeClaim | null {
  const bounded = claims.filter(isBounded).filter(({ source }) => !NEVER_BEST.has(source));
  const ranked = bounded.toSorted((one, other) => rank(one) - rank(other));
  const best = ranked[0];
  if (best === undefined) return null;
  const signed = claims.find(({ source, level }) => source === CREDENTIAL_TIME && level === "T1");
  if (signed?.latest != null && isAfter(best, signed.latest, tolerances)) {
    return againstSignature(best, signed);
  }
  const gps = bounded.find((claim) => claim.source === GPS_TIME);
  if (gps !== undefined && gps !== best) return againstGps(best, gps, tolerances);
  const header = bounded.find((claim) => claim.source === HEADER_TIME);
  if (header === undefined || header === best || isAssumed(best)) return best;
  return againstHeader(best, header, durationSeconds ?? 0, tolerances);
}

/** Without a zone of its own a time is a range; the zone of the place is an assumption that no clock confirms. */
function isAssumed({ zoneSource }: TimeClaim): boolean {
  return zoneSource === "none" || zoneSource === "inferred-place";
}

function againstGps(best: Bounded, gps: Bounded, tolerances: Tolerances): TimeClaim {
  if (best.zoneSource === "inferred-gps-time") return best;
  if (isAssumed(best)) return rangeAgainstGps(best, gps, tolerances);
  const difference = secondsBetween(gps.earliest, best.earliest);
  const apart = spellSpan(difference);
  if (Math.abs(difference) <= tolerances.clocksAgreeSeconds) {
    const within = spellSpan(Math.max(1, Math.ceil(Math.abs(difference))));
    if (!DEVICE_CLOCKS.has(best.source) || gps.level !== "T2") {
      return {
        ...best,
        sentence: `${best.sentence} The time of the position in the same file is within ${within}.`,
      };
    }
    const sentence = `Taken at ${spellInstant(best.earliest)} ± ${within} (two independent clocks agree: the device's and the position's).`;
    return { ...best, ...spanOf(best, gps), level: "T1", sentence, ...leaning(best, gps) };
  }
  if (Math.abs(difference) <= tolerances.clocksConflictSeconds) {
    return { ...best, sentence: `${best.sentence} The time of the position differs by ${apart}.` };
  }
  return contradicted(best, gps, difference, tolerances);
}

function isAfter({ earliest }: Bounded, signedAt: Instant, tolerances: Tolerances): boolean {
  return secondsBetween(signedAt, earliest) > tolerances.clocksConflictSeconds;
}

/** Nobody signs what was not yet made. */
function againstSignature(best: Bounded, signed: TimeClaim): TimeClaim {
  const earliest = null;
  const sentence = `Contradicted. ${best.sentence} ${signed.sentence} Both cannot be right: a clock that was set wrong does this too.`;
  return { ...best, earliest, level: "T0", sentence };
}

/** A range is contradicted only by a later fix: an earlier one may be old. */
function rangeAgainstGps(best: Bounded, gps: Bounded, tolerances: Tolerances): TimeClaim {
  const after = secondsBetween(best.latest, gps.earliest);
  if (after > tolerances.clocksConflictSeconds) {
    const sentence = `Contradicted. ${best.sentence} ${gps.sentence} Both cannot be right.`;
    return { ...best, ...spanOf(best, gps), level: "T0", sentence };
  }
  return best;
}

function againstHeader(
  best: Bounded,
  header: Bounded,
  duration: number,
  tolerances: Tolerances,
): TimeClaim {
  const later = secondsBetween(best.earliest, header.earliest);
  if (
    later >= -tolerances.headerBeforeSeconds &&
    later <= duration + tolerances.headerAfterSeconds
  ) {
    if (!DEVICE_CLOCKS.has(best.source)) {
      return {
        ...best,
        sentence: `${best.sentence} The movie header agrees to ${spellSpan(later)}.`,
      };
    }
    const sentence = `Recorded from ${spellInstant(best.earliest)} on (the stated start and the movie header agree to ${spellSpan(later)}).`;
    const level = best.level === "T2" ? "T1" : best.level;
    return { ...best, level, sentence, ...leaning(best, header) };
  }
  // Counted from the start of the recording, and from its end, which many recorders write.
  if ([later, later - duration].some((apart) => looksLikeZones(apart, tolerances))) {
    const sentence = `${best.sentence} The movie header is ${spellSpan(later)} ${later > 0 ? "later" : "earlier"}, as two time zones are: some recorders write local time there. A later export makes them differ too.`;
    return { ...best, sentence };
  }
  if (later > 0) {
    const sentence = `${best.sentence} The movie header is ${spellSpan(later)} later: this copy may have been exported or edited then.`;
    return { ...best, sentence };
  }
  return contradicted(best, header, later, tolerances);
}

/** What agrees with a time carries it too. */
function leaning(best: TimeClaim, other: TimeClaim): Pick<TimeClaim, "leansOn"> {
  if (other.id === undefined) return {};
  const agreeing = { kind: "time", on: other.id, for: "agreement" } as const;
  return { leansOn: [...(best.leansOn ?? []), agreeing] };
}

/** What else makes two times of one file differ; nothing in the file tells which it is. */
const OTHER_REASONS =
  "A clock that was set wrong, a position that was found long before, and a later export make times differ too.";

function contradicted(
  best: Bounded,
  other: Bounded,
  difference: number,
  tolerances: Tolerances,
): TimeClaim {
  const how = looksLikeZones(difference, tolerances)
    ? `They differ by ${spellSpan(difference)}, as two time zones do: a zone may be stated that the clock was not set to. ${OTHER_REASONS}`
    : `They differ by ${spellSpan(difference)}. ${OTHER_REASONS}`;
  const sentence = `Contradicted: ${best.source} gives ${spellRange(best.earliest, best.latest)}, ${other.source} gives ${spellRange(other.earliest, other.latest)}. ${how}`;
  return { ...best, ...spanOf(best, other), level: "T0", sentence };
}

/** Contradicted claims bound the time only together. */
function spanOf(one: Bounded, other: Bounded): { earliest: Instant; latest: Instant } {
  return {
    earliest: one.earliest < other.earliest ? one.earliest : other.earliest,
    latest: one.latest > other.latest ? one.latest : other.latest,
  };
}

function secondsBetween(from: Instant, to: Instant): number {
  return (millisOf(to) - millisOf(from)) / 1000;
}

function isBounded(claim: TimeClaim): claim is Bounded {
  return claim.earliest !== null && claim.latest !== null;
}

function rank(claim: TimeClaim): number {
  const place = CAPTURE_ORDER.indexOf(claim.source);
  return place === -1 ? CAPTURE_ORDER.length : place;
}
