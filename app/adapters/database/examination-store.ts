import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { Assessment } from "#app/core/claims/assessment.ts";
import { NEEDS, type Need } from "#app/core/claims/passing-problems.ts";
import type { RawField } from "#app/core/claims/raw-field.ts";
import type { ItemId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { AppendEvent } from "./custody-store.ts";
import { fieldOf, readAssessment } from "./item-row.ts";
import { fieldOpener, fieldSealer } from "./report-keys.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

/** What one examination found. */
export interface Examination {
  /** Counted from 1, one more for each that was made. */
  readonly number: number;
  readonly state: "done" | "failed";
  readonly mediaType: string | null;
  readonly assessment: Assessment | null;
  readonly at: Instant;
  /** The examining programs and their versions; empty where it was not noted. */
  readonly examinedWith: string;
}

type Column = "assessment" | "raw_metadata";

/** Where a sealed field of an examination that is not the one shown first belongs. */
const otherField = (id: ItemId, number: number, column: Column) =>
  ({ purpose: "metadata", row: `${id}/${number}/${column}` }) as const;

/** Reading what examinations found. */
export function examinationReader(scope: DatabaseScope) {
  const { db, holdsRows } = scope;
  return {
    /** Every field that the examination shown first read from an item's file; null where it was not examined yet. */
    async rawMetadata(id: ItemId): Promise<readonly RawField[] | null> {
      const row = await db
        .selectFrom("evidence_item")
        .select(["draft_id", "raw_metadata"])
        .where("id", "=", id)
        .executeTakeFirst();
      if (row?.raw_metadata == null) return null;
      const open = await fieldOpener(scope, [row.draft_id]);
      const text = open(row.draft_id, fieldOf(id, "raw_metadata"), row.raw_metadata);
      return JSON.parse(text) as RawField[];
    },
    /** The same of an examination that is not the one shown first; null where there is none of that number. */
    async rawMetadataOfOther(id: ItemId, number: number): Promise<readonly RawField[] | null> {
      const row = await db
        .selectFrom("other_examination")
        .innerJoin("evidence_item", "evidence_item.id", "other_examination.item_id")
        .select(["evidence_item.draft_id", "other_examination.raw_metadata"])
        .where("item_id", "=", id)
        .where("number", "=", number)
        .executeTakeFirst();
      if (row?.raw_metadata == null) return null;
      const open = await fieldOpener(scope, [row.draft_id]);
      const text = open(row.draft_id, otherField(id, number, "raw_metadata"), row.raw_metadata);
      return JSON.parse(text) as RawField[];
    },
    /** The number of an item's last examination, shown first or beside it; 0 before the first. */
    async lastExamination(id: ItemId): Promise<number> {
      const first = await db
        .selectFrom("evidence_item")
        .select("examination_number")
        .where("id", "=", id)
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .executeTakeFirst();
      const others = await db
        .selectFrom("other_examination")
        .select((eb) => eb.fn.max("number").as("number"))
        .where("item_id", "=", id)
        .executeTakeFirst();
      return Math.max(first?.examination_number ?? 0, Number(others?.number ?? 0));
    },
    /** What an item's last examination, shown first or beside it, lacked that another may have. */
    async waitsFor(id: ItemId): Promise<readonly Need[]> {
      const row = await db
        .selectFrom("evidence_item")
        .select("waits_for")
        .where("id", "=", id)
        .executeTakeFirst();
      return NEEDS.filter((need) => row?.waits_for.split(" ").includes(need));
    },
    /** Examinations of an item beside the one whose claims are shown first, the newest before the others. */
    async otherExaminations(id: ItemId): Promise<Examination[]> {
      const rows = await db
        .selectFrom("other_examination")
        .innerJoin("evidence_item", "evidence_item.id", "other_examination.item_id")
        .selectAll("other_examination")
        .select("evidence_item.draft_id")
        .where("item_id", "=", id)
        .orderBy("number", "desc")
        .execute();
      const open = await fieldOpener(
        scope,
        rows.map((row) => row.draft_id),
      );
      return rows.map((row) => ({
        number: row.number,
        state: row.state as Examination["state"],
        mediaType: row.media_type,
        assessment:
          row.assessment === null
            ? null
            : readAssessment(
                open(row.draft_id, otherField(id, row.number, "assessment"), row.assessment),
              ),
        at: row.examined_at as Instant,
        examinedWith: row.examined_with,
      }));
    },
  };
}

/** Writing what examinations found. Nothing that one found is changed by another. */
export function examinationStore(scope: DatabaseScope, append: AppendEvent) {
  const { db, holdsRows } = scope;
  const reader = examinationReader(scope);
  const current = (id: ItemId) =>
    db
      .selectFrom("evidence_item")
      .selectAll()
      .where("id", "=", id)
      .$if(holdsRows, (query) => query.forNoKeyUpdate())
      .executeTakeFirst();
  type Row = NonNullable<Awaited<ReturnType<typeof current>>>;

  /** Sets the examination that was shown first beside the new one, as it was. */
  const setAside = async (id: ItemId, row: Row): Promise<void> => {
    if (row.examined_at === null) return;
    const open = await fieldOpener(scope, [row.draft_id]);
    const seal = await fieldSealer(scope, row.draft_id);
    const moved = (column: Column): string | null => {
      const box = row[column];
      if (box === null) return null;
      const text = open(row.draft_id, fieldOf(id, column), box);
      return seal(otherField(id, row.examination_number, column), text);
    };
    await db
      .insertInto("other_examination")
      .values({
        item_id: id,
        number: row.examination_number,
        state: row.examination,
        media_type: row.media_type,
        assessment: moved("assessment"),
        raw_metadata: moved("raw_metadata"),
        examined_at: row.examined_at,
        examined_with: row.examined_with,
      })
      .execute();
  };

  return {
    /**
     * Adds what an examination found. The newest is shown first, except where it failed and one before it did not; all
     * others stay beside it. Throws where the item is not sealed, or where this examination was recorded already.
     */
    async recordExamination(
      id: ItemId,
      found: Examination & {
        /** Every field that was read, as read. */
        readonly rawMetadata: readonly RawField[];
        /** What it lacked that another may have. */
        readonly waitsFor: readonly Need[];
      },
      event: CustodyEvent,
    ): Promise<void> {
      const row = await current(id);
      if (row === undefined) throw new Error("could not record the examination: no such item");
      if (row.state !== "sealed") throw new Error("could not record the examination: not sealed");
      if (found.number <= (await reader.lastExamination(id))) {
        throw new Error("could not record the examination: it is recorded already");
      }
      const seal = await fieldSealer(scope, row.draft_id);
      const assessment = found.assessment === null ? null : JSON.stringify(found.assessment);
      const rawMetadata = JSON.stringify(found.rawMetadata);
      const values = {
        media_type: found.mediaType,
        examined_at: found.at,
        examined_with: found.examinedWith,
      };
      if (found.state === "failed" && row.examination === "done") {
        const box = (column: Column, text: string) =>
          seal(otherField(id, found.number, column), text);
        await db
          .insertInto("other_examination")
          .values({
            ...values,
            item_id: id,
            number: found.number,
            state: found.state,
            assessment: assessment === null ? null : box("assessment", assessment),
            raw_metadata: box("raw_metadata", rawMetadata),
          })
          .execute();
        await db
          .updateTable("evidence_item")
          .set({ waits_for: found.waitsFor.join(" ") })
          .where("id", "=", id)
          .execute();
        await append(event);
        return;
      }
      await setAside(id, row);
      const result = await db
        .updateTable("evidence_item")
        .set({
          ...values,
          examination: found.state,
          examination_number: found.number,
          waits_for: found.waitsFor.join(" "),
          assessment: assessment === null ? null : seal(fieldOf(id, "assessment"), assessment),
          raw_metadata: seal(fieldOf(id, "raw_metadata"), rawMetadata),
        })
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "record the examination");
      await append(event);
    },
  };
}
