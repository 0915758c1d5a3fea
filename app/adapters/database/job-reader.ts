import type { ItemId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { JobName } from "#app/use-cases/jobs.ts";
import { toldProgress } from "./job-progress.ts";
import type { DatabaseScope } from "./scope.ts";

/** Reading how background work stands. */
export function jobReader({ db }: DatabaseScope) {
  /** True while a job of which the column says so waits or runs. */
  const isAny = async (column: "name" | "problem", said: string): Promise<boolean> => {
    const row = await db
      .selectFrom("job")
      .select("id")
      .where(column, "=", said)
      .where("state", "in", ["waiting", "running"])
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  };
  return {
    ...toldProgress(db),
    /** How many jobs stand in which state. */
    async counts(): Promise<Readonly<Record<string, number>>> {
      const rows = await db
        .selectFrom("job")
        .select(["state"])
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .groupBy("state")
        .execute();
      return Object.fromEntries(rows.map((row) => [row.state, Number(row.n)]));
    },
    /** True while a job of this name waits or runs. */
    isPending: (name: JobName) => isAny("name", name),
    /** True while a job waits or runs that examines this file. */
    async isExaminationPending(itemId: ItemId): Promise<boolean> {
      const row = await db
        .selectFrom("job")
        .select("id")
        .where("name", "=", "examine-evidence")
        .where("state", "in", ["waiting", "running"])
        .where("payload", "like", `%"${itemId}"%`)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    /** True while a job waits for the same thing as it did when it failed last. `problem` is that failure's code. */
    isAnyWaitingFor: (problem: string) => isAny("problem", problem),
    /** When the newest job of this name that ended by now was done; undefined where there is none, or it failed. */
    async lastDone(name: JobName, now: Instant): Promise<Instant | undefined> {
      const row = await db
        .selectFrom("job")
        .select(["state", "finished_at"])
        .where("name", "=", name)
        .where("state", "in", ["done", "failed"])
        .where("finished_at", "<=", now)
        .orderBy("number", "desc")
        .limit(1)
        .executeTakeFirst();
      return row?.state === "done" ? (row.finished_at as Instant) : undefined;
    },
  };
}
