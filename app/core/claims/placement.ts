import type { ItemId, PersonId, PlacementId } from "../ids.ts";
import { millisOf, type Instant } from "../instant.ts";
import type { PlaceClaim, TimeClaim } from "./claim.ts";
import { metresBetween } from "./distance.ts";
import { TOLERANCES } from "./tolerances.ts";

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

/** What the file itself says, to be compared with. */
export interface OfTheFile {
  readonly bestTime: TimeClaim | null;
  readonly bestPlace: PlaceClaim | null;
}

export const NOTHING_SAID: OfTheFile = { bestTime: null, bestPlace: null };

/** One that is so many times wider than another says nothing more about it. */
const MUCH_WIDER = 10;
/** They are as good as the other file, which may be the same one for both. */
const RESTS_ON_A_FILE: readonly (PlaceMethod | TimeMethod)[] = ["other-file", "synchronised-clip"];

/**
 * Levels of what staff worked out for one file (evidence-standards 11.4, 11.5). One person alone is a lead: P3, T4. A second who agrees
 * makes it P2, T3. Two that were agreed on by four people, found in different ways, about equally wide and compatible, support each
 * other: P1, T1. One that the second person does not share is P0, T0; so are two that were agreed on and cannot both be true, and one
 * that the file itself contradicts. A place out of a list stays P3: the words that it stands for are a statement. All stay to be read;
 * what was taken back has no level and is left out.
 */
export function judgePlacements(
  placements: readonly Placement[],
  ofTheFile: OfTheFile = NOTHING_SAID,
): JudgedPlacement[] {
  const standing = placements.filter(({ withdrawnAt }) => withdrawnAt === null);
  return standing.map((placement) => {
    const others = standing.filter(({ id }) => id !== placement.id);
    const refusedBefore = placements.some(
      (one) =>
        one.withdrawnAt !== null &&
        one.placed.kind === placement.placed.kind &&
        one.review?.agreed === false,
    );
    const { degree, words } = judged(placement, others, ofTheFile);
    const tail = refusedBefore
      ? " An earlier one was taken back after a second person did not agree with it."
      : "";
    return {
      placement,
      level: LEVELS[placement.placed.kind][degree],
      sentence: `Worked out by the office, not read from the file: ${METHOD_WORDS[placement.placed.method]}. ${words}${tail}`,
    };
  });
}

type Degree = "contradicted" | "supported" | "agreed" | "lead";

const LEVELS: Readonly<Record<Placed["kind"], Readonly<Record<Degree, PlacementLevel>>>> = {
  place: { contradicted: "P0", supported: "P1", agreed: "P2", lead: "P3" },
  time: { contradicted: "T0", supported: "T1", agreed: "T3", lead: "T4" },
};

function judged(
  one: Placement,
  others: readonly Placement[],
  ofTheFile: OfTheFile,
): { readonly degree: Degree; readonly words: string } {
  const { placed, review } = one;
  const fileSays = contradictionOf(placed, ofTheFile);
  if (review === null) {
    const otherwise = fileSays === undefined ? "" : ` The file says otherwise. ${fileSays}`;
    return { degree: "lead", words: `Nobody else has looked at it yet.${otherwise}` };
  }
  if (!review.agreed) return { degree: "contradicted", words: "A second person does not agree." };
  const agreed = others.filter(
    (other) => other.review?.agreed === true && other.placed.kind === placed.kind,
  );
  const against = agreed.filter((other) => !canBothBe(placed, other.placed));
  if (against.length > 0) {
    const count = against.length === 1 ? "another one was" : `${against.length} other ones were`;
    return {
      degree: "contradicted",
      words: `Contradicted: a second person agrees, but ${count} agreed on that cannot be true together with it.`,
    };
  }
  if (fileSays !== undefined) {
    return {
      degree: "contradicted",
      words: `Contradicted: a second person agrees, but the file says otherwise. ${fileSays}`,
    };
  }
  if (placed.method === "place-list") {
    return {
      degree: "lead",
      words: "A second person agrees that the words mean this place. The words are a statement.",
    };
  }
  if (agreed.some((other) => supports(one, other))) {
    return {
      degree: "supported",
      words: "A second person agrees, and two other people found the same in another way.",
    };
  }
  return { degree: "agreed", words: "A second person agrees." };
}

/** A device's own clock, with its zone stated or found. */
const CLOCK_LEVELS: readonly TimeClaim["level"][] = ["T1", "T2", "T3"];

function canBothBe(one: Placed, other: Placed): boolean {
  if (one.kind === "place" && other.kind === "place") {
    return metresBetween(one, other) <= one.radiusMetres + other.radiusMetres;
  }
  if (one.kind === "time" && other.kind === "time") {
    return one.earliest <= other.latest && other.earliest <= one.latest;
  }
  return true;
}

/** What the file says where it cannot be true together with this; undefined where it can, or says nothing. */
function contradictionOf(placed: Placed, { bestTime, bestPlace }: OfTheFile): string | undefined {
  if (placed.kind === "place") {
    if (bestPlace?.latitude == null || bestPlace.longitude === null) return undefined;
    const { latitude, longitude, radiusMetres } = bestPlace;
    const reach = placed.radiusMetres + (radiusMetres ?? TOLERANCES.assumedRadiusMetres);
    const isApart = metresBetween(placed, { latitude, longitude }) > reach;
    return isApart ? bestPlace.sentence : undefined;
  }
  // A container's header and an editor's date are often those of a copy: they contradict nobody who looked.
  if (bestTime === null || !CLOCK_LEVELS.includes(bestTime.level)) return undefined;
  if (bestTime.earliest === null || bestTime.latest === null) return undefined;
  const slack = TOLERANCES.clocksConflictSeconds * 1000;
  const isApart =
    millisOf(bestTime.earliest) > millisOf(placed.latest) + slack ||
    millisOf(placed.earliest) > millisOf(bestTime.latest) + slack;
  return isApart ? bestTime.sentence : undefined;
}

/** Another one that says the same by itself: nobody had a part in both, and it was found in another way. */
function supports(one: Placement, other: Placement): boolean {
  const people = [one.setBy, one.review?.by];
  if (people.includes(other.setBy) || people.includes(other.review?.by)) return false;
  const methods = [one.placed.method, other.placed.method];
  if (methods[0] === methods[1] || other.placed.method === "place-list") return false;
  if (methods.some((method) => RESTS_ON_A_FILE.includes(method))) return false;
  return widthOf(other.placed) <= MUCH_WIDER * widthOf(one.placed);
}

/** Metres or milliseconds, never nothing. */
function widthOf(placed: Placed): number {
  if (placed.kind === "place") return placed.radiusMetres;
  return Math.max(1000, millisOf(placed.latest) - millisOf(placed.earliest));
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
