import type { ImportId, ItemId, ReportId } from "#app/core/ids.ts";
import type { PartnerFileState } from "#app/core/partner/file-facts.ts";
import { filesOf, importsOf } from "./import-row.ts";
import type { PartnerFile, PartnerImport } from "./import-store.ts";
import type { ItemState } from "./item-row.ts";
import { reportsInSight, type Looker } from "./reach.ts";
import type { DatabaseScope } from "./scope.ts";

/** How many files of a delivery stand where. */
export type FileCounts = Readonly<Record<PartnerFileState, number>>;

/** A line of the list of deliveries. */
export interface ImportRow extends PartnerImport {
  readonly reportCode: string;
  readonly counts: FileCounts;
}

const NONE: FileCounts = { expected: 0, arriving: 0, received: 0, "same-bytes": 0, refused: 0 };

/** Reading deliveries of agencies and their files. */
export function importReader(scope: DatabaseScope) {
  const { db, holdsRows } = scope;
  const files = () =>
    db
      .selectFrom("partner_file")
      .innerJoin("partner_import", "partner_import.id", "partner_file.import_id")
      .selectAll("partner_file")
      .select("partner_import.draft_id");

  const counts = async (ids: readonly string[]): Promise<ReadonlyMap<string, FileCounts>> => {
    const found = new Map<string, FileCounts>();
    if (ids.length === 0) return found;
    const rows = await db
      .selectFrom("partner_file")
      .select(["import_id", "state"])
      .select((eb) => eb.fn.countAll<number>().as("n"))
      .where("import_id", "in", ids)
      .groupBy(["import_id", "state"])
      .execute();
    for (const { import_id: id, state, n } of rows) {
      found.set(id, { ...(found.get(id) ?? NONE), [state]: Number(n) });
    }
    return found;
  };

  return {
    async find(id: ImportId): Promise<PartnerImport | undefined> {
      const row = await db
        .selectFrom("partner_import")
        .selectAll()
        .where("id", "=", id)
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .executeTakeFirst();
      return row === undefined ? undefined : (await importsOf(scope, [row]))[0];
    },
    /** The agency's delivery under that reference, by the key that `begin` was given. */
    async byReference(agency: string, key: string): Promise<PartnerImport | undefined> {
      const row = await db
        .selectFrom("partner_import")
        .selectAll()
        .where("agency", "=", agency)
        .where("reference_key", "=", key)
        .executeTakeFirst();
      return row === undefined ? undefined : (await importsOf(scope, [row]))[0];
    },
    async ofReport(reportId: ReportId): Promise<PartnerImport | undefined> {
      const row = await db
        .selectFrom("partner_import")
        .selectAll()
        .where("report_id", "=", reportId)
        .executeTakeFirst();
      return row === undefined ? undefined : (await importsOf(scope, [row]))[0];
    },
    /** Deliveries, newest first: an agency's own, or those whose reports a reader of the desk may know of. */
    async page(
      whose: { readonly agency: string } | { readonly reader: Looker },
      limit: number,
      before?: ImportId,
    ): Promise<ImportRow[]> {
      const last = before === undefined ? undefined : await this.find(before);
      const rows = await db
        .selectFrom("partner_import")
        .innerJoin("report", "report.id", "partner_import.report_id")
        .selectAll("partner_import")
        .select("report.code as code")
        .where((eb) =>
          "agency" in whose
            ? eb("partner_import.agency", "=", whose.agency)
            : reportsInSight(eb as unknown as Parameters<typeof reportsInSight>[0], whose.reader),
        )
        .$if(last !== undefined, (query) =>
          query.where((eb) =>
            eb(
              eb.refTuple("partner_import.begun_at", "partner_import.id"),
              "<",
              eb.tuple<string, string>(last?.begunAt ?? "", last?.id ?? ""),
            ),
          ),
        )
        .orderBy("partner_import.begun_at", "desc")
        .orderBy("partner_import.id", "desc")
        .limit(limit)
        .execute();
      const counted = await counts(rows.map((row) => row.id));
      const imports = await importsOf(scope, rows);
      return imports.map((one, index) => ({
        ...one,
        reportCode: rows[index]?.code ?? "",
        counts: counted.get(one.id) ?? NONE,
      }));
    },
    async counts(id: ImportId): Promise<FileCounts> {
      return (await counts([id])).get(id) ?? NONE;
    },
    /** Of the files that are arriving, those that are here whole and wait to be sealed, which will compare them. */
    async waitingToBeSealed(id: ImportId): Promise<number> {
      const row = await db
        .selectFrom("partner_file")
        .innerJoin("evidence_item", "evidence_item.id", "partner_file.item_id")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .where("partner_file.import_id", "=", id)
        .where("partner_file.state", "=", "arriving")
        .executeTakeFirst();
      return Number(row?.n ?? 0);
    },
    /** A delivery's files by number. */
    async files(
      id: ImportId,
      part: {
        readonly after?: number;
        readonly limit?: number;
        readonly state?: PartnerFileState | undefined;
      } = {},
    ): Promise<PartnerFile[]> {
      const { state } = part;
      const rows = await files()
        .where("partner_file.import_id", "=", id)
        .where("partner_file.number", ">", part.after ?? 0)
        .$if(state !== undefined, (query) => query.where("partner_file.state", "=", state ?? ""))
        .orderBy("partner_file.number")
        .$if(part.limit !== undefined, (query) => query.limit(part.limit ?? 0))
        .execute();
      return filesOf(scope, rows);
    },
    async file(id: ImportId, number: number): Promise<PartnerFile | undefined> {
      const row = await files()
        .where("partner_file.import_id", "=", id)
        .where("partner_file.number", "=", number)
        .executeTakeFirst();
      return row === undefined ? undefined : (await filesOf(scope, [row]))[0];
    },
    /** What agencies say of items: the file as which each came. */
    async filesOfItems(itemIds: readonly ItemId[]): Promise<ReadonlyMap<ItemId, PartnerFile>> {
      if (itemIds.length === 0) return new Map();
      const rows = await files()
        .where("partner_file.item_id", "in", itemIds)
        .where("partner_file.state", "in", ["arriving", "received"])
        .execute();
      const found = await filesOf(scope, rows);
      return new Map(found.flatMap((file) => (file.itemId === null ? [] : [[file.itemId, file]])));
    },
    /** Items of the same agency whose rows say that they have these bytes; damaged and withdrawn ones hold nothing. The oldest first. */
    async itemsOfBytes(
      agency: string,
      sha512: string,
    ): Promise<{ readonly id: ItemId; readonly state: ItemState }[]> {
      const rows = await db
        .selectFrom("evidence_item")
        .innerJoin("partner_import", "partner_import.report_id", "evidence_item.report_id")
        .select(["evidence_item.id", "evidence_item.state"])
        .where("partner_import.agency", "=", agency)
        .where("evidence_item.sha512", "=", sha512)
        .where("evidence_item.state", "in", ["received", "sealed"])
        .orderBy("evidence_item.received_at")
        .execute();
      return rows.map(({ id, state }) => ({ id: id as ItemId, state: state as ItemState }));
    },
  };
}
