import type { ItemId } from "#app/core/ids.ts";
import { withdrawWithPreviews } from "../evidence/dispose-item.ts";
import type { Tools } from "../tools.ts";
import { giveUpUpload } from "./give-up-upload.ts";

/**
 * Takes a file back before the report is sent, whole or still arriving, as its reporter asks. The bytes go; the record that
 * they were here and were taken back stays.
 */
export async function withdrawEvidence(
  tools: Pick<Tools, "transact" | "read" | "clock" | "staging" | "shortSecrets" | "wakeWorker">,
  input: { readonly token: string; readonly itemId: ItemId },
): Promise<{ readonly kind: "withdrawn" } | { readonly kind: "not-found" }> {
  const tokenHash = tools.shortSecrets.hashToken(input.token);
  const arriving = await tools.read(async (stores) => {
    const draft = await stores.drafts.byToken(tokenHash);
    const upload = await stores.uploads.find(input.itemId);
    return draft?.reportId === null && upload?.draftId === draft.id;
  });
  if (arriving) {
    await giveUpUpload(tools, { itemId: input.itemId, why: "removed-before-sending" });
    // Its last byte may have come just now: then it is an item, and goes as one.
  }
  const outcome = await tools.transact(async (stores) => {
    const draft = await stores.drafts.byToken(tokenHash);
    const item = await stores.items.find(input.itemId);
    if (draft === undefined || draft.reportId !== null || item?.draftId !== draft.id) {
      return { kind: arriving ? "withdrawn" : "not-found" } as const;
    }
    if (item.state === "withdrawn") return { kind: "withdrawn" } as const;
    await withdrawWithPreviews(
      stores,
      item.id,
      {
        ev: "item.disposed",
        subj: item.id,
        actor: { kind: "public", id: "reporter" },
        obj: { method: "removed-before-sending", sha256: item.sha256 },
        disclosures: [{ name: "reason", value: "The reporter took the file back before sending." }],
      },
      tools.clock.now(),
    );
    return { kind: "withdrawn" } as const;
  });
  if (outcome.kind === "withdrawn") {
    await tools.staging.discard(input.itemId);
    tools.wakeWorker();
  }
  return outcome;
}
