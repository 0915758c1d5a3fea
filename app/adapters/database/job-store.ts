import { sql } from "kysely";
import type { Job, JobName } from "#app/use-cases/jobs.ts";
import type { JobId } from "#app/core/ids.ts";
import { later, type Instant } from "#app/core/instant.ts";
import type { TimeBounds } from "#app/core/people/in-time.ts";
import { tellProgress } from "./job-progress.ts";
import { jobReader } from "./job-reader.ts";
import { turnOf } from "./job-turn.ts";
import type { DatabaseScope } from "./scope.ts";

export interface ClaimedJob {
  readonly id: JobId;
  readonly job: Job;
  readonly attempts: number;
}

/** A job claimed longer ago than this belonged to a worker that died; another may take it. */
const CLAIM_MILLIS = 30 * 60_000;

/** Background work, kept in the database and enqueued in the transaction that needs it. */
export function jobStore(scope: DatabaseScope, newJobId: () => JobId) {
  const { db, dialect } = scope;
  return {
    ...jobReader(scope),
    ...tellProgress(db),
    /**
     * Work on files of one draft or report takes turns with that of others: each job's turn comes as much later than the one before it as
     * that one is reckoned to take, so that a report of two hundred films holds up no photo that comes after it. A turn is never moved back by what comes later.
     */
    async enqueue(job: Job, runAfter: Instant): Promise<void> {
      const { name, ...payload } = job;
      const { owner, turn } =
        "itemId" in job ? await turnOf(scope, job.itemId, runAfter) : { owner: "", turn: runAfter };
      await db
        .insertInto("job")
        .values({
          id: newJobId(),
          name,
          payload: JSON.stringify(payload),
          state: "waiting",
          attempts: 0,
          run_after: runAfter,
          owner,
          turn,
          claimed_at: null,
          finished_at: null,
          progress: null,
          problem: null,
        })
        .execute();
    },
    /**
     * Takes the job of these names that is due and whose turn is first, or one whose worker died; before a second of an owner one of somebody
     * else. Undefined when there is none.
     */
    async claim(now: Instant, names: readonly JobName[]): Promise<ClaimedJob | undefined> {
      const due = db
        .selectFrom("job")
        .select(["id", "name", "payload", "attempts"])
        .where("name", "in", names)
        .where((eb) =>
          eb.or([
            eb.and([eb("state", "=", "waiting"), eb("run_after", "<=", now)]),
            eb.and([eb("state", "=", "running"), eb("claimed_at", "<", later(now, -CLAIM_MILLIS))]),
          ]),
        )
        .orderBy("turn")
        .orderBy("number")
        .limit(1);
      const first = (query: typeof due) =>
        (dialect === "postgres"
          ? query.modifyEnd(sql`for update skip locked`)
          : query
        ).executeTakeFirst();
      const running = await db
        .selectFrom("job")
        .select("owner")
        .distinct()
        .where("state", "=", "running")
        .where("name", "in", names)
        .where("owner", "!=", "")
        .where("claimed_at", ">=", later(now, -CLAIM_MILLIS))
        .execute();
      const busy = running.map(({ owner }) => owner);
      const others =
        busy.length === 0 ? undefined : await first(due.where("owner", "not in", busy));
      const row = others ?? (await first(due));
      if (row === undefined) return undefined;
      await db
        .updateTable("job")
        .set({ state: "running", claimed_at: now, attempts: row.attempts + 1, progress: null })
        .where("id", "=", row.id)
        .execute();
      return {
        id: row.id as JobId,
        job: { name: row.name, ...(JSON.parse(row.payload) as object) } as Job,
        attempts: row.attempts + 1,
      };
    },
    /** Says that a claimed job still runs, so that nobody takes it for one whose worker died. */
    async renew(id: JobId, now: Instant): Promise<void> {
      await db
        .updateTable("job")
        .set({ claimed_at: now })
        .where("id", "=", id)
        .where("state", "=", "running")
        .execute();
    },
    async finish(id: JobId, at: Instant): Promise<void> {
      await db
        .updateTable("job")
        .set({ state: "done", finished_at: at, problem: null })
        .where("id", "=", id)
        .execute();
    },
    async retry(id: JobId, problem: string, runAfter: Instant): Promise<void> {
      await db
        .updateTable("job")
        .set({ state: "waiting", problem, run_after: runAfter, turn: runAfter, claimed_at: null })
        .where("id", "=", id)
        .execute();
    },
    /** Puts a job off without counting it as tried: what it waits for is not its fault. */
    async postpone(id: JobId, problem: string, runAfter: Instant): Promise<void> {
      await db
        .updateTable("job")
        .set((eb) => ({
          state: "waiting",
          problem,
          run_after: runAfter,
          turn: runAfter,
          claimed_at: null,
          attempts: eb("attempts", "-", 1),
        }))
        .where("id", "=", id)
        .execute();
    },
    /** Makes what waits of this very job due now, however often it failed; enqueues it where nothing waits. */
    async hasten(job: Job, now: Instant): Promise<void> {
      const { name, ...payload } = job;
      const waiting = await db
        .updateTable("job")
        .set({ run_after: now, turn: now })
        .where("name", "=", name)
        .where("payload", "=", JSON.stringify(payload))
        .where("state", "=", "waiting")
        .executeTakeFirst();
      if (waiting.numUpdatedRows === 0n) await this.enqueue(job, now);
    },
    async giveUp(id: JobId, problem: string, at: Instant): Promise<void> {
      await db
        .updateTable("job")
        .set({ state: "failed", problem, finished_at: at })
        .where("id", "=", id)
        .execute();
    },
    /**
     * What a dead process left running starts over: at once, or later where it was begun `tries` times or more, and so may be
     * what the process died of. Only for the one process that serves the database (decision 0048).
     */
    async releaseAll(
      now: Instant,
      suspected: { readonly tries: number; readonly after: Instant },
    ): Promise<void> {
      await db
        .updateTable("job")
        .set((eb) => ({
          state: "waiting",
          claimed_at: null,
          turn: now,
          run_after: eb
            .case()
            .when("attempts", ">=", suspected.tries)
            .then(suspected.after)
            .else(now)
            .end(),
        }))
        .where("state", "=", "running")
        .execute();
    },
    /** Makes due what waits for a time after `latest`: no job does, unless the clock that wrote it ran ahead and was set back since. */
    async boundWaits(now: Instant, latest: Instant): Promise<void> {
      await db
        .updateTable("job")
        .set({ run_after: now, turn: now })
        .where("state", "=", "waiting")
        .where("run_after", ">", latest)
        .execute();
    },
    /** Forgets finished jobs, by when they ended. */
    async sweep({ before, beyond }: TimeBounds): Promise<void> {
      await db
        .deleteFrom("job")
        .where("state", "=", "done")
        .where((eb) => eb.or([eb("finished_at", "<", before), eb("finished_at", ">", beyond)]))
        .execute();
    },
  };
}
