import type { ClaimContext } from "#app/core/claims/bounds.ts";
import type { RawField, RawValue } from "#app/core/claims/raw-field.ts";
import { TOLERANCES } from "#app/core/claims/tolerances.ts";

/** Raw fields from `Group:Tag` names, as a reader would hand them over. */
export function fieldsOf(values: Readonly<Record<string, RawValue>>): RawField[] {
  return Object.entries(values).map(([source, value]) => {
    const [group = "", tag = ""] = source.split(":");
    return { group, tag, value };
  });
}

/** The project's tolerances and nothing received. */
export const CONTEXT: ClaimContext = { receivedAt: null, tolerances: TOLERANCES };
