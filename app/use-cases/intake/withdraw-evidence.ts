import type { ItemId } from "#app/core/ids.ts";
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
    if (item.state === "withdrawn") return { kind: "withdrawn" } as const;
    await stores.items.withdraw(item.id, {
      ev: "item.disposed",
      subj: item.id,
      actor: { kind: "public", id: "reporter" },
      obj: { method: "removed-before-sending", sha256: item.sha256 },
      disclosures: [{ name: "reason", value: "The reporter took the file back before sending." }],
    });
    return { kind: "withdrawn" } as const;
  });
  if (outcome.kind === "withdrawn") {
    await tools.staging.discard(input.itemId);
    await tools.blobs.removeForDisposal(input.itemId);
  }
  return outcome;
}
