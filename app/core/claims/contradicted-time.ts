import type { TimeClaim } from "#app/core/claims/claim.ts";
import { spellInstant, spellRange, spellSpan, spellWall } from "#app/core/claims/time-sentence.ts";
import {
  CREDENTIAL_TIME,
  GPS_TIME,
  HEADER_TIME,
  LOCATION_DATE,
} from "#app/core/claims/time-source.ts";
import type { Tolerances } from "#app/core/claims/tolerances.ts";
import { looksLikeZones } from "#app/core/claims/zone-inference.ts";

/** A time of the same file that cannot be true together with the best one, and by how many seconds. */
export interface Against {
  readonly claim: TimeClaim;
  readonly seconds: number;
}

/**
 * The best time of a file whose other times contradict it (T0, evidence-standards 11.2): all are printed, and they bound the time only together.
 * Below a signature, which bounds nothing from below, there is no earliest.
 */
export function contradictedTime(
  best: TimeClaim,
  against: readonly Against[],
  tolerances: Tolerances,
): TimeClaim {
  const all = [best, ...against.map(({ claim }) => claim)];
  const said = all.map((claim) => `${claim.source}${blockWords(claim)} ${given(claim)}`);
  const span = spanOf(all);
  const sentence = [
    `Contradicted: ${said.join(", ")}.`,
    differenceWords(against, tolerances),
    reasonWords(best, against),
    ...(span.endsAtReceipt ? [ENDED_BY_US] : []),
  ].join(" ");
  return { ...best, ...span, level: "T0", sentence };
}

function blockWords({ block }: TimeClaim): string {
  return block === undefined ? "" : ` of EXIF block ${block}`;
}

const ENDED_BY_US =
  "The later end of what they leave open was set by us, at when this file was received: nothing in it can be later.";

function given({ source, local, offset, earliest, latest, stated }: TimeClaim): string {
  if (stated !== undefined) return `gives ${spellInstant(stated)}, said to be UTC`;
  if (source === CREDENTIAL_TIME && latest !== null) return `was there by ${spellInstant(latest)}`;
  if (local !== null && offset === null) return `gives ${spellWall(local)} without a time zone`;
  return earliest === null || latest === null
    ? "gives none"
    : `gives ${spellRange(earliest, latest)}`;
}

function differenceWords(against: readonly Against[], tolerances: Tolerances): string {
  const spans = [...new Set(against.map(({ seconds }) => spellSpan(seconds)))].join(" and ");
  return against.every(({ seconds }) => looksLikeZones(seconds, tolerances))
    ? `They differ by ${spans}, as two time zones do: a zone may be stated that the clock was not set to.`
    : `They differ by ${spans}.`;
}

/** What else makes such times differ; nothing in the file tells which it is. */
function reasonWords(best: TimeClaim, against: readonly Against[]): string {
  const sources = new Set(against.map(({ claim }) => claim.source));
  const reasons = ["a clock that was set wrong"];
  const isOtherBlock = against.some(
    ({ claim }) => claim.source === best.source && claim.block !== best.block,
  );
  if (sources.delete(best.source)) {
    reasons.push(
      isOtherBlock
        ? "an EXIF block that was left from another picture"
        : "a field that two readers took differently",
    );
  }
  if ([GPS_TIME, LOCATION_DATE].filter((one) => sources.delete(one)).length > 0)
    reasons.push("a position that was found long before");
  if (sources.delete(HEADER_TIME)) reasons.push("a later export");
  sources.delete(CREDENTIAL_TIME);
  if (sources.size > 0) reasons.push("a program that wrote a date of its own into a copy");
  const [first = "", ...others] = reasons;
  const named = [first, ...others].join(", or ");
  return `Not all can be right: ${named} makes times differ, and nothing in the file tells which it is.`;
}

function spanOf(
  all: readonly TimeClaim[],
): Pick<TimeClaim, "earliest" | "latest"> & { readonly endsAtReceipt: boolean } {
  const starts = all.map(({ earliest }) => earliest);
  const ends = all.map(({ latest }) => latest).filter((one) => one !== null);
  const bounded = starts.filter((one) => one !== null).toSorted();
  const latest = ends.toSorted().at(-1) ?? null;
  return {
    earliest: bounded.length < starts.length ? null : (bounded[0] ?? null),
    latest,
    endsAtReceipt: all.some((one) => one.latest === latest && one.endsAtReceipt === true),
  };
}
