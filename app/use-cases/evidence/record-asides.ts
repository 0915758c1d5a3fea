import { parseRecord } from "#app/core/custody/record.ts";
import type { ItemId } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";

/**
 * Records of each object that was set aside from an item's place that it was, and where it is kept; once for each, by its name. Repeatable:
 * what lies aside is looked for anew, so that no crash and no other end of the sealing loses the record.
 */
export async function recordAsides(
  tools: Pick<Tools, "transact" | "blobs">,
  itemId: ItemId,
): Promise<void> {
  const asides = await tools.blobs.asides(itemId);
  if (asides.length === 0) return;
  await tools.transact(async (stores) => {
    const told = (await stores.custody.ofSubjects([itemId])).map(({ leaf }) => asideIn(leaf));
    for (const aside of asides.filter((one) => !told.includes(one))) {
      await stores.custody.appendSystemEvent({
        ev: "item.verified",
        subj: itemId,
        actor: { kind: "system", id: "svc-seal" },
        obj: { result: "other-object-set-aside", aside },
      });
    }
  });
}

/** What is called aside in a record; undefined where it is about something else. */
function asideIn(leaf: Uint8Array): unknown {
  const record = parseRecord(leaf);
  return record.ok && record.value.ev === "item.verified" ? record.value.obj["aside"] : undefined;
}
