import type { Selectable } from "kysely";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { DerivativeId, ItemId, PersonId, RedactionId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { readPlan } from "#app/core/redaction/read-plan.ts";
import type { Redaction, RedactionReview, Rendered } from "#app/core/redaction/redaction.ts";
import type { RedactionTable } from "#db/media-tables.ts";
import type { AppendEvent } from "./custody-store.ts";
import { fieldOpener, itemFieldSealer } from "./report-keys.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

type Part = "plan" | "review_note";

const fieldOf = (id: string, part: Part) =>
  ({ purpose: "metadata", row: `${id}/${part}` }) as const;

/** Reading what was covered in files for others. */
export function redactionReader(scope: DatabaseScope) {
  const { db } = scope;
  const read = async (
    column: "redaction.id" | "item_id",
    values: readonly string[],
  ): Promise<Redaction[]> => {
    if (values.length === 0) return [];
    const rows = await db
      .selectFrom("redaction")
      .innerJoin("evidence_item", "evidence_item.id", "redaction.item_id")
      .selectAll("redaction")
      .select("evidence_item.draft_id")
      .where(column, "in", values)
      .orderBy("number")
      .execute();
    const open = await fieldOpener(
      scope,
      rows.map((row) => row.draft_id),
    );
    return rows.map((row) =>
      redactionOf(row, (part, sealed) => open(row.draft_id, fieldOf(row.id, part), sealed)),
    );
  };
  return {
    /** All of one file, also those that were sent or taken back, in the order in which they were asked for. */
    ofItem: (itemId: ItemId) => read("item_id", [itemId]),
    /** Those of several files, of each in that order. */
    ofItems: async (itemIds: readonly ItemId[]): Promise<ReadonlyMap<ItemId, Redaction[]>> =>
      Map.groupBy(await read("item_id", itemIds), ({ itemId }) => itemId),
    find: async (id: RedactionId) => (await read("redaction.id", [id]))[0],
  };
}

function redactionOf(
  row: Selectable<RedactionTable>,
  open: (part: Part, sealed: string) => string,
): Redaction {
  const plan = readPlan(open("plan", row.plan));
  if (plan === undefined) throw new Error("a kept plan of a redaction is none");
  return {
    id: row.id as RedactionId,
    itemId: row.item_id as ItemId,
    number: row.number,
    plan,
    planSha256: row.plan_sha256,
    askedBy: row.asked_by as PersonId,
    askedAt: row.asked_at as Instant,
    rendered: renderedOf(row),
    review: reviewOf(row, open),
    withdrawnAt: row.withdrawn_at as Instant | null,
  };
}

function renderedOf({
  state,
  derivative_id: derivativeId,
  problem,
  ended_at: at,
}: Selectable<RedactionTable>): Rendered {
  if (state === "made" && derivativeId !== null) {
    return { state, derivativeId: derivativeId as DerivativeId, at: at as Instant };
  }
  if (state === "failed") return { state, problem: problem ?? "", at: at as Instant };
  return { state: "waiting" };
}

function reviewOf(
  { reviewed_by: by, reviewed_at: at, accepted, review_note: note }: Selectable<RedactionTable>,
  open: (part: Part, sealed: string) => string,
): RedactionReview | null {
  if (by === null || at === null) return null;
  return {
    ...{ by: by as PersonId, at: at as Instant, accepted: accepted === 1 },
    note: note === null ? "" : open("review_note", note),
  };
}

/** Writing it, each act with its record. */
export function redactionStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  return {
    ...redactionReader(scope),
    /** The number that the next redaction of a file has. */
    async nextNumber(itemId: ItemId): Promise<number> {
      const last = await db
        .selectFrom("redaction")
        .select((eb) => eb.fn.max("number").as("number"))
        .where("item_id", "=", itemId)
        .executeTakeFirst();
      return Number(last?.number ?? 0) + 1;
    },
    /** Keeps a plan; `planText` is its one spelling. */
    async ask(
      one: Omit<Redaction, "rendered" | "review" | "withdrawnAt" | "plan">,
      planText: string,
      event: CustodyEvent,
    ): Promise<void> {
      const seal = await itemFieldSealer(scope, one.itemId);
      await db
        .insertInto("redaction")
        .values({
          id: one.id,
          item_id: one.itemId,
          number: one.number,
          plan: seal(fieldOf(one.id, "plan"), planText),
          plan_sha256: one.planSha256,
          asked_by: one.askedBy,
          asked_at: one.askedAt,
          state: "waiting",
        })
        .execute();
      await append(event);
    },
    /** Notes what came of it. Throws where it does not wait any more. */
    async end(
      id: RedactionId,
      rendered: Exclude<Rendered, { readonly state: "waiting" }>,
      event: CustodyEvent,
    ): Promise<void> {
      const changed = await db
        .updateTable("redaction")
        .set({
          state: rendered.state,
          derivative_id: rendered.state === "made" ? rendered.derivativeId : null,
          problem: rendered.state === "failed" ? rendered.problem : null,
          ended_at: rendered.at,
        })
        .where("id", "=", id)
        .where("state", "=", "waiting")
        .executeTakeFirst();
      requireOne(changed.numUpdatedRows, "a redaction to end");
      await append(event);
    },
    /** Throws where it was reviewed or taken back meanwhile. */
    async review(
      { id, itemId }: Pick<Redaction, "id" | "itemId">,
      review: RedactionReview,
      event: CustodyEvent,
    ): Promise<void> {
      const seal = await itemFieldSealer(scope, itemId);
      const changed = await db
        .updateTable("redaction")
        .set({
          reviewed_by: review.by,
          reviewed_at: review.at,
          accepted: review.accepted ? 1 : 0,
          review_note: seal(fieldOf(id, "review_note"), review.note),
        })
        .where("id", "=", id)
        .where("state", "=", "made")
        .where("reviewed_by", "is", null)
        .where("withdrawn_at", "is", null)
        .executeTakeFirst();
      requireOne(changed.numUpdatedRows, "a redaction to review");
      await append(event);
    },
    /** Throws where it was taken back already. */
    async withdraw(id: RedactionId, at: Instant, event: CustodyEvent): Promise<void> {
      const changed = await db
        .updateTable("redaction")
        .set({ withdrawn_at: at })
        .where("id", "=", id)
        .where("withdrawn_at", "is", null)
        .executeTakeFirst();
      requireOne(changed.numUpdatedRows, "a redaction to take back");
      await append(event);
    },
  };
}
