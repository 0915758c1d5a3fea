import type { EndedUpload } from "#app/adapters/database/ended-upload-store.ts";
import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import type { Upload } from "#app/adapters/database/upload-store.ts";
import type { SaidOfFile } from "#app/core/intake/file-statement.ts";
import type { ReceiptCode } from "#app/core/intake/receipt-code.ts";
import type { DraftId, ItemId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Tools } from "../tools.ts";
import { codeOfDraft } from "./read-code.ts";

export interface Receipt {
  readonly draftId: DraftId;
  /** What the browser has of it, or is to have instead of the draft's token. */
  readonly sentToken: string;
  readonly reportCode: string;
  readonly receivedAt: Instant;
  /** Null once the day is over in which the sending device can see it again. */
  readonly receiptCode: ReceiptCode | null;
  readonly items: readonly EvidenceItem[];
  /** What the senders' devices said the files' SHA-256 are, where they said it. */
  readonly senderDigests: ReadonlyMap<ItemId, string>;
  /** What was said of each file, in the order in which it came. */
  readonly statements: ReadonlyMap<ItemId, readonly SaidOfFile[]>;
  /** Files that have not arrived whole. */
  readonly uploads: readonly Upload[];
  /** Files that did not arrive whole in time: what had come of them was removed. */
  readonly ended: readonly EndedUpload[];
}

/** The receipt of the report that this device sent; undefined when its draft was not sent, or the time to see it here is over. */
export async function readReceipt(
  tools: Pick<Tools, "read" | "clock" | "shortSecrets">,
  input: { readonly token: string },
): Promise<Receipt | undefined> {
  const tokenHash = tools.shortSecrets.hashToken(input.token);
  return tools.read(async (stores) => {
    const draft = await stores.drafts.byToken(tokenHash);
    if (draft?.reportId == null || draft.expiresAt < tools.clock.now()) return undefined;
    const sentToken = draft.bySentToken ? input.token : tools.shortSecrets.sentToken(input.token);
    const report = await stores.reports.find(draft.reportId);
    if (report === undefined) return undefined;
    const items = await stores.items.ofReports([report.id]);
    return {
      draftId: draft.id,
      sentToken,
      reportCode: report.code,
      receivedAt: report.receivedAt,
      receiptCode: codeOfDraft(tools, draft, input.token) ?? null,
      items,
      senderDigests: await stores.uploads.senderDigests(items.map(({ id }) => id)),
      statements: await stores.fileStatements.ofItems(items.map(({ id }) => id)),
      uploads: await stores.uploads.ofReports([report.id]),
      ended: await stores.uploads.endedOfReports([report.id]),
    };
  });
}
