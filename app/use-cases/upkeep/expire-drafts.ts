import { withdrawWithPreviews } from "../evidence/dispose-item.ts";
import { endDraft } from "../intake/end-draft.ts";
import type { Tools } from "../tools.ts";

const DRAFTS_AT_ONCE = 100;
const FILES_AT_ONCE = 100;

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
    const files = await tools.transact(async (stores) => {
      // Asked again, and held: it was sent, or something of it came, since the list was read.
      if (!(await stores.drafts.isExpired(draftId, now))) return undefined;
      return endDraft(stores, draftId, "draft-expired", now);
    });
    if (files === undefined) continue;
    removed += 1;
    for (const itemId of files) await tools.staging.discard(itemId);
  }
  return removed;
}

/**
 * Ends files that outlived their draft, as earlier versions could leave them where one came while its draft was being deleted: their key is gone,
 * so nobody can read, seal or send them. Answers how many there were.
 */
export async function endFilesOfGoneDrafts(
  tools: Pick<Tools, "transact" | "read" | "clock" | "staging">,
): Promise<number> {
  const left = await tools.read((stores) => stores.items.ofGoneDrafts(FILES_AT_ONCE));
  const now = tools.clock.now();
  for (const { id, sha256 } of left) {
    await tools.transact(async (stores) => {
      const reason =
        "Its draft was deleted while the file came, and with it the key that opens it.";
      await withdrawWithPreviews(
        stores,
        id,
        {
          ev: "item.disposed",
          subj: id,
          actor: { kind: "system", id: "svc-upkeep" },
          obj: { method: "draft-gone", sha256 },
          disclosures: [{ name: "reason", value: reason }],
        },
        now,
      );
    });
    await tools.staging.discard(id);
  }
  return left.length;
}
