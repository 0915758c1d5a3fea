import { sql } from "kysely";
import type { FoundPart } from "#app/core/fingerprint/parts.ts";
import { partsOf } from "#app/core/fingerprint/parts.ts";
import type { ItemId, ReportId } from "#app/core/ids.ts";
import { reportsInSight, type Looker } from "./reach.ts";
import type { DatabaseScope } from "./scope.ts";

/** What a picture looks like, veiled (`core/fingerprint`). */
export interface KeptFingerprint {
  readonly itemId: ItemId;
  /** 0 for a photo; where in a video the picture is, in milliseconds. */
  readonly atMillis: number;
  /** Which of `core/fingerprint`'s views. */
  readonly view: number;
  /** Undefined where the picture has too little detail to be compared. */
  readonly fingerprint: Uint8Array | undefined;
}

/** A sealed file and the report that it is of. */
export interface OtherFile {
  readonly itemId: ItemId;
  /** Counted from 1 in the order in which the files of its report came. */
  readonly position: number;
  readonly reportId: ReportId;
  readonly reportCode: string;
}

/** Statements with more values than this are slow to prepare. */
const AT_ONCE = 500;

/** Which pictures look alike, found through their parts and never by going through all. */
export function fingerprintReader({ db, dialect }: DatabaseScope) {
  return {
    async ofItem(itemId: ItemId, version: number): Promise<KeptFingerprint[]> {
      const rows = await db
        .selectFrom("picture_fingerprint")
        .select(["at_millis", "view", "fingerprint"])
        .where("item_id", "=", itemId)
        .where("version", "=", version)
        .orderBy("at_millis")
        .orderBy("view")
        .execute();
      return rows.map((row) => ({
        itemId,
        atMillis: row.at_millis,
        view: row.view,
        fingerprint: row.fingerprint === null ? undefined : new Uint8Array(row.fingerprint),
      }));
    },
    /**
     * Up to `limit` kept parts that are among these, by the numbers of their fingerprints. The parts go as one value, in order: to
     * spell and parse hundreds of them takes longer than to find them, and neighbours lie on one page.
     */
    async withParts(parts: readonly number[], limit: number): Promise<FoundPart[]> {
      const inOrder = Array.from(parts).sort((one, other) => one - other);
      const wanted =
        dialect === "sqlite"
          ? sql`(select value as part from json_each(${JSON.stringify(inOrder)})) as wanted`
          : sql`unnest(${inOrder}::bigint[]) as wanted(part)`;
      const { rows } = await sql<{ part: number; fingerprint: number }>`
        select kept.part, kept.fingerprint_number as fingerprint
        from ${wanted} cross join picture_fingerprint_part as kept
        where kept.part = wanted.part limit ${limit}`.execute(db);
      return rows.map(({ part, fingerprint }) => ({
        part: Number(part),
        fingerprint: Number(fingerprint),
      }));
    },
    /** Fingerprints by their numbers; those of another version are left out. */
    async byNumbers(numbers: readonly number[], version: number): Promise<KeptFingerprint[]> {
      const found: KeptFingerprint[] = [];
      for (const some of inSlices(numbers)) {
        const rows = await db
          .selectFrom("picture_fingerprint")
          .select(["item_id", "at_millis", "view", "fingerprint"])
          .where("number", "in", some)
          .where("version", "=", version)
          .execute();
        for (const row of rows) {
          found.push({
            itemId: row.item_id as ItemId,
            atMillis: row.at_millis,
            view: row.view,
            fingerprint: row.fingerprint === null ? undefined : new Uint8Array(row.fingerprint),
          });
        }
      }
      return found;
    },
    /** Other sealed files with a file's bytes, in reports that this person may know of: up to `limit`, in order of receipt. */
    async withSameBytes(
      { id, sha512 }: { readonly id: ItemId; readonly sha512: string },
      looker: Looker,
      limit: number,
    ): Promise<OtherFile[]> {
      const rows = await db
        .selectFrom("evidence_item as item")
        .innerJoin("report", "report.id", "item.report_id")
        .select(["item.id as item_id", "item.position", "report.id", "report.code"])
        .where("item.sha512", "=", sha512)
        .where("item.id", "!=", id)
        .where("item.state", "=", "sealed")
        .where((eb) => reportsInSight(eb as never, looker))
        .orderBy("item.received_at")
        .orderBy("item.id")
        .limit(limit)
        .execute();
      return rows.map(otherFile);
    },
    /** Which of these are sealed files of reports that this person may know of. */
    async inSight(itemIds: readonly ItemId[], looker: Looker): Promise<OtherFile[]> {
      const found: OtherFile[] = [];
      for (const some of inSlices(itemIds)) {
        const rows = await db
          .selectFrom("evidence_item as item")
          .innerJoin("report", "report.id", "item.report_id")
          .select(["item.id as item_id", "item.position", "report.id", "report.code"])
          .where("item.id", "in", some)
          .where("item.state", "=", "sealed")
          .where((eb) => reportsInSight(eb as never, looker))
          .execute();
        found.push(...rows.map(otherFile));
      }
      return found;
    },
  };
}

/** Keeping what pictures look like. It can be made anew from the evidence and is no evidence itself. */
export function fingerprintStore(scope: DatabaseScope) {
  const { db } = scope;
  return {
    ...fingerprintReader(scope),
    /** Keeps one with its parts; one that is kept already stays. */
    async keep(kept: KeptFingerprint, version: number): Promise<void> {
      const { itemId, atMillis, view, fingerprint } = kept;
      const row = await db
        .insertInto("picture_fingerprint")
        .values({
          ...{ item_id: itemId, at_millis: atMillis, view, version },
          fingerprint: fingerprint ?? null,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning("number")
        .executeTakeFirst();
      if (row === undefined || fingerprint === undefined) return;
      await db
        .insertInto("picture_fingerprint_part")
        .values(
          partsOf(fingerprint, view).map((part) => ({ part, fingerprint_number: row.number })),
        )
        .execute();
    },
  };
}

/** Takes away what is kept of a file's looks, with the file. */
export async function forgetLooks({ db }: Pick<DatabaseScope, "db">, id: ItemId): Promise<void> {
  const rows = await db
    .deleteFrom("picture_fingerprint")
    .where("item_id", "=", id)
    .returning(["number", "view", "fingerprint"])
    .execute();
  for (const { number, view, fingerprint } of rows) {
    if (fingerprint === null) continue;
    await db
      .deleteFrom("picture_fingerprint_part")
      .where("part", "in", partsOf(new Uint8Array(fingerprint), view))
      .where("fingerprint_number", "=", number)
      .execute();
  }
}

function otherFile(row: { item_id: string; position: number; id: string; code: string }) {
  return {
    itemId: row.item_id as ItemId,
    position: row.position,
    reportId: row.id as ReportId,
    reportCode: row.code,
  };
}

function inSlices<One>(all: readonly One[]): One[][] {
  const slices: One[][] = [];
  for (let at = 0; at < all.length; at += AT_ONCE) slices.push(all.slice(at, at + AT_ONCE));
  return slices;
}
