import { redactionLogCsv, type LoggedRedaction } from "../redaction/redaction-log.ts";
import type { ListedExhibit } from "./exhibit-list.ts";
import { recordedRedactions } from "./recorded-redactions.ts";

/** `redaction-log.csv` of a bundle; undefined where nothing of its exhibits was ever to be covered. */
export function bundleRedactionLog(listed: readonly ListedExhibit[]): string | undefined {
  const logged = listed.flatMap(({ exhibit, custody }) =>
    recordedRedactions(custody).map((recorded): LoggedRedaction => {
      const plan = exhibit.redactions?.find(({ id }) => id === recorded.id)?.plan;
      if (plan === undefined) throw new Error("a recorded redaction has no plan");
      return { ...recorded, plan, exhibit: exhibit.number, item: exhibit.item.id };
    }),
  );
  return logged.length === 0 ? undefined : redactionLogCsv(logged);
}
