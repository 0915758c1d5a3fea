import { metresBetween } from "#app/core/claims/distance.ts";
import type { ClaimConflict, PlaceClaim, TimeClaim } from "#app/core/claims/claim.ts";
import { spellSpan } from "#app/core/claims/time-sentence.ts";
import { comparisonOf, contradictionBetween } from "#app/core/claims/time-contradiction.ts";
import type { Tolerances } from "#app/core/claims/tolerances.ts";

type Conflicts = readonly (readonly ClaimConflict[])[];

/** How a claim is named within its assessment, by its place in the list. */
export function claimId(kind: ClaimConflict["kind"], at: number): string {
  return `${kind}-${at + 1}`;
}

/** What cannot be true together with each claim of one file, in the order of the claims. Every pair is looked at, not only the best. */
export function timeConflicts(
  claims: readonly TimeClaim[],
  terms: { readonly durationSeconds: number | null; readonly tolerances: Tolerances },
): Conflicts {
  const comparison = comparisonOf(claims, terms);
  return conflictsOf("time", claims, (one, other) => {
    const seconds = contradictionBetween(one, other, comparison);
    return seconds === undefined ? undefined : `they are ${spellSpan(seconds)} apart`;
  });
}

/** The same for places: points that lie farther apart than both may be off. */
export function placeConflicts(claims: readonly PlaceClaim[], tolerances: Tolerances): Conflicts {
  return conflictsOf("place", claims, (one, other) => {
    const [here, there] = [pointOf(one), pointOf(other)];
    if (here === undefined || there === undefined) return undefined;
    const assumed = tolerances.assumedRadiusMetres;
    const metres = metresBetween(here, there);
    const reach = (one.radiusMetres ?? assumed) + (other.radiusMetres ?? assumed);
    if (metres <= reach) return undefined;
    return metres < 10_000
      ? `they are ${Math.round(metres)} m apart`
      : `they are ${Math.round(metres / 1000)} km apart`;
  });
}

/** The sentence for one claim's conflicts; undefined where it has none. */
export function conflictSentence(conflicts: readonly ClaimConflict[]): string | undefined {
  if (conflicts.length === 0) return undefined;
  const said = conflicts.map(({ source, how }) => `${source} (${how})`);
  return `Cannot be true together with ${said.join(", ")}.`;
}

function conflictsOf<Claim extends { readonly source: string }>(
  kind: ClaimConflict["kind"],
  claims: readonly Claim[],
  apart: (one: Claim, other: Claim) => string | undefined,
): Conflicts {
  return claims.map((claim, at) =>
    claims.flatMap((other, place): ClaimConflict[] => {
      const how = place === at ? undefined : apart(claim, other);
      if (how === undefined) return [];
      return [{ kind, id: claimId(kind, place), source: other.source, how }];
    }),
  );
}

function pointOf({ latitude, longitude }: PlaceClaim) {
  return latitude === null || longitude === null ? undefined : { latitude, longitude };
}
