import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { DraftId, ImportId, ItemId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type {
  PartnerFacts,
  PartnerFileState,
  PartnerRefusal,
} from "#app/core/partner/file-facts.ts";
import type { AppendEvent } from "./custody-store.ts";
import { importReader } from "./import-reader.ts";
import { factsOf, importFieldOf } from "./import-row.ts";
import { ensureReportKey, fieldSealer } from "./report-keys.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

export { importReader };

/** One delivery of another agency. */
export interface PartnerImport {
  readonly id: ImportId;
  readonly draftId: DraftId;
  readonly reportId: ReportId;
  readonly agency: string;
  /** The agency's own number of the delivery. */
  readonly reference: string;
  readonly custodian: string;
  readonly state: "open" | "finished";
  /** The actor, as custody records name it. */
  readonly begunBy: string;
  readonly begunAt: Instant;
  readonly finishedAt: Instant | null;
}

/** A file that an agency listed, with where it stands. */
export interface PartnerFile {
  readonly importId: ImportId;
  /** Counts from 1 within its import. */
  readonly number: number;
  readonly state: PartnerFileState;
  readonly facts: PartnerFacts;
  /** Octets; null until it came. */
  readonly size: number | null;
  readonly itemId: ItemId | null;
  readonly why: PartnerRefusal | null;
  readonly foundSha256: string | null;
  readonly changedAt: Instant;
}

/** What changes about a file when something became of it. */
export type FileOutcome = Pick<PartnerFile, "importId" | "number" | "state"> &
  Partial<Pick<PartnerFile, "size" | "itemId" | "why" | "foundSha256">>;

/** Reading and writing deliveries of agencies. Beginning, listing, refusing and finishing are recorded. */
export function importStore(scope: DatabaseScope, append: AppendEvent) {
  const { db, clock } = scope;
  return {
    ...importReader(scope),
    /** Its report is received in the same transaction and is its record. */
    async begin(one: Omit<PartnerImport, "state" | "finishedAt">, key: string): Promise<void> {
      await ensureReportKey(scope, one.draftId);
      const seal = await fieldSealer(scope, one.draftId);
      await db
        .insertInto("partner_import")
        .values({
          id: one.id,
          draft_id: one.draftId,
          report_id: one.reportId,
          agency: one.agency,
          reference: seal(importFieldOf(one.id, "reference"), one.reference),
          reference_key: key,
          custodian: seal(importFieldOf(one.id, "custodian"), one.custodian),
          state: "open",
          begun_by: one.begunBy,
          begun_at: one.begunAt,
          finished_at: null,
        })
        .execute();
    },
    /** Adds files that are expected, numbered from `first` on. */
    async list(
      { id, draftId }: Pick<PartnerImport, "id" | "draftId">,
      first: number,
      facts: readonly PartnerFacts[],
      event: CustodyEvent,
    ): Promise<void> {
      const seal = await fieldSealer(scope, draftId);
      const now = clock.now();
      const rows = facts.map((one, index) => ({
        import_id: id,
        number: first + index,
        state: "expected",
        facts: seal(factsOf(id, first + index), JSON.stringify(one)),
        size: null,
        item_id: null,
        why: null,
        found_sha256: null,
        changed_at: now,
      }));
      // Databases bound how many values one statement takes.
      for (let at = 0; at < rows.length; at += 500) {
        await db
          .insertInto("partner_file")
          .values(rows.slice(at, at + 500))
          .execute();
      }
      await append(event);
    },
    /** Corrects what was said of a file that has not come. */
    async restate(
      { id, draftId }: Pick<PartnerImport, "id" | "draftId">,
      number: number,
      facts: PartnerFacts,
      event: CustodyEvent,
    ): Promise<void> {
      const seal = await fieldSealer(scope, draftId);
      const result = await db
        .updateTable("partner_file")
        .set({
          facts: seal(factsOf(id, number), JSON.stringify(facts)),
          state: "expected",
          why: null,
          found_sha256: null,
          changed_at: clock.now(),
        })
        .where("import_id", "=", id)
        .where("number", "=", number)
        .where("state", "in", ["expected", "refused"])
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "restate the agency's file");
      await append(event);
    },
    /** Notes what became of a file. An item's own record says that it was received. */
    async settle(outcome: FileOutcome, event?: CustodyEvent): Promise<void> {
      const { importId, number, state } = outcome;
      const result = await db
        .updateTable("partner_file")
        .set({
          state,
          size: outcome.size ?? null,
          item_id: outcome.itemId ?? null,
          why: outcome.why ?? null,
          found_sha256: outcome.foundSha256 ?? null,
          changed_at: clock.now(),
        })
        .where("import_id", "=", importId)
        .where("number", "=", number)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "note what became of the agency's file");
      if (event !== undefined) await append(event);
    },
    async finish(id: ImportId, event: CustodyEvent): Promise<void> {
      const result = await db
        .updateTable("partner_import")
        .set({ state: "finished", finished_at: clock.now() })
        .where("id", "=", id)
        .where("state", "=", "open")
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "finish the import");
      await append(event);
    },
    /** Takes up a finished delivery again: its agency lists more, or sends what was refused. */
    async reopen(id: ImportId): Promise<void> {
      await db
        .updateTable("partner_import")
        .set({ state: "open", finished_at: null })
        .where("id", "=", id)
        .execute();
    },
  };
}
