import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { CodeRequestId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { CodeFacts, CodeRefusal, CodeRequestState } from "#app/core/messages/code-request.ts";
import type { ThreadKeyPair } from "#app/core/messages/thread.ts";
import type { CodeRequestTable } from "#db/report-tables.ts";
import {
  codeRequestReader,
  factsOf,
  type CodeCheck,
  type CodeRequest,
} from "./code-request-reader.ts";
import type { AppendEvent } from "./custody-store.ts";
import { destroyReportKey, ensureReportKey, fieldSealer } from "./report-keys.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

/** Reading and changing them. Each step has its record; none is taken twice. */
export function codeRequestStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  const reader = codeRequestReader(scope);
  const move = async (
    id: CodeRequestId,
    from: CodeRequestState,
    to: Partial<CodeRequestTable> & {
      readonly state: CodeRequestState;
      readonly state_since: Instant;
    },
  ) => {
    const result = await db
      .updateTable("code_request")
      .set(to)
      .where("id", "=", id)
      .where("state", "=", from)
      .executeTakeFirstOrThrow();
    requireOne(result.numUpdatedRows, `make the request ${to.state}`);
  };
  return {
    ...reader,
    async ask(
      request: Pick<CodeRequest, "id" | "language" | "askedAt"> & {
        readonly check: CodeCheck;
        readonly thread: ThreadKeyPair;
        readonly facts: CodeFacts;
      },
      event: CustodyEvent,
    ): Promise<void> {
      const { id, check, thread, askedAt } = request;
      await ensureReportKey(scope, id);
      const seal = await fieldSealer(scope, id);
      await db
        .insertInto("code_request")
        .values({
          id,
          locator: check.locator,
          salt: Buffer.from(check.salt),
          verifier: Buffer.from(check.verifier),
          thread_id: thread.id,
          thread_public_key: Buffer.from(thread.publicKey),
          thread_wrapped_private_key: Buffer.from(thread.wrappedPrivateKey),
          facts: seal(factsOf(id), JSON.stringify(request.facts)),
          language: request.language,
          asked_at: askedAt,
          report_id: null,
          state: "open",
          state_since: askedAt,
          refused_because: null,
          waits_until: null,
        })
        .execute();
      await append(event);
    },
    /** Says which report an open request is taken for; it may be another one later. */
    async match(id: CodeRequestId, reportId: ReportId, event: CustodyEvent): Promise<void> {
      const result = await db
        .updateTable("code_request")
        .set({ report_id: reportId })
        .where("id", "=", id)
        .where("state", "=", "open")
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "match the request");
      await append(event);
    },
    async grant(
      id: CodeRequestId,
      { at, until }: { readonly at: Instant; readonly until: Instant },
      event: CustodyEvent,
    ): Promise<void> {
      await move(id, "open", { state: "granted", state_since: at, waits_until: until });
      await append(event);
    },
    async refuse(
      id: CodeRequestId,
      { at, because }: { readonly at: Instant; readonly because: CodeRefusal },
      event: CustodyEvent,
    ): Promise<void> {
      await move(id, "open", { state: "refused", state_since: at, refused_because: because });
      await append(event);
    },
    /** Erases what was said in the requests that were taken for a report, with the keys that opened it. False where there is nothing left to erase. */
    async forgetFacts(reportId: ReportId, event: CustodyEvent): Promise<boolean> {
      const rows = await db
        .updateTable("code_request")
        .set({ facts: "" })
        .where("report_id", "=", reportId)
        .where("facts", "!=", "")
        .returning("id")
        .execute();
      if (rows.length === 0) return false;
      for (const { id } of rows) await destroyReportKey(scope, id as CodeRequestId);
      await append(event);
      return true;
    },
    /** Whoever has the old code says no. */
    async stop(id: CodeRequestId, at: Instant, event: CustodyEvent): Promise<void> {
      await move(id, "granted", { state: "stopped", state_since: at });
      await append(event);
    },
    /** The office takes back what was granted. */
    async withdraw(id: CodeRequestId, at: Instant, event: CustodyEvent): Promise<void> {
      await move(id, "granted", { state: "withdrawn", state_since: at });
      await append(event);
    },
    /**
     * Puts the new code in the old one's place. What checks the old one stays with the request, visits of the report end, the page that could
     * still show the old code shows none any more, and the secret of the browser that sent the report opens nothing: it may be in the wrong hands.
     */
    async replaceCode(
      id: CodeRequestId,
      reportId: ReportId,
      at: Instant,
      event: CustodyEvent,
    ): Promise<void> {
      const { check } = await reader.newCode(id);
      const old = await db
        .selectFrom("report")
        .select(["receipt_locator", "receipt_salt", "receipt_verifier"])
        .where("id", "=", reportId)
        .executeTakeFirstOrThrow();
      await move(id, "granted", {
        ...{ state: "done", state_since: at },
        locator: old.receipt_locator,
        salt: old.receipt_salt,
        verifier: old.receipt_verifier,
      });
      await db
        .updateTable("report")
        .set({
          receipt_locator: check.locator,
          receipt_salt: Buffer.from(check.salt),
          receipt_verifier: Buffer.from(check.verifier),
        })
        .where("id", "=", reportId)
        .execute();
      await db.deleteFrom("follow_up_session").where("report_id", "=", reportId).execute();
      await db
        .updateTable("draft")
        .set({ receipt_code_sealed: null, sent_hash: null, sent_until: null })
        .where("report_id", "=", reportId)
        .execute();
      await append(event);
    },
  };
}
