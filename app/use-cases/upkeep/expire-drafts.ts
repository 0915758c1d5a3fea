import type { DraftId, ItemId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { withdrawWithPreviews } from "../evidence/dispose-item.ts";
import { givenUpEvent } from "../intake/given-up.ts";
import type { Tools } from "../tools.ts";

const DRAFTS_AT_ONCE = 100;

/**
 * Removes drafts that nobody finished in time, each with its files and their records in one transaction. One that its reporter sends, or goes
 * on with, at this very moment is left whole. Answers how many were removed.
 */
export async function expireDrafts(
  tools: Pick<Tools, "transact" | "read" | "clock" | "staging">,
): Promise<number> {
  const now = tools.clock.now();
  const expired = await tools.read((stores) => stores.drafts.expired(now, DRAFTS_AT_ONCE));
  let removed = 0;
  for (const draftId of expired) {
    const files = await expire(tools, draftId, now);
    if (files === undefined) continue;
    removed += 1;
    for (const itemId of files) await tools.staging.discard(itemId);
  }
  return removed;
}

/** The files that went with the draft; undefined where it stays. */
async function expire(
  tools: Pick<Tools, "transact">,
  draftId: DraftId,
  now: Instant,
): Promise<readonly ItemId[] | undefined> {
  return tools.transact(async (stores) => {
    // Asked again, and held: it was sent, or something of it came, since the list was read.
    if (!(await stores.drafts.isExpired(draftId, now))) return undefined;
    const items = await stores.items.ofDraft(draftId);
    for (const item of items) {
      await withdrawWithPreviews(
        stores,
        item.id,
        {
          ev: "item.disposed",
          subj: item.id,
          actor: { kind: "system", id: "svc-upkeep" },
          obj: { method: "draft-expired", sha256: item.sha256 },
          disclosures: [
            { name: "reason", value: "The report was never sent and its draft ran out." },
          ],
        },
        now,
      );
    }
    const uploads = await stores.uploads.ofDraft(draftId);
    for (const upload of uploads) {
      await stores.uploads.giveUp(upload.itemId, givenUpEvent(upload, "upload-expired"));
    }
    await stores.drafts.remove(draftId);
    return [...items.map(({ id }) => id), ...uploads.map(({ itemId }) => itemId)];
  });
}
