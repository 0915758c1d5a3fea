import type { PlacementProblem } from "#app/core/claims/placement-form.ts";
import { METHOD_WORDS, type Placed, type PlacementReview } from "#app/core/claims/placement.ts";
import type { PersonId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { ReadPlacementsOutcome } from "#app/use-cases/evidence/place-item.ts";
import type { ShownPlacement } from "#app/ui/desk/placements.tsx";
import type { Problem } from "#app/ui/form/problem.ts";
import { localTime, utcTime } from "#app/ui/time/when.tsx";

type Found = Extract<ReadPlacementsOutcome, { readonly kind: "placements" }>;

/** What stands, in words, with what its reader may do about it. */
export function shownPlacements(
  { standing, names }: Found,
  reader: { readonly by: PersonId; readonly zone: string; readonly fullMetadata: boolean },
): ShownPlacement[] {
  const { by, zone, fullMetadata } = reader;
  const nameOf = (id: PersonId) => names.get(id) ?? "Somebody who left";
  return standing.map(({ placement, level, sentence }) => {
    const { id, placed, basis, setBy, setAt, review } = placement;
    return {
      ...{ id, level, sentence, basis, kind: placed.kind, value: valueWords(placed) },
      set: `${nameOf(setBy)}, ${localTime({ at: setAt, zone })}`,
      review: reviewWords(review, nameOf, zone),
      mayReview: fullMetadata && review === null && setBy !== by,
      mayWithdraw: setBy === by,
    };
  });
}

/** What was taken back, each in a sentence. */
export function takenBack({ withdrawn, names }: Found, zone: string): string[] {
  const nameOf = (id: PersonId) => names.get(id) ?? "Somebody who left";
  return withdrawn.map(({ placed, basis, setBy, withdrawnAt, review }) => {
    const said = reviewWords(review, nameOf, zone);
    const back = localTime({ at: withdrawnAt ?? "", zone });
    return `${valueWords(placed)}, by ${nameOf(setBy)}, taken back ${back}: ${basis}${said === undefined ? "" : ` (${said})`}`;
  });
}

function reviewWords(
  review: PlacementReview | null,
  nameOf: (id: PersonId) => string,
  zone: string,
): string | undefined {
  if (review === null) return undefined;
  const verdict = review.agreed ? "agrees" : "does not agree";
  const note = review.note === "" ? "" : `. ${review.note}`;
  return `${nameOf(review.by)}, ${localTime({ at: review.at, zone })}: ${verdict}${note}`;
}

/** A place with its circle, or a time between two moments. */
export function valueWords(placed: Placed): string {
  return placed.kind === "place"
    ? `${metreOf(placed.latitude)}, ${metreOf(placed.longitude)}, within ${placed.radiusMetres} m`
    : `between ${momentWords(placed.earliest)} and ${momentWords(placed.latest)}`;
}

/** Degrees to a metre: nobody works out a place more exactly. */
function metreOf(degrees: number): number {
  return Number(degrees.toFixed(5));
}

/** UTC, with its milliseconds where it has any: a bound that is cut is another bound. */
function momentWords(at: Instant): string {
  return at.endsWith(".000Z") ? utcTime(at) : at.replace("T", " ");
}

const MESSAGES: Readonly<Record<PlacementProblem["code"], string>> = {
  choose: "Choose how it was found",
  "not-degrees": "Write degrees as a number, such as 44.9778 or -93.2650",
  "not-metres": "Write how many metres it may be off, from 1 to 200000",
  "not-a-time-with-offset":
    "Write a day, a time and its offset from UTC, such as 2026-01-24 09:05:00 -06:00",
  "ends-before-it-begins": "The later moment is before the earlier one",
  "say-how": "Say what was seen and compared",
  "too-long": "Say it in at most 4000 signs",
};

/** Problems with their words. */
export function placementProblems(problems: readonly PlacementProblem[]): Problem[] {
  return problems.map(({ field, code }) => ({ field, message: MESSAGES[code] }));
}

/** Ways of finding out, to choose from; none is chosen for anybody. */
export function methodChoices(methods: readonly (keyof typeof METHOD_WORDS)[]) {
  return [
    { value: "", label: "Choose" },
    ...methods.map((value) => ({ value, label: METHOD_WORDS[value] })),
  ];
}
