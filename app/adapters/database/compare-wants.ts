import type { ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { inChunks } from "./in-chunks.ts";
import type { DatabaseScope } from "./scope.ts";

/** Asks that these reports be compared with others, for words that say nearly the same and for the same event, in the transaction that receives them. */
export async function wantCompared(
  { db }: Pick<DatabaseScope, "db">,
  reports: readonly { readonly id: ReportId; readonly receivedAt: Instant }[],
): Promise<void> {
  for (const some of inChunks(reports)) {
    const rows = some.map(({ id, receivedAt }) => ({ report_id: id, received_at: receivedAt }));
    await db.insertInto("compare_wanted").values(rows).execute();
    await db.insertInto("trace_wanted").values(rows).execute();
  }
}
