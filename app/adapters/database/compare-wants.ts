import type { ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { inChunks } from "./in-chunks.ts";
import type { DatabaseScope } from "./scope.ts";

/** Asks that the words of these reports be compared with those of others, in the transaction that receives them. */
export async function wantCompared(
  { db }: Pick<DatabaseScope, "db">,
  reports: readonly { readonly id: ReportId; readonly receivedAt: Instant }[],
): Promise<void> {
  for (const some of inChunks(reports)) {
    await db
      .insertInto("compare_wanted")
      .values(some.map(({ id, receivedAt }) => ({ report_id: id, received_at: receivedAt })))
      .execute();
  }
}
