import type { ItemId } from "#app/core/ids.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";
import { readItem } from "./read-item.ts";

export type RescanOutcome =
  | { readonly kind: "asked" }
  | { readonly kind: "no-scanner" }
  | { readonly kind: "not-ready" }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** Has a file scanned once more, because signatures learn. What comes of it is recorded when it is known. */
export async function rescanItem(
  tools: Pick<Tools, "transact" | "read" | "clock" | "scanner" | "wakeWorker">,
  input: { readonly by: Person; readonly itemId: ItemId },
): Promise<RescanOutcome> {
  const found = await readItem(tools, input);
  if (found.kind !== "item") return found;
  if (tools.scanner === undefined) return { kind: "no-scanner" };
  if (found.item.state !== "sealed") return { kind: "not-ready" };
  await tools.transact((stores) =>
    stores.jobs.enqueue({ name: "scan-evidence", itemId: input.itemId }, tools.clock.now()),
  );
  tools.wakeWorker();
  return { kind: "asked" };
}
