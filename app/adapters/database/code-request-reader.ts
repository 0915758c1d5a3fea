import type { CodeRequestId, ReportId, ThreadId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { CodeFacts, CodeRefusal, CodeRequestState } from "#app/core/messages/code-request.ts";
import type { ThreadKeyPair } from "#app/core/messages/thread.ts";
import type { CodeRequestTable } from "#db/report-tables.ts";
import { fieldOpener } from "./report-keys.ts";
import type { DatabaseScope } from "./scope.ts";

/** Somebody's request for another receipt code, without what they said of the report. */
export interface CodeRequest {
  readonly id: CodeRequestId;
  /** The language in which it was asked. */
  readonly language: string;
  readonly askedAt: Instant;
  /** The report that staff took it for. */
  readonly reportId: ReportId | null;
  readonly state: CodeRequestState;
  readonly stateSince: Instant;
  readonly refusedBecause: CodeRefusal | null;
  /** When the new code takes the old one's place. */
  readonly waitsUntil: Instant | null;
}

/** What finds and checks a receipt code. */
export interface CodeCheck {
  readonly locator: string;
  readonly salt: Uint8Array;
  readonly verifier: Uint8Array;
}

/** Which requests a list is of: those in one of these states, without those taken for one of these reports. */
export interface CodeRequestList {
  readonly states: readonly CodeRequestState[];
  readonly hidden: readonly string[];
  readonly order: "oldest" | "newest";
}

/** Where the facts of a request are encrypted, under its own key. */
export const factsOf = (id: string) => ({ purpose: "messages", row: `${id}/facts` }) as const;

/** Reading requests for another receipt code. */
export function codeRequestReader(scope: DatabaseScope) {
  const { db, holdsRows } = scope;
  const listed = ({ states, hidden }: CodeRequestList) =>
    db
      .selectFrom("code_request")
      .where("state", "in", states)
      .$if(hidden.length > 0, (query) =>
        query.where((eb) =>
          eb.or([eb("report_id", "is", null), eb("report_id", "not in", hidden)]),
        ),
      );
  return {
    async find(id: CodeRequestId): Promise<CodeRequest | undefined> {
      const row = await db
        .selectFrom("code_request")
        .selectAll()
        .where("id", "=", id)
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .executeTakeFirst();
      return row && requestOf(row);
    },
    /** What whoever asked says of the report; nothing where that was erased. */
    async facts(id: CodeRequestId): Promise<CodeFacts> {
      const { facts } = await db
        .selectFrom("code_request")
        .select("facts")
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      const open = await fieldOpener(scope, [id]);
      return facts === "" ? {} : (JSON.parse(open(id, factsOf(id), facts)) as CodeFacts);
    },
    /** Those of a list behind `after`, at most so many. A request that was decided meanwhile shifts no page: what lies behind it stays so. */
    async page(
      list: CodeRequestList,
      atMost: number,
      after: CodeRequest | undefined,
    ): Promise<CodeRequest[]> {
      const direction = list.order === "oldest" ? "asc" : "desc";
      const rows = await listed(list)
        .selectAll()
        .$if(after !== undefined, (query) =>
          query.where((eb) =>
            eb(
              eb.refTuple("asked_at", "id"),
              list.order === "oldest" ? ">" : "<",
              eb.tuple<string, string>(after?.askedAt ?? "", after?.id ?? ""),
            ),
          ),
        )
        .orderBy("asked_at", direction)
        .orderBy("id", direction)
        .limit(atMost)
        .execute();
      return rows.map(requestOf);
    },
    /** How many a list has. */
    async count(list: CodeRequestList): Promise<number> {
      const { n } = await listed(list)
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow();
      return Number(n);
    },
    /** What checks a code that is no report's: one that was asked for, or one that ended. */
    async byLocator(
      locator: string,
    ): Promise<{ readonly request: CodeRequest; readonly check: CodeCheck } | undefined> {
      const row = await db
        .selectFrom("code_request")
        .selectAll()
        .where("locator", "=", locator)
        .executeTakeFirst();
      return row && { request: requestOf(row), check: checkOf(row) };
    },
    /** The requests that were taken for a report, however they ended. */
    async idsOf(reportId: ReportId): Promise<readonly CodeRequestId[]> {
      const rows = await db
        .selectFrom("code_request")
        .select("id")
        .where("report_id", "=", reportId)
        .orderBy("id")
        .execute();
      return rows.map(({ id }) => id as CodeRequestId);
    },
    /** The request that was granted for a report and that its old code can still stop. */
    async grantedFor(reportId: ReportId): Promise<CodeRequest | undefined> {
      const row = await db
        .selectFrom("code_request")
        .selectAll()
        .where("report_id", "=", reportId)
        .where("state", "=", "granted")
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .executeTakeFirst();
      return row && requestOf(row);
    },
    /** What the new code of a request is checked with, and the thread that it opens. */
    async newCode(
      id: CodeRequestId,
    ): Promise<{ readonly check: CodeCheck; readonly thread: ThreadKeyPair }> {
      const row = await db
        .selectFrom("code_request")
        .selectAll()
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      return {
        check: checkOf(row),
        thread: {
          id: row.thread_id as ThreadId,
          publicKey: new Uint8Array(row.thread_public_key),
          wrappedPrivateKey: new Uint8Array(row.thread_wrapped_private_key),
        },
      };
    },
    /** Those whose waiting time is over and whose old code has not ended yet. */
    async due(now: Instant): Promise<CodeRequest[]> {
      const rows = await db
        .selectFrom("code_request")
        .selectAll()
        .where("state", "=", "granted")
        .where("waits_until", "<=", now)
        .orderBy("id")
        .execute();
      return rows.map(requestOf);
    },
  };
}

function requestOf(row: CodeRequestTable): CodeRequest {
  return {
    id: row.id as CodeRequestId,
    language: row.language,
    askedAt: row.asked_at as Instant,
    reportId: row.report_id as ReportId | null,
    state: row.state as CodeRequestState,
    stateSince: row.state_since as Instant,
    refusedBecause: row.refused_because as CodeRefusal | null,
    waitsUntil: row.waits_until as Instant | null,
  };
}

function checkOf({ locator, salt, verifier }: CodeRequestTable): CodeCheck {
  return { locator, salt: new Uint8Array(salt), verifier: new Uint8Array(verifier) };
}
