import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { Audience } from "#app/core/bundle/audience.ts";
import type { BundleId, CaseId, PersonId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { BundleTable } from "#db/schema.ts";
import type { AppendEvent } from "./custody-store.ts";
import { ensureReportKey } from "./report-keys.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

export interface BundleRow {
  readonly id: BundleId;
  readonly caseId: CaseId;
  readonly name: string;
  readonly audience: Audience;
  readonly state: "waiting" | "ready" | "failed";
  readonly problem: string | null;
  readonly requestedBy: PersonId;
  readonly requestedAt: Instant;
  readonly size: number | null;
  readonly sha256: string | null;
}

const BUNDLE = [
  "id",
  "case_id",
  "name",
  "audience",
  "state",
  "problem",
  "requested_by",
  "requested_at",
  "size",
  "sha256",
] as const;

function bundleOf(row: Pick<BundleTable, (typeof BUNDLE)[number]>): BundleRow {
  return {
    id: row.id as BundleId,
    caseId: row.case_id as CaseId,
    name: row.name,
    audience: row.audience as Audience,
    state: row.state as BundleRow["state"],
    problem: row.problem,
    requestedBy: row.requested_by as PersonId,
    requestedAt: row.requested_at as Instant,
    size: row.size,
    sha256: row.sha256,
  };
}

/** Reading bundles. */
export function bundleReader({ db, holdsRows }: DatabaseScope) {
  return {
    async find(id: BundleId): Promise<BundleRow | undefined> {
      const row = await db
        .selectFrom("bundle")
        .select(BUNDLE)
        .where("id", "=", id)
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .executeTakeFirst();
      return row === undefined ? undefined : bundleOf(row);
    },
    /** A case's bundles, newest first. */
    async ofCase(caseId: CaseId): Promise<BundleRow[]> {
      const rows = await db
        .selectFrom("bundle")
        .select(BUNDLE)
        .where("case_id", "=", caseId)
        .orderBy("requested_at", "desc")
        .orderBy("id")
        .execute();
      return rows.map(bundleOf);
    },
  };
}

/** Reading and writing bundles. */
export function bundleStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  return {
    ...bundleReader(scope),
    /** How many bundles of a case were ever asked for with an audience: the next name follows from it. */
    async countOf(caseId: CaseId, audience: Audience): Promise<number> {
      const row = await db
        .selectFrom("bundle")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .where("case_id", "=", caseId)
        .where("audience", "=", audience)
        .executeTakeFirstOrThrow();
      return Number(row.n);
    },
    async request(
      bundle: Omit<BundleRow, "state" | "problem" | "size" | "sha256">,
      event: CustodyEvent,
    ): Promise<void> {
      await ensureReportKey(scope, bundle.id);
      await db
        .insertInto("bundle")
        .values({
          id: bundle.id,
          case_id: bundle.caseId,
          name: bundle.name,
          audience: bundle.audience,
          state: "waiting",
          problem: null,
          requested_by: bundle.requestedBy,
          requested_at: bundle.requestedAt,
          size: null,
          sha256: null,
          finished_at: null,
        })
        .execute();
      await append(event);
    },
    async finish(
      id: BundleId,
      made: { readonly size: number; readonly sha256: string; readonly at: Instant },
      event: CustodyEvent,
    ): Promise<void> {
      const result = await db
        .updateTable("bundle")
        .set({ state: "ready", size: made.size, sha256: made.sha256, finished_at: made.at })
        .where("id", "=", id)
        .where("state", "=", "waiting")
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "finish the bundle");
      await append(event);
    },
    async fail(id: BundleId, problem: string, at: Instant, event: CustodyEvent): Promise<void> {
      const result = await db
        .updateTable("bundle")
        .set({ state: "failed", problem, finished_at: at })
        .where("id", "=", id)
        .where("state", "=", "waiting")
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "give the bundle up");
      await append(event);
    },
  };
}
