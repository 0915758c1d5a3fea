import type { CustodyEvent } from "#app/core/custody/event.ts";
import {
  FIELD_NONCE_BYTES,
  sealField,
  type FieldPlace,
} from "#app/core/encryption/field-box.server.ts";
import { wantCompared } from "./compare-wants.ts";
import type { AppendEvent } from "./custody-store.ts";
import { manyAppender, type FirstEvent } from "./custody-many.ts";
import { inChunks } from "./in-chunks.ts";
import type { NewReport } from "./new-report.ts";
import { tagRows } from "./report-answers.ts";
import { newReportKeys } from "./report-keys.ts";
import { reportRow } from "./report-row.ts";
import type { DatabaseScope } from "./scope.ts";
import { wantSearched } from "./search-wants.ts";

/** A report of words alone: who invents thousands gives them no contact, no answers and nobody who waits for messages. */
export type WordsOnly = NewReport & {
  readonly answers: readonly [];
  readonly identityBox: null;
};

/**
 * Receives many reports in the caller's transaction, each with its own key, its encrypted words and its record, as `receive` does one by
 * one, with a few statements for all of them.
 */
export function manyReceiver(scope: DatabaseScope, append: AppendEvent) {
  const appendAll = manyAppender(scope, append);
  return async (
    received: readonly { readonly report: WordsOnly; readonly event: CustodyEvent }[],
  ): Promise<void> => {
    const { db, random } = scope;
    const keys = await newReportKeys(
      scope,
      received.map(({ report }) => report.draftId),
    );
    const [rows, events] = [[], []] as [ReturnType<typeof reportRow>[], FirstEvent[]];
    for (const { report, event } of received) {
      const owner = report.draftId;
      const key = keys.get(owner);
      if (key === undefined) throw new Error("a new report has no key");
      const seal = (place: FieldPlace, text: string) =>
        text === "" ? "" : sealField(key, place, text, random(FIELD_NONCE_BYTES));
      rows.push(reportRow(report, seal));
      events.push({ event, key: { owner, key } });
    }
    for (const some of inChunks(rows)) await db.insertInto("report").values(some).execute();
    for (const some of inChunks(received.flatMap(({ report }) => tagRows(report)))) {
      await db.insertInto("report_tag").values(some).execute();
    }
    await wantSearched(
      scope,
      rows.map(({ id }) => id),
    );
    await wantCompared(
      scope,
      received.map(({ report }) => report),
    );
    await appendAll(events);
  };
}
