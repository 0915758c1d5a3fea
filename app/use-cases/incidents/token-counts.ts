import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { Counts } from "#app/core/triage/incident-score.ts";

/** A token as the office keeps it (`core/triage/incident-veil`). */
export type Veil = (token: string) => number;

/** In how many reports of the office each of these is, spelled as `counted` does. */
export async function countsFor(
  stores: Pick<ReadStores, "traces">,
  veil: Veil,
  what: readonly string[],
): Promise<Counts> {
  const tokens = new Map([...new Set(what)].map((one) => [one, veil(one)]));
  const counts = await stores.traces.countsOf([...tokens.values()]);
  return {
    reports: await stores.traces.traced(),
    of: (one) => counts.get(tokens.get(one) ?? -1) ?? 0,
  };
}
