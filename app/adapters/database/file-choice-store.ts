import type { Audience } from "#app/core/bundle/audience.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { CaseId, ItemId, PersonId, RedactionId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { FileChoice } from "#app/core/redaction/file-choice.ts";
import type { AppendEvent } from "./custody-store.ts";
import type { DatabaseScope } from "./scope.ts";

/** Reading which file of an exhibit goes to whom. */
export function fileChoiceReader({ db }: DatabaseScope) {
  return {
    /** The last choice for each item and audience of a case. */
    async ofCase(caseId: CaseId): Promise<FileChoice[]> {
      const rows = await db
        .selectFrom("file_choice")
        .selectAll()
        .where("case_id", "=", caseId)
        .orderBy("version")
        .execute();
      const last = new Map(
        rows.map((row) => [
          `${row.item_id} ${row.audience}`,
          {
            itemId: row.item_id as ItemId,
            audience: row.audience as Audience,
            version: row.version,
            redactionId: row.redaction_id as RedactionId | null,
            known: row.known,
            chosenBy: row.chosen_by as PersonId,
            chosenAt: row.chosen_at as Instant,
          },
        ]),
      );
      return [...last.values()];
    },
  };
}

/** Writing it, each choice with its record. */
export function fileChoiceStore(scope: DatabaseScope, append: AppendEvent) {
  return {
    ...fileChoiceReader(scope),
    /** Keeps a choice. Throws where somebody chose under the same version meanwhile. */
    async choose(caseId: CaseId, one: FileChoice, event: CustodyEvent): Promise<void> {
      await scope.db
        .insertInto("file_choice")
        .values({
          ...{ case_id: caseId, item_id: one.itemId, audience: one.audience },
          ...{ version: one.version, redaction_id: one.redactionId, known: one.known },
          ...{ chosen_by: one.chosenBy, chosen_at: one.chosenAt },
        })
        .execute();
      await append(event);
    },
  };
}
