import type { Instant } from "#app/core/instant.ts";
import type { Assessment } from "#app/core/claims/assessment.ts";
import type { TimeClaim } from "#app/core/claims/claim.ts";
import { isWhollyRead } from "#app/core/claims/problem.ts";
import type { Surroundings } from "#app/core/claims/surroundings.ts";
import { NEVER_BEST } from "#app/core/claims/time-source.ts";
import { TOLERANCES } from "#app/core/claims/tolerances.ts";

/** What the sender of a file is told of the time in it. */
export type SeenTime =
  /** A wall time, `YYYY-MM-DDTHH:MM:SS`, as the file has it. */
  | { readonly kind: "found"; readonly local: string }
  /** A moment whose wall time the file does not say. */
  | { readonly kind: "moment"; readonly at: Instant }
  /** A date that editors and apps write too, so it may be that of a copy. */
  | { readonly kind: "weak" }
  | { readonly kind: "disagree" | "none" | "unread" };

/** What the sender of a file is told of the place in it. */
export type SeenPlace =
  /** `near` in coarse words; null where no listed place is near, or the position is too rough for one. */
  | { readonly kind: "found"; readonly near: string | null }
  /** `emptied`: the fields are there and hold nothing, as phones leave them. `unclear`: something is there that is no position. */
  | { readonly kind: "disagree" | "emptied" | "unclear" | "none" | "unread" };

/**
 * What a file brought, for whoever sent it: found, not found, or not read, which is not the same. Exact times and places are claims
 * for staff; this says only what a person must know to add in words what is missing.
 */
export interface FirstLook {
  readonly time: SeenTime;
  readonly place: SeenPlace;
}

/** Reads what to tell a sender out of an assessment, whichever readers made it. */
export function firstLookOf(assessment: Assessment): FirstLook {
  const nothing = isWhollyRead(assessment.problems) ? undefined : ({ kind: "unread" } as const);
  return { time: timeSeen(assessment, nothing), place: placeSeen(assessment, nothing) };
}

/**
 * What to tell a sender who was told `before` of a file that was examined since: what the examination found counts, as it read more. What it could not
 * read takes nothing back. Undefined where that is what they were told.
 */
export function correctedLook(before: FirstLook, assessment: Assessment): FirstLook | undefined {
  const found = firstLookOf(assessment);
  const now: FirstLook = {
    time: found.time.kind === "unread" ? before.time : found.time,
    place: found.place.kind === "unread" ? before.place : found.place,
  };
  const isSame = isSameTime(now.time, before.time) && isSamePlace(now.place, before.place);
  return isSame ? undefined : now;
}

function isSameTime(one: SeenTime, other: SeenTime): boolean {
  if (one.kind === "found" && other.kind === "found") return one.local === other.local;
  if (one.kind === "moment" && other.kind === "moment") return one.at === other.at;
  return one.kind === other.kind;
}

function isSamePlace(one: SeenPlace, other: SeenPlace): boolean {
  if (one.kind === "found" && other.kind === "found") return one.near === other.near;
  return one.kind === other.kind;
}

type Unread = { readonly kind: "unread" } | undefined;

function timeSeen({ bestTime, times }: Assessment, unread: Unread): SeenTime {
  if (bestTime === null) return times.some(isWeak) ? { kind: "weak" } : (unread ?? NONE);
  if (bestTime.level === "T0") return { kind: "disagree" };
  if (bestTime.level === "T5") return { kind: "weak" };
  if (bestTime.local !== null) return { kind: "found", local: bestTime.local.slice(0, 19) };
  const at = bestTime.stated ?? bestTime.earliest;
  return at === null ? NONE : { kind: "moment", at };
}

/** A weak trace in the file that says a time, and not only that none is set. */
function isWeak({ source, level, local, earliest }: TimeClaim): boolean {
  return level === "T5" && !NEVER_BEST.has(source) && (local !== null || earliest !== null);
}

function placeSeen(assessment: Assessment, unread: Unread): SeenPlace {
  const { bestPlace, locationStatus } = assessment;
  if (bestPlace?.level === "P0") return { kind: "disagree" };
  if (bestPlace !== null) return { kind: "found", near: nearWords(bestPlace, assessment) };
  switch (locationStatus) {
    case "zeroed-by-device":
      return { kind: "emptied" };
    case "incomplete":
    case "implausible":
      return { kind: "unclear" };
    case "present":
    case "absent":
    case "unread":
    case "removed-by-reporter":
      return unread ?? NONE;
  }
}

const NONE = { kind: "none" } as const;

/** A town whose centre is further off says nothing about where somebody stood. */
const NEAR_METRES = 30_000;

/** The nearest listed town, else the county: never more than a person could see from a road sign. */
function nearWords(
  { latitude, longitude }: { readonly latitude: number | null; readonly longitude: number | null },
  { surroundings }: Pick<Assessment, "surroundings">,
): string | null {
  const around = surroundings?.find(
    (found) => found.latitude === latitude && found.longitude === longitude,
  );
  if (around === undefined || around.reachMetres > TOLERANCES.roughPlaceMetres) return null;
  return townWords(around) ?? countyWords(around);
}

function townWords({ town }: Surroundings): string | null {
  if (town === null || town.metres > NEAR_METRES) return null;
  const within = town.country === "US" ? town.region : town.country;
  return [town.name, within].filter((part) => part !== "").join(", ");
}

function countyWords({ county }: Surroundings): string | null {
  return county === null ? null : `${county.name}, ${county.state}`;
}
