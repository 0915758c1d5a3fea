import type { Answers } from "#app/core/intake/answers.ts";
import type { DraftId, ReportId } from "#app/core/ids.ts";
import { toHex } from "#app/core/encoding.ts";
import type { Instant } from "#app/core/instant.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import { draftTimeStore } from "./draft-time-store.ts";
import { destroyReportKey, ensureReportKey, fieldOpener, fieldSealer } from "./report-keys.ts";
import type { DatabaseScope } from "./scope.ts";
import { sentDraftStore } from "./sent-draft-store.ts";

/** A report being written. Known by the hash of its cookie's token only. */
export interface Draft {
  readonly id: DraftId;
  readonly answers: Answers;
  readonly hasSealedIdentity: boolean;
  /** Tells one seal from another; empty where there is none. It is a digest of sealed bytes and says nothing of what is in them. */
  readonly sealedIdentityMark: string;
  readonly reportId: ReportId | null;
  readonly receiptCodeSealed: string | null;
  /** Until when the token that found it opens anything. Of a report that was sent the draft's own token has no more time than what took its place. */
  readonly expiresAt: Instant;
  /** Whether it was found by what its browser has since it was sent, which can change nothing of it. */
  readonly bySentToken: boolean;
}

/** A draft whose time is over, and since when. */
export type ExpiredDraft = Pick<Draft, "id" | "expiresAt">;

/** Whether a browser is to keep the secret of what is written, or of what was sent. */
type DraftStage = "written" | "sent";

const answersOf = (id: string) => ({ purpose: "answers", row: id }) as const;

/** Reading drafts. */
export function draftReader(scope: DatabaseScope) {
  const { db, holdsRows } = scope;
  return {
    async byToken(tokenHash: string): Promise<Draft | undefined> {
      const row = await db
        .selectFrom("draft")
        .select(["id", "answers", "report_id", "receipt_code_sealed", "expires_at"])
        .select(["sent_hash", "sent_until"])
        .select("sealed_identity")
        .where((eb) => eb.or([eb("token_hash", "=", tokenHash), eb("sent_hash", "=", tokenHash)]))
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const open = await fieldOpener(scope, row.answers === "" ? [] : [row.id]);
      const answers = open(row.id, answersOf(row.id), row.answers);
      const bySentToken = row.sent_hash === tokenHash;
      return {
        id: row.id as DraftId,
        answers: (answers === "" ? {} : JSON.parse(answers)) as Answers,
        hasSealedIdentity: row.sealed_identity !== null,
        sealedIdentityMark: row.sealed_identity === null ? "" : toHex(sha256(row.sealed_identity)),
        reportId: row.report_id as ReportId | null,
        receiptCodeSealed: row.receipt_code_sealed,
        expiresAt: (row.report_id === null ? row.expires_at : (row.sent_until ?? "")) as Instant,
        bySentToken,
      };
    },
    /** Where a draft stands: the report that it became, or until when it can be sent. Undefined once it is gone. */
    async standing(id: DraftId): Promise<Pick<Draft, "reportId" | "expiresAt"> | undefined> {
      const row = await db
        .selectFrom("draft")
        .select(["report_id", "expires_at"])
        .where("id", "=", id)
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .executeTakeFirst();
      return (
        row && {
          reportId: row.report_id as ReportId | null,
          expiresAt: row.expires_at as Instant,
        }
      );
    },
    /** The draft that became a report: what its files and its key are kept under. */
    async ofReport(reportId: ReportId): Promise<DraftId | undefined> {
      const row = await db
        .selectFrom("report")
        .select("draft_id")
        .where("id", "=", reportId)
        .executeTakeFirst();
      return row?.draft_id as DraftId | undefined;
    },
    /** Whether the browser of a draft, or of what became of it, was not told to keep the secret since `before`. */
    async isDueInReach(id: DraftId, before: Instant, stage: DraftStage): Promise<boolean> {
      const row = await db
        .selectFrom("draft")
        .select("id")
        .where("id", "=", id)
        .where("report_id", stage === "sent" ? "is not" : "is", null)
        .where((eb) => eb.or([eb("kept_at", "is", null), eb("kept_at", "<=", before)]))
        .executeTakeFirst();
      return row !== undefined;
    },
    async sealedIdentity(id: DraftId): Promise<Uint8Array | null> {
      const row = await db
        .selectFrom("draft")
        .select("sealed_identity")
        .where("id", "=", id)
        .executeTakeFirst();
      return row?.sealed_identity ?? null;
    },
    /** Drafts whose time is over and that never became a report: those that ended first, at most `limit`, behind `after`. */
    async expired(
      now: Instant,
      limit: number,
      after?: ExpiredDraft,
    ): Promise<readonly ExpiredDraft[]> {
      let query = db
        .selectFrom("draft")
        .select(["id", "expires_at"])
        .where("expires_at", "<", now)
        .where("report_id", "is", null)
        .orderBy("expires_at")
        .orderBy("id")
        .limit(limit);
      if (after !== undefined) {
        const { id, expiresAt } = after;
        query = query.where("expires_at", ">=", expiresAt).where((eb) =>
          // Many can end at one instant.
          eb.or([eb("expires_at", ">", expiresAt), eb("id", ">", id)]),
        );
      }
      const rows = await query.execute();
      return rows.map((row) => ({
        id: row.id as DraftId,
        expiresAt: row.expires_at as Instant,
      }));
    },
    /** Whether a draft is one of those. In a transaction it then stays so until the end. */
    async isExpired(id: DraftId, now: Instant): Promise<boolean> {
      const row = await db
        .selectFrom("draft")
        .select("id")
        .where("id", "=", id)
        .where("expires_at", "<", now)
        .where("report_id", "is", null)
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

/** Reading and writing drafts. A draft is nobody's record yet, so its changes are no custody events. */
export function draftStore(scope: DatabaseScope) {
  const { db } = scope;
  return {
    ...draftReader(scope),
    ...draftTimeStore(scope),
    ...sentDraftStore(scope),
    async create(draft: {
      readonly id: DraftId;
      readonly tokenHash: string;
      readonly now: Instant;
      readonly expiresAt: Instant;
    }): Promise<void> {
      await ensureReportKey(scope, draft.id);
      await db
        .insertInto("draft")
        .values({
          id: draft.id,
          token_hash: draft.tokenHash,
          answers: "",
          sealed_identity: null,
          report_id: null,
          receipt_code_sealed: null,
          created_at: draft.now,
          updated_at: draft.now,
          expires_at: draft.expiresAt,
          ...{ kept_at: null, sent_hash: null, sent_until: null },
        })
        .execute();
    },
    async saveAnswers(
      id: DraftId,
      answers: Answers,
      now: Instant,
      expiresAt: Instant,
    ): Promise<void> {
      const seal = await fieldSealer(scope, id);
      const sealed = seal(answersOf(id), JSON.stringify(answers));
      await db
        .updateTable("draft")
        .set({ answers: sealed, updated_at: now, expires_at: expiresAt })
        .where("id", "=", id)
        .execute();
    },
    /** Begins the draft's time anew: something of it came. */
    async touch(id: DraftId, now: Instant, expiresAt: Instant): Promise<void> {
      await db
        .updateTable("draft")
        .set({ updated_at: now, expires_at: expiresAt })
        .where("id", "=", id)
        .where("report_id", "is", null)
        .execute();
    },
    /** Notes that the browser is told to keep the secret; false where it was told since `before`. */
    async keepInReach(
      id: DraftId,
      { now, before, stage }: { now: Instant; before: Instant; stage: DraftStage },
    ): Promise<boolean> {
      const result = await db
        .updateTable("draft")
        .set({ kept_at: now })
        .where("id", "=", id)
        .where("report_id", stage === "sent" ? "is not" : "is", null)
        .where((eb) => eb.or([eb("kept_at", "is", null), eb("kept_at", "<=", before)]))
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async saveIdentity(id: DraftId, box: Uint8Array | null): Promise<void> {
      await db
        .updateTable("draft")
        .set({ sealed_identity: box === null ? null : Buffer.from(box) })
        .where("id", "=", id)
        .execute();
    },
    /** Removes a draft that never became a report, and the key to all that was sent with it. */
    async remove(id: DraftId): Promise<void> {
      await db
        .deleteFrom("report_entry")
        .where("draft_id", "=", id)
        .where("report_id", "is", null)
        .execute();
      const result = await db
        .deleteFrom("draft")
        .where("id", "=", id)
        .where("report_id", "is", null)
        .executeTakeFirst();
      if (result.numDeletedRows === 1n) await destroyReportKey(scope, id);
    },
  };
}
