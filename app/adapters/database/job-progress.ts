import type { Job } from "#app/use-cases/jobs.ts";
import type { RedactionId } from "#app/core/ids.ts";
import type { DatabaseScope } from "./scope.ts";

/** Reading how far jobs that run have come. */
export function toldProgress(db: DatabaseScope["db"]) {
  return {
    /** What jobs of this name that run told last, each by its one id. */
    async told(name: "render-redacted-film"): Promise<ReadonlyMap<RedactionId, string>> {
      const rows = await db
        .selectFrom("job")
        .select(["payload", "progress"])
        .where("name", "=", name)
        .where("state", "=", "running")
        .where("progress", "is not", null)
        .execute();
      return new Map(
        rows.map(({ payload, progress }) => [
          (JSON.parse(payload) as { readonly redactionId: RedactionId }).redactionId,
          progress ?? "",
        ]),
      );
    },
  };
}

/** Writing it. */
export function tellProgress(db: DatabaseScope["db"]) {
  return {
    /** Notes how far a job that runs has come, for those who wait for it. */
    async tell(job: Job, progress: string): Promise<void> {
      const { name, ...payload } = job;
      await db
        .updateTable("job")
        .set({ progress })
        .where("name", "=", name)
        .where("payload", "=", JSON.stringify(payload))
        .where("state", "=", "running")
        .execute();
    },
  };
}
