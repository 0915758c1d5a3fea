import type { ItemId } from "#app/core/ids.ts";
import { later, type Instant } from "#app/core/instant.ts";
import type { DatabaseScope } from "./scope.ts";

/** What work on a file is reckoned to take: so much, and a second for so many of its bytes. It decides turns and nothing else. */
const FILE_MILLIS = 1_000;
const BYTES_A_MILLI = 50_000;

/** Whose file a job is about and when its turn is; nobody's where the file has no row. */
export async function turnOf(
  { db }: DatabaseScope,
  itemId: ItemId,
  runAfter: Instant,
): Promise<{ readonly owner: string; readonly turn: Instant }> {
  const item = await db
    .selectFrom("evidence_item")
    .select(["draft_id", "size"])
    .where("id", "=", itemId)
    .executeTakeFirst();
  if (item === undefined) return { owner: "", turn: runAfter };
  const last = await db
    .selectFrom("job")
    .select((eb) => eb.fn.max("turn").as("turn"))
    .where("owner", "=", item.draft_id)
    .where("state", "in", ["waiting", "running"])
    .executeTakeFirst();
  const before = (last?.turn ?? runAfter) as Instant;
  const millis = FILE_MILLIS + Math.ceil(item.size / BYTES_A_MILLI);
  return { owner: item.draft_id, turn: later(before > runAfter ? before : runAfter, millis) };
}
