import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { FoundationSheet } from "#app/core/exhibits/foundation-sheet.ts";
import type { CaseId, ItemId, PersonId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { AppendEvent } from "./custody-store.ts";
import { fieldOpener, itemFieldSealer } from "./report-keys.ts";
import type { DatabaseScope } from "./scope.ts";

/** One version of a foundation sheet. */
export interface KeptFoundation {
  /** Counted from 1; the highest one holds. */
  readonly version: number;
  readonly sheet: FoundationSheet;
  readonly writtenBy: PersonId;
  readonly writerName: string;
  readonly writtenAt: Instant;
}

interface Of {
  readonly caseId: CaseId;
  readonly itemId: ItemId;
}

const fieldOf = ({ caseId, itemId }: Of, version: number) =>
  ({ purpose: "metadata", row: `foundation/${caseId}/${itemId}/${version}` }) as const;

/** Reading foundation sheets. */
export function foundationReader(scope: DatabaseScope) {
  return {
    /** All versions for a file in a case, the newest first. */
    async versions(of: Of): Promise<KeptFoundation[]> {
      const rows = await scope.db
        .selectFrom("foundation_sheet")
        .innerJoin("person", "person.id", "foundation_sheet.written_by")
        .innerJoin("evidence_item", "evidence_item.id", "foundation_sheet.item_id")
        .select(["version", "sheet", "written_by", "written_at", "display_name", "draft_id"])
        .where("case_id", "=", of.caseId)
        .where("item_id", "=", of.itemId)
        .orderBy("version", "desc")
        .execute();
      const open = await fieldOpener(
        scope,
        rows.map((row) => row.draft_id),
      );
      return rows.map((row) => {
        const version = Number(row.version);
        const text = open(row.draft_id, fieldOf(of, version), row.sheet);
        return {
          version,
          sheet: JSON.parse(text) as FoundationSheet,
          writtenBy: row.written_by as PersonId,
          writerName: row.display_name,
          writtenAt: row.written_at as Instant,
        };
      });
    },
  };
}

/** Writing them: each version with its record, none ever changed. */
export function foundationStore(scope: DatabaseScope, append: AppendEvent) {
  return {
    ...foundationReader(scope),
    async write(
      kept: Of & Pick<KeptFoundation, "version" | "sheet" | "writtenBy" | "writtenAt">,
      event: CustodyEvent,
    ): Promise<void> {
      const seal = await itemFieldSealer(scope, kept.itemId);
      await scope.db
        .insertInto("foundation_sheet")
        .values({
          case_id: kept.caseId,
          item_id: kept.itemId,
          version: kept.version,
          sheet: seal(fieldOf(kept, kept.version), JSON.stringify(kept.sheet)),
          written_by: kept.writtenBy,
          written_at: kept.writtenAt,
        })
        .execute();
      await append(event);
    },
  };
}
