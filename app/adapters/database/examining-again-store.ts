import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { ItemId, PersonId, RunId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { AppendEvent } from "./custody-store.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

/** Files of older examiners examined once more, all of them. */
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
  const older = (examiner: string) =>
    db
      .selectFrom("evidence_item")
      .where("state", "=", "sealed")
      .where("examination", "in", ["done", "failed"])
      .where("examined_with", "!=", examiner)
      .where("examined_with", "not like", `${examiner},%`);
  return {
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
    async countOlder(examiner: string): Promise<number> {
      const row = await older(examiner)
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .executeTakeFirst();
      return Number(row?.n ?? 0);
    },
    /** The next of them, in the order of their ids. */
    async nextOlder(examiner: string, after: ItemId | ""): Promise<ItemId | undefined> {
      const row = await older(examiner)
        .select("id")
        .where("id", ">", after)
        .orderBy("id")
        .limit(1)
        .executeTakeFirst();
      return row?.id as ItemId | undefined;
    },
  };
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
