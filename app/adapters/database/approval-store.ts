import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { ApprovalId, DraftId, PersonId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { ActKind } from "#app/core/people/act-kinds.ts";
import type { ApprovalRequest, Decision, Deciding } from "#app/core/people/approval.ts";
import type { Role } from "#app/core/people/role.ts";
import type { ApprovalDecisionTable, ApprovalRequestTable } from "#db/approval-tables.ts";
import type { AppendEvent } from "./custody-store.ts";
import { openingReader, openingWriter } from "./opening-store.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

/** A decision with when it was made and, for a signature, the passkey's whole answer. */
export interface StoredDecision extends Decision {
  readonly assertion: string | null;
  readonly decidedAt: Instant;
}

export interface StoredRequest extends ApprovalRequest {
  readonly id: ApprovalId;
  readonly kind: ActKind;
  readonly requesterId: PersonId;
  readonly requestedAt: Instant;
  readonly expiresAt: Instant;
  readonly decisions: readonly StoredDecision[];
}

/** Pages list the newest; older ones stay in the custody log. */
const LISTED = 200;

function newestFirst(one: ApprovalRequestTable, other: ApprovalRequestTable): number {
  if (one.requested_at !== other.requested_at) {
    return one.requested_at < other.requested_at ? 1 : -1;
  }
  return one.id < other.id ? -1 : 1;
}

/** Reading what was asked for and decided. */
export function approvalReader(scope: DatabaseScope) {
  const { db, holdsRows } = scope;
  async function withDecisions(rows: readonly ApprovalRequestTable[]): Promise<StoredRequest[]> {
    if (rows.length === 0) return [];
    const decisions = await db
      .selectFrom("approval_decision")
      .selectAll()
      .where(
        "request_id",
        "in",
        rows.map((row) => row.id),
      )
      .orderBy("decided_at")
      .execute();
    return rows.map((row) =>
      requestOf(
        row,
        decisions.filter((one) => one.request_id === row.id),
      ),
    );
  }
  return {
    ...openingReader(scope),
    async find(id: ApprovalId): Promise<StoredRequest | undefined> {
      const rows = await db
        .selectFrom("approval_request")
        .selectAll()
        .where("id", "=", id)
        // Two who decide or use the same approval at once come one after the other.
        .$if(holdsRows, (query) => query.forUpdate())
        .execute();
      return (await withDecisions(rows))[0];
    },
    /** Newest first: those that may still be used at `now`, and the newest of the others. */
    async listed(now: Instant): Promise<StoredRequest[]> {
      const all = db
        .selectFrom("approval_request")
        .selectAll()
        .orderBy("requested_at", "desc")
        .orderBy("id");
      // However many were asked for since, none that waits is pushed off the list.
      const open = await all
        .where("executed_at", "is", null)
        .where("expires_at", ">", now)
        .execute();
      const newest = await all.limit(LISTED).execute();
      const known = new Set(open.map((row) => row.id));
      const rows = [...open, ...newest.filter((row) => !known.has(row.id))];
      return withDecisions(rows.sort(newestFirst));
    },
    /** What a person asked for of one kind that may still be usable at `now`. */
    async openOf(requester: PersonId, kind: ActKind, now: Instant): Promise<StoredRequest[]> {
      const rows = await db
        .selectFrom("approval_request")
        .selectAll()
        .where("requester_id", "=", requester)
        .where("kind", "=", kind)
        .where("executed_at", "is", null)
        .where("expires_at", ">", now)
        .orderBy("requested_at")
        .$if(holdsRows, (query) => query.forUpdate())
        .execute();
      return withDecisions(rows);
    },
    /** A report's sealed identity with the draft or report it is bound to; undefined when there is none any more. */
    async sealedBox(
      reportId: ReportId,
    ): Promise<{ readonly box: Uint8Array; readonly boxId: DraftId } | undefined> {
      const row = await db
        .selectFrom("sealed_identity")
        .innerJoin("report", "report.id", "sealed_identity.report_id")
        .select(["sealed_identity.box as box", "report.draft_id as draft"])
        .where("report.id", "=", reportId)
        .executeTakeFirst();
      return row === undefined
        ? undefined
        : { box: new Uint8Array(row.box), boxId: row.draft as DraftId };
    },
    /** A person as the rules of approval see them. */
    async deciding(id: PersonId): Promise<Deciding | undefined> {
      const row = await db
        .selectFrom("person")
        .select(["id", "role", "status", "supervisor", "created_at", "recovered_at"])
        .where("id", "=", id)
        .executeTakeFirst();
      return row === undefined ? undefined : decidingOf(row);
    },
    /** Everybody active, as the rules of approval see them. */
    async everyDeciding(): Promise<Deciding[]> {
      const rows = await db
        .selectFrom("person")
        .select(["id", "role", "status", "supervisor", "created_at", "recovered_at"])
        .where("status", "=", "active")
        .orderBy("id")
        .execute();
      return rows.map(decidingOf);
    },
  };
}

/** Reading and writing what was asked for and decided. Each change is a record. */
export function approvalStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  return {
    ...approvalReader(scope),
    ...openingWriter(scope, append),
    async ask(
      request: Pick<
        StoredRequest,
        "id" | "kind" | "text" | "digest" | "requesterId" | "requestedAt" | "expiresAt"
      >,
      event: CustodyEvent,
    ): Promise<void> {
      await db
        .insertInto("approval_request")
        .values({
          id: request.id,
          kind: request.kind,
          act_text: request.text,
          act_sha256: request.digest,
          requester_id: request.requesterId,
          requested_at: request.requestedAt,
          expires_at: request.expiresAt,
          executed_at: null,
        })
        .execute();
      await append(event);
    },
    async decide(id: ApprovalId, decision: StoredDecision, event: CustodyEvent): Promise<void> {
      await db
        .insertInto("approval_decision")
        .values({
          request_id: id,
          person_id: decision.personId,
          decision: decision.decision,
          assertion: decision.assertion,
          decided_at: decision.decidedAt,
        })
        .execute();
      await append(event);
    },
    /** Uses an approval up. An error when it was used already: what was approved is done once. */
    async execute(id: ApprovalId, at: Instant, event: CustodyEvent): Promise<void> {
      const result = await db
        .updateTable("approval_request")
        .set({ executed_at: at })
        .where("id", "=", id)
        .where("executed_at", "is", null)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "use the approval");
      await append(event);
    },
  };
}

function requestOf(
  row: ApprovalRequestTable,
  decisions: readonly ApprovalDecisionTable[],
): StoredRequest {
  return {
    id: row.id as ApprovalId,
    kind: row.kind as ActKind,
    text: row.act_text,
    digest: row.act_sha256,
    requesterId: row.requester_id as PersonId,
    requestedAt: row.requested_at as Instant,
    expiresAt: row.expires_at as Instant,
    executedAt: row.executed_at as Instant | null,
    decisions: decisions.map((one) => ({
      personId: one.person_id as PersonId,
      decision: one.decision as StoredDecision["decision"],
      assertion: one.assertion,
      decidedAt: one.decided_at as Instant,
    })),
  };
}

function decidingOf(row: {
  id: string;
  role: string;
  status: string;
  supervisor: number;
  created_at: string;
  recovered_at: string | null;
}): Deciding {
  return {
    id: row.id as PersonId,
    role: row.role as Role,
    status: row.status === "active" ? "active" : "disabled",
    supervisor: row.supervisor === 1,
    createdAt: row.created_at as Instant,
    recoveredAt: row.recovered_at as Instant | null,
  };
}
