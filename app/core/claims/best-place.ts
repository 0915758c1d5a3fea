import type { PlaceClaim } from "#app/core/claims/claim.ts";
import { metresBetween } from "#app/core/claims/distance.ts";
import type { Tolerances } from "#app/core/claims/tolerances.ts";

type Located = PlaceClaim & { readonly latitude: number; readonly longitude: number };

/**
 * The place to show first: the first usable claim. Where another claim of the same file lies outside
 * both radii the place is contradicted (P0), and its radius reaches to the farthest of them.
 * Sources in one file are copies of each other more often than not, so agreement raises nothing.
 */
export function bestPlace(
  claims: readonly PlaceClaim[],
  tolerances: Tolerances,
): PlaceClaim | null {
  const located = claims.filter(isLocated);
  const [best, ...others] = located;
  if (best === undefined) return null;
  const against = others
    .map((claim) => ({ claim, metres: metresBetween(best, claim) }))
    .filter(({ claim, metres }) => metres > reach(best, tolerances) + reach(claim, tolerances))
    .toSorted((one, other) => other.metres - one.metres);
  const farthest = against[0];
  if (farthest === undefined) return best;
  const radiusMetres = Math.ceil(farthest.metres + reach(farthest.claim, tolerances));
  const sentence = `Contradicted: ${best.source} and ${against.map(({ claim }) => claim.source).join(", ")} lie ${spellDistance(farthest.metres)} apart. ${best.sentence} ${farthest.claim.sentence}`;
  return { ...best, radiusMetres, radiusOrigin: "contradicted", level: "P0", sentence };
}

function reach(claim: PlaceClaim, tolerances: Tolerances): number {
  return claim.radiusMetres ?? tolerances.assumedRadiusMetres;
}

function spellDistance(metres: number): string {
  return metres < 10_000 ? `${Math.round(metres)} m` : `${Math.round(metres / 1000)} km`;
}

function isLocated(claim: PlaceClaim): claim is Located {
  return claim.latitude !== null && claim.longitude !== null;
}
