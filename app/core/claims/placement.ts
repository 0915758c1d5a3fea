import type { ItemId, PersonId, PlacementId } from "../ids.ts";
import { millisOf, type Instant } from "../instant.ts";
import { canBothBe, contradictionOf, NOTHING_SAID, type OfTheFile } from "./placement-conflicts.ts";
import { TOLERANCES, type Tolerances } from "./tolerances.ts";

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

/** One that is so many times wider than another says nothing more about it. */
const MUCH_WIDER = 10;
/** They are as good as the other file, which may be the same one for both. */
const RESTS_ON_A_FILE: readonly (PlaceMethod | TimeMethod)[] = ["other-file", "synchronised-clip"];

/**
 * Levels of what staff worked out for one file (evidence-standards 11.2, 11.3). One person alone is a lead: P3, T4. A second who agrees
 * makes it P2, T3. Two that were agreed on by four people, found in different ways, about equally wide and compatible, support each
 * other: P1, T1. One that the second person does not share is P0, T0; so is one that the file itself contradicts, and so are two that cannot both
 * be true, except that one person's alone takes nothing from what two agreed on: there it is said only. A place out of a list stays P3: the words
 * that it stands for are a statement. All stay to be read; what was taken back has no level and is left out, and what it disagreed with still says so.
 */
export function judgePlacements(
  placements: readonly Placement[],
  ofTheFile: OfTheFile = NOTHING_SAID,
  tolerances: Tolerances = TOLERANCES,
): JudgedPlacement[] {
  const standing = placements.filter(({ withdrawnAt }) => withdrawnAt === null);
  return standing.map((placement) => {
    const others = placements.filter(
      ({ id, placed }) => id !== placement.id && placed.kind === placement.placed.kind,
    );
    const fileSays = contradictionOf(placement.placed, ofTheFile, tolerances);
    const { degree, words } = judged(placement, others.filter(isStanding), fileSays);
    return {
      placement,
      level: LEVELS[placement.placed.kind][degree],
      sentence: [
        `Worked out by the office, not read from the file: ${METHOD_WORDS[placement.placed.method]}.`,
        words,
        ...takenBack(placement, others),
      ].join(" "),
    };
  });
}

function isStanding({ withdrawnAt }: Placement): boolean {
  return withdrawnAt === null;
}

/** Disagreements whose other side is gone: taking back ends them, and does not hide that they were. */
function takenBack({ placed }: Placement, others: readonly Placement[]): string[] {
  const gone = others.filter((other) => !isStanding(other));
  const refused = gone.some(({ review }) => review?.agreed === false);
  const excluded = gone.some(
    (other) => other.review?.agreed !== false && !canBothBe(placed, other.placed),
  );
  return [
    ...(refused
      ? ["An earlier one was taken back after a second person did not agree with it."]
      : []),
    ...(excluded ? ["Another one, which could not be true together with it, was taken back."] : []),
  ];
}

type Degree = "contradicted" | "supported" | "agreed" | "lead";

const LEVELS: Readonly<Record<Placed["kind"], Readonly<Record<Degree, PlacementLevel>>>> = {
  place: { contradicted: "P0", supported: "P1", agreed: "P2", lead: "P3" },
  time: { contradicted: "T0", supported: "T1", agreed: "T3", lead: "T4" },
};

/** `others` are those of its kind that stand. */
function judged(
  one: Placement,
  others: readonly Placement[],
  fileSays: string | undefined,
): { readonly degree: Degree; readonly words: string } {
  const { placed, review } = one;
  if (review?.agreed === false) {
    return { degree: "contradicted", words: "A second person does not agree." };
  }
  const looked = review === null ? "nobody else has looked at it yet" : "a second person agrees";
  const excluding = others.filter(
    (other) => other.review?.agreed !== false && !canBothBe(placed, other.placed),
  );
  // One person's alone takes nothing from what two agreed on.
  const against = review === null ? excluding : excluding.filter((other) => other.review !== null);
  if (against.length > 0) {
    const how = review === null ? "standing" : "agreed on";
    const count = against.length === 1 ? "another one" : `${against.length} other ones`;
    return {
      degree: "contradicted",
      words: `Contradicted: ${looked}, but there is ${count} ${how} that cannot be true together with it.${fileWords(fileSays)}`,
    };
  }
  if (fileSays !== undefined) {
    return { degree: "contradicted", words: `Contradicted: ${looked}.${fileWords(fileSays)}` };
  }
  if (review === null) return { degree: "lead", words: "Nobody else has looked at it yet." };
  const alone =
    excluding.length === 0
      ? ""
      : " Somebody worked out otherwise; nobody else has looked at that yet.";
  if (placed.method === "place-list") {
    return {
      degree: "lead",
      words: `A second person agrees that the words mean this place. The words are a statement.${alone}`,
    };
  }
  if (others.some((other) => other.review?.agreed === true && supports(one, other))) {
    return {
      degree: "supported",
      words: `A second person agrees, and two other people found the same in another way.${alone}`,
    };
  }
  return { degree: "agreed", words: `A second person agrees.${alone}` };
}

function fileWords(fileSays: string | undefined): string {
  return fileSays === undefined ? "" : ` The file says otherwise. ${fileSays}`;
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
