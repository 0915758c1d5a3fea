import type { ItemId } from "#app/core/ids.ts";
import { removeBytes, withdrawWithPreviews } from "../evidence/dispose-item.ts";
import type { Tools } from "../tools.ts";

/**
 * Takes a file back before the report is sent, as its reporter asks. The bytes go; the record that they
 * were here and were taken back stays.
 */
export async function withdrawEvidence(
  tools: Pick<Tools, "transact" | "staging" | "blobs" | "shortSecrets">,
  input: { readonly token: string; readonly itemId: ItemId },
): Promise<{ readonly kind: "withdrawn" } | { readonly kind: "not-found" }> {
  const tokenHash = tools.shortSecrets.hashToken(input.token);
  const outcome = await tools.transact(async (stores) => {
    const draft = await stores.drafts.byToken(tokenHash);
    const item = await stores.items.find(input.itemId);
    if (draft === undefined || draft.reportId !== null || item?.draftId !== draft.id) {
      return { kind: "not-found" } as const;
    }
    if (item.state === "withdrawn") return { kind: "withdrawn", blobs: [] } as const;
    const blobs = await withdrawWithPreviews(stores, item.id, {
      ev: "item.disposed",
      subj: item.id,
      actor: { kind: "public", id: "reporter" },
      obj: { method: "removed-before-sending", sha256: item.sha256 },
      disclosures: [{ name: "reason", value: "The reporter took the file back before sending." }],
    });
    return { kind: "withdrawn", blobs } as const;
  });
  if (outcome.kind === "withdrawn") await removeBytes(tools, input.itemId, outcome.blobs);
  return { kind: outcome.kind };
}
