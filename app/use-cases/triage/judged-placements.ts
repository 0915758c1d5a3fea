import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import {
  judgePlacements,
  type JudgedPlacement,
  type Placement,
} from "#app/core/claims/placement.ts";
import { NOTHING_SAID } from "#app/core/claims/placement-conflicts.ts";
import type { Tolerances } from "#app/core/claims/tolerances.ts";

/** What staff worked out about each of some files, judged with what that file says. */
export function judgedPlacements(
  items: readonly Pick<EvidenceItem, "id" | "assessment">[],
  placements: readonly Placement[],
  tolerances: Tolerances,
): readonly JudgedPlacement[] {
  return items.flatMap(({ id, assessment }) =>
    judgePlacements(
      placements.filter(({ itemId }) => itemId === id),
      assessment ?? NOTHING_SAID,
      tolerances,
    ),
  );
}
