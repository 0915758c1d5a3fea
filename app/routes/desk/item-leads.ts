import type { Assessment } from "#app/core/claims/assessment.ts";
import type { Sign } from "#app/core/claims/claim.ts";
import { coarseSigns } from "#app/core/claims/coarse-signs.ts";
import { deviceClockLead } from "#app/core/claims/device-clock.ts";

interface Item {
  readonly id: string;
  readonly assessment: Assessment | null;
}

/** The leads at a file: its own, and what the other files of its report tell of its device's clock. */
export function itemLeads(
  item: Item,
  items: readonly Item[],
  fullMetadata: boolean,
): readonly Sign[] {
  const signs = signsFor(item.assessment, fullMetadata);
  return fullMetadata ? [...signs, ...clockLeads(item, items)] : signs;
}

/** A lead quotes what the file holds: who sees that cut down sees only leads that hold nothing of it. */
function signsFor(assessment: Assessment | null, fullMetadata: boolean): readonly Sign[] {
  const signs = assessment?.signs ?? [];
  return fullMetadata ? signs : coarseSigns(signs);
}

/** What the other files of the report tell of the clock of this one's device. */
function clockLeads(item: Item, items: readonly Item[]): readonly Sign[] {
  const others = items
    .filter(({ id }) => id !== item.id)
    .flatMap(({ assessment }) => assessment ?? []);
  const lead = item.assessment === null ? undefined : deviceClockLead(item.assessment, others);
  return lead === undefined ? [] : [lead];
}
