import type { DraftId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { DatabaseScope } from "./scope.ts";

/** A draft that became a report, and what its browser has of that for a while (decision 0023). */
export function sentDraftStore({ db }: Pick<DatabaseScope, "db">) {
  return {
    /** Empties the draft once its content lives in the report, keeping what shows the receipt again. */
    async becomeReport(
      id: DraftId,
      sent: {
        readonly reportId: ReportId;
        readonly receiptCodeSealed: string;
        /** From then on the receipt can be shown again for its time. */
        readonly at: Instant;
        /** Of the secret that the browser has from now on, and until when. */
        readonly sentHash: string;
        readonly sentUntil: Instant;
      },
    ): Promise<void> {
      await db
        .updateTable("draft")
        .set({
          answers: "",
          sealed_identity: null,
          report_id: sent.reportId,
          receipt_code_sealed: sent.receiptCodeSealed,
          updated_at: sent.at,
          ...{ kept_at: sent.at, sent_hash: sent.sentHash, sent_until: sent.sentUntil },
        })
        .where("id", "=", id)
        .execute();
    },
    /** A file of the report that it became goes on: what its browser has opens it for longer. What ran out stays so. */
    async prolongSent(
      sentHash: string,
      { now, until }: { readonly now: Instant; readonly until: Instant },
    ): Promise<void> {
      await db
        .updateTable("draft")
        .set({ sent_until: until })
        .where("sent_hash", "=", sentHash)
        .where("sent_until", ">=", now)
        .execute();
    },
    /** What a browser has of the report opens nothing any more. */
    async endSent(sentHash: string): Promise<void> {
      await db
        .updateTable("draft")
        .set({ sent_hash: null, sent_until: null })
        .where("sent_hash", "=", sentHash)
        .execute();
    },
    /** Drops what shows the receipt again from drafts sent before an instant. */
    async forgetReceipts(before: Instant): Promise<void> {
      await db
        .updateTable("draft")
        .set({ receipt_code_sealed: null })
        .where("report_id", "is not", null)
        .where("receipt_code_sealed", "is not", null)
        .where("updated_at", "<", before)
        .execute();
    },
  };
}
