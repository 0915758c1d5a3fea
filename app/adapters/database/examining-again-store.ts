import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import type { Need } from "#app/core/claims/passing-problems.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { ItemId, PersonId, RunId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Schema } from "#db/schema.ts";
import type { AppendEvent } from "./custody-store.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

/** Files of older examiners, those that lacked what is there now, and those that nobody was going to examine, all of them. */
export interface ExaminingAgain {
  readonly id: RunId;
  /** The examiner that does it; files that it examined already are left out. */
  readonly examiner: string;
  readonly askedBy: PersonId;
  readonly askedAt: Instant;
  /** How many files there were to examine when it was asked for. */
  readonly files: number;
  readonly examined: number;
  /** How many could not be examined; what an earlier examination found of them stands. */
  readonly failed: number;
  /** The last file that was gone through; the empty text before the first. */
  readonly after: ItemId | "";
  readonly finishedAt: Instant | null;
}

/** Reading how far it has come. */
export function examiningAgainReader(scope: DatabaseScope) {
  const { db } = scope;
  const examined = () =>
    db
      .selectFrom("evidence_item")
      .where("evidence_item.state", "=", "sealed")
      .where("examination", "in", ["done", "failed"]);
  type Test = ExpressionBuilder<Schema, "evidence_item">;
  /** Where this examiner failed on a file, what an older one found is shown on; it was looked at all the same. */
  const isOlder = (eb: Test, examiner: string) => {
    const by = (other: ExpressionBuilder<Schema, "evidence_item" | "other_examination">) =>
      other.or([
        other("other_examination.examined_with", "=", examiner),
        other("other_examination.examined_with", "like", `${examiner},%`),
      ]);
    const later = eb
      .selectFrom("other_examination")
      .select("other_examination.number")
      .whereRef("other_examination.item_id", "=", "evidence_item.id")
      .whereRef("other_examination.number", ">", "evidence_item.examination_number")
      .where(by);
    return eb.and([
      eb("evidence_item.examined_with", "!=", examiner),
      eb("evidence_item.examined_with", "not like", `${examiner},%`),
      eb.not(eb.exists(later)),
    ]);
  };
  const lacksWhatIsThere = (eb: Test, there: readonly Need[]) =>
    eb.or(there.map((need) => eb("waits_for", "like", `%${need}%`)));
  const count = async (those: (eb: Test) => Expression<SqlBool>): Promise<number> => {
    const row = await examined()
      .where(those)
      .select((eb) => eb.fn.countAll<number>().as("n"))
      .executeTakeFirst();
    return Number(row?.n ?? 0);
  };
  /** Sealed files that were never examined and for which no job is to, from an id on, as where jobs were lost with a restored database. */
  const lost = async (after: ItemId | ""): Promise<ItemId[]> => {
    const rows = await db
      .selectFrom("evidence_item")
      .select("id")
      .where("state", "=", "sealed")
      .where("examination", "=", "waiting")
      .where("id", ">", after)
      .orderBy("id")
      .execute();
    if (rows.length === 0) return [];
    const jobs = await db
      .selectFrom("job")
      .select("payload")
      .where("name", "=", "examine-evidence")
      .where("state", "in", ["waiting", "running"])
      .execute();
    const pending = new Set(jobs.map(({ payload }) => examinedBy(payload)));
    return rows.flatMap(({ id }) => (pending.has(id) ? [] : [id as ItemId]));
  };
  return {
    /** How many files were never examined and wait for nothing. */
    countLost: async (): Promise<number> => (await lost("")).length,
    /** The one that was asked for last; undefined where none ever was. */
    async last(): Promise<ExaminingAgain | undefined> {
      const row = await db
        .selectFrom("examining_again")
        .selectAll()
        .orderBy("asked_at", "desc")
        .orderBy("id", "desc")
        .limit(1)
        .executeTakeFirst();
      return row === undefined
        ? undefined
        : {
            id: row.id as RunId,
            examiner: row.examiner,
            askedBy: row.asked_by as PersonId,
            askedAt: row.asked_at as Instant,
            files: Number(row.files),
            examined: Number(row.examined),
            failed: Number(row.failed),
            after: row.after_item as ItemId | "",
            finishedAt: row.finished_at as Instant | null,
          };
    },
    /** How many sealed files another examiner than this one looked at last. */
    countOlder: (examiner: string) => count((eb) => isOlder(eb, examiner)),
    /** How many of all others lacked something that is there now. */
    countLacking: (examiner: string, there: readonly Need[]) =>
      count((eb) => eb.and([eb.not(isOlder(eb, examiner)), lacksWhatIsThere(eb, there)])),
    /** The next of any of these, in the order of their ids. */
    async next(
      examiner: string,
      there: readonly Need[],
      after: ItemId | "",
    ): Promise<ItemId | undefined> {
      const row = await examined()
        .where((eb) => eb.or([isOlder(eb, examiner), lacksWhatIsThere(eb, there)]))
        .select("id")
        .where("id", ">", after)
        .orderBy("id")
        .limit(1)
        .executeTakeFirst();
      const [neverExamined] = await lost(after);
      const ids = [row?.id as ItemId | undefined, neverExamined].filter((id) => id !== undefined);
      return ids.toSorted().at(0);
    },
  };
}

/** The file that a job examines. */
function examinedBy(payload: string): unknown {
  return (JSON.parse(payload) as { readonly itemId?: unknown }).itemId;
}

/** Writing it. That it was asked for and that it ended are records; each examination has its own. */
export function examiningAgainStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  return {
    ...examiningAgainReader(scope),
    async begin(
      run: Omit<ExaminingAgain, "examined" | "failed" | "after" | "finishedAt">,
      event: CustodyEvent,
    ): Promise<void> {
      await db
        .insertInto("examining_again")
        .values({
          id: run.id,
          examiner: run.examiner,
          asked_by: run.askedBy,
          asked_at: run.askedAt,
          files: run.files,
          examined: 0,
          failed: 0,
          after_item: "",
          finished_at: null,
        })
        .execute();
      await append(event);
    },
    /** Notes that one more file was gone through. */
    async wentOn(id: RunId, itemId: ItemId, how: "examined" | "failed"): Promise<void> {
      const result = await db
        .updateTable("examining_again")
        .set((eb) => ({ after_item: itemId, [how]: eb(how, "+", 1) }))
        .where("id", "=", id)
        .where("finished_at", "is", null)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "go on examining again");
    },
    async finish(id: RunId, at: Instant, event: CustodyEvent): Promise<void> {
      const result = await db
        .updateTable("examining_again")
        .set({ finished_at: at })
        .where("id", "=", id)
        .where("finished_at", "is", null)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "end examining again");
      await append(event);
    },
  };
}
