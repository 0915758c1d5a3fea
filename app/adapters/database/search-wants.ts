import { inChunks } from "./in-chunks.ts";
import type { DatabaseScope } from "./scope.ts";

/** Asks that the search learn these reports, in the transaction that changes what they say. */
export async function wantSearched(
  { db, random }: DatabaseScope,
  ids: readonly string[],
): Promise<void> {
  const mark = Buffer.from(random(8)).toString("hex");
  for (const some of inChunks(ids)) {
    await db
      .insertInto("search_wanted")
      .values(some.map((report_id) => ({ report_id, mark })))
      .onConflict((conflict) => conflict.column("report_id").doUpdateSet({ mark }))
      .execute();
  }
}
