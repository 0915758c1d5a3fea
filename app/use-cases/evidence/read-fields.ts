import type { RawField } from "#app/core/claims/raw-field.ts";
import type { ItemId } from "#app/core/ids.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";
import { readItem } from "./read-item.ts";

export type ReadFieldsOutcome =
  | {
      readonly kind: "fields";
      /** As the readers found them; null until the file was examined. */
      readonly fields: readonly (RawField & { readonly reader?: string })[] | null;
    }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** Every field that the readers found in a file, for those who may see exact time, place and device. */
export async function readFields(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person; readonly itemId: ItemId },
): Promise<ReadFieldsOutcome> {
  const found = await readItem(tools, input);
  if (found.kind !== "item") return found;
  if (!found.fullMetadata) return { kind: "refused", reason: "figures-only" };
  const fields = await tools.read((stores) => stores.items.rawMetadata(input.itemId));
  return { kind: "fields", fields };
}
