import type { ItemId, PersonId, PlacementId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import { metresBetween } from "./distance.ts";

/** How staff found out where a file was made. */
export const PLACE_METHODS = [
  "reference-imagery",
  "landmarks",
  "place-list",
  "other-file",
] as const;
/** How staff found out when a file was made. */
export const TIME_METHODS = [
  "visible-clock",
  "synchronised-clip",
  "sun-or-weather",
  "other-record",
] as const;

export type PlaceMethod = (typeof PLACE_METHODS)[number];
export type TimeMethod = (typeof TIME_METHODS)[number];

/** Where or when a file was made, as somebody of the office worked it out: never read from the file. */
export type Placed =
  | {
      readonly kind: "place";
      readonly method: PlaceMethod;
      /** Degrees, WGS 84. */
      readonly latitude: number;
      readonly longitude: number;
      /** How far it may be off. Nobody works out a place exactly. */
      readonly radiusMetres: number;
    }
  | {
      readonly kind: "time";
      readonly method: TimeMethod;
      readonly earliest: Instant;
      readonly latest: Instant;
    };

/** What a second person said of it. */
export interface PlacementReview {
  readonly by: PersonId;
  readonly at: Instant;
  readonly agreed: boolean;
  readonly note: string;
}

export interface Placement {
  readonly id: PlacementId;
  readonly itemId: ItemId;
  readonly placed: Placed;
  /** What was seen and compared, in words. */
  readonly basis: string;
  readonly setBy: PersonId;
  readonly setAt: Instant;
  readonly review: PlacementReview | null;
  /** When whoever made it took it back; it stays readable. */
  readonly withdrawnAt: Instant | null;
}

export type PlacementLevel = "P0" | "P1" | "P2" | "P3" | "T0" | "T1" | "T3" | "T4";

export interface JudgedPlacement {
  readonly placement: Placement;
  readonly level: PlacementLevel;
  /** The sentence to print with it. */
  readonly sentence: string;
}

/**
 * Levels of what staff worked out for one file (evidence-standards 11.4, 11.5). One person alone is a lead: P3, T4. A second who agrees
 * makes it P2, T3; two that were agreed on, made by different people and compatible, support each other: P1, T1. One that the second
 * person does not share is P0, T0, and stays to be read. What was taken back has no level and is left out.
 */
export function judgePlacements(placements: readonly Placement[]): JudgedPlacement[] {
  const standing = placements.filter(({ withdrawnAt }) => withdrawnAt === null);
  return standing.map((placement) => {
    const isSupported = standing.some((other) => supports(placement, other));
    return { placement, ...judged(placement, isSupported) };
  });
}

function judged(
  { placed, review }: Placement,
  isSupported: boolean,
): { readonly level: PlacementLevel; readonly sentence: string } {
  const place = placed.kind === "place";
  const what = `Worked out by the office, not read from the file: ${METHOD_WORDS[placed.method]}`;
  if (review === null) {
    return {
      level: place ? "P3" : "T4",
      sentence: `${what}. Nobody else has looked at it yet.`,
    };
  }
  if (!review.agreed) {
    return {
      level: place ? "P0" : "T0",
      sentence: `${what}. A second person does not agree.`,
    };
  }
  if (isSupported) {
    return {
      level: place ? "P1" : "T1",
      sentence: `${what}. A second person agrees, and another one of somebody else, also agreed on, is compatible with it.`,
    };
  }
  return { level: place ? "P2" : "T3", sentence: `${what}. A second person agrees.` };
}

/** Another one, also agreed on, of somebody else, that can be true together with this one. */
function supports(one: Placement, other: Placement): boolean {
  if (one.id === other.id || one.setBy === other.setBy) return false;
  if (one.review?.agreed !== true || other.review?.agreed !== true) return false;
  if (one.placed.kind === "place" && other.placed.kind === "place") {
    const reach = one.placed.radiusMetres + other.placed.radiusMetres;
    return metresBetween(one.placed, other.placed) <= reach;
  }
  if (one.placed.kind === "time" && other.placed.kind === "time") {
    const { earliest, latest } = one.placed;
    return earliest <= other.placed.latest && other.placed.earliest <= latest;
  }
  return false;
}

export const METHOD_WORDS: Readonly<Record<PlaceMethod | TimeMethod, string>> = {
  "reference-imagery": "compared with street or aerial pictures",
  landmarks: "signs, buildings or other landmarks recognised",
  "place-list": "taken from a list of known places",
  "other-file": "compared with another file whose place is known",
  "visible-clock": "a clock or display that can be seen or heard",
  "synchronised-clip": "put in step with another clip whose time is known",
  "sun-or-weather": "sun, shadows or weather",
  "other-record": "another record, such as a radio log or a call",
};
