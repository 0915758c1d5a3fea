import type { DeeperFault } from "#app/core/claims/credentials.ts";

interface Ingredient {
  readonly title?: string | null | undefined;
  /** Unique within its manifest only: `c2pa.ingredient` of one is not that of another. */
  readonly label?: string | null | undefined;
}

type Manifests<I> = Readonly<
  Record<string, { readonly ingredients?: readonly I[] | null | undefined }>
>;

/**
 * Lays the engine's faults of ingredients at those that they speak of. `uri`: of the ingredient's assertion, with its manifest's name, as in
 * `self#jumbf=/c2pa/<manifest>/c2pa.assertions/c2pa.ingredient`. What is no ingredient of the active manifest is `deeper`: nothing is dropped.
 */
export function ingredientFaults<I extends Ingredient>(
  active: string,
  manifests: Manifests<I>,
  deltas: readonly { readonly uri: string; readonly codes: readonly string[] }[],
): { readonly ofActive: ReadonlyMap<I, readonly string[]>; readonly deeper: DeeperFault[] } {
  const ofActive = new Map<I, readonly string[]>();
  const deeper: DeeperFault[] = [];
  for (const { uri, codes } of deltas) {
    if (codes.length === 0) continue;
    const found = ingredientAt(uri, manifests);
    if (found?.manifest === active) {
      const { ingredient } = found;
      ofActive.set(ingredient, [...(ofActive.get(ingredient) ?? []), ...codes]);
    } else {
      deeper.push({ title: found?.ingredient.title ?? null, codes });
    }
  }
  return { ofActive, deeper };
}

function ingredientAt<I extends Ingredient>(
  uri: string,
  manifests: Manifests<I>,
): { readonly manifest: string; readonly ingredient: I } | undefined {
  for (const [manifest, { ingredients }] of Object.entries(manifests)) {
    const ingredient = ingredients?.find(
      ({ label }) => label != null && uri.endsWith(`/${manifest}/c2pa.assertions/${label}`),
    );
    if (ingredient !== undefined) return { manifest, ingredient };
  }
  return undefined;
}
