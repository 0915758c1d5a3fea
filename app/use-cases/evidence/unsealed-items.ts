import type { UnsealedItem } from "#app/adapters/database/unsealed-reader.ts";
import type { ReadStores, Stores } from "#app/adapters/database/stores.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type { ItemId } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";

/** A file that does not get sealed by itself, and what lies of it where. */
export interface ShownUnsealed extends UnsealedItem {
  /** Its report's code; undefined for one that is still being written. */
  readonly code: string | undefined;
  /** Among the uploads. Whether it is whole there only its sealing finds out. */
  readonly staged: boolean;
  /** In the evidence store; undefined where the store cannot be asked now. */
  readonly stored: boolean | undefined;
}

export type ListUnsealedOutcome =
  | { readonly kind: "listed"; readonly items: readonly ShownUnsealed[] }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** Files that are damaged, or whose bytes are missing, for the custodian; without those of reports that a wall keeps from them. */
export async function listUnsealed(
  tools: Pick<Tools, "read" | "clock" | "staging" | "blobs">,
  input: { readonly by: Person },
): Promise<ListUnsealedOutcome> {
  const decision = authorise(input.by, "upload.settle", OFFICE, tools.clock.now());
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const found = await tools.read(async (stores) => {
    const items = await unsealedInSight(stores, input.by);
    return Promise.all(
      items.map(async (item) => ({
        ...item,
        code: item.reportId === null ? undefined : (await stores.reports.find(item.reportId))?.code,
      })),
    );
  });
  const items: ShownUnsealed[] = [];
  for (const item of found) items.push({ ...item, ...(await whereItLies(tools, item.id)) });
  return { kind: "listed", items };
}

/** Those of which this person may know. */
export async function unsealedInSight(
  stores: Pick<ReadStores | Stores, "items" | "access">,
  by: Person,
): Promise<readonly UnsealedItem[]> {
  const hidden = await stores.access.hiddenFrom(by.id);
  return (await stores.items.unsealed()).filter(
    ({ reportId }) => reportId === null || !hidden.includes(reportId),
  );
}

/** Whether anything lies of a file among the uploads, also set aside, and in the store. */
export async function whereItLies(
  { staging, blobs }: Pick<Tools, "staging" | "blobs">,
  itemId: ItemId,
): Promise<Pick<ShownUnsealed, "staged" | "stored">> {
  return {
    // Says whose it is from its first bytes, whatever became of the others.
    staged: (await staging.ownerOf(itemId).catch(() => "unreadable")) !== undefined,
    stored: await blobs.exists(itemId).catch(() => undefined),
  };
}
