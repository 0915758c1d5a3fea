import { toHex } from "../../encoding.ts";
import { recordInWords } from "../custody-words.ts";
import type { ListedExhibit } from "../exhibit-list.ts";
import { inOfficeZone, inUtc } from "../office-time.ts";
import type { ViewedPart } from "./viewed-exhibit.ts";

/** The custody history of one exhibit in the words of its report: nothing is left out that the report has. */
export function custodyPart({ exhibit, custody }: ListedExhibit, timeZone: string): ViewedPart {
  const received = exhibit.item.sha256;
  const last = custody.at(-1);
  return {
    key: "custody",
    title: "Custody: what was done with it, in order",
    before: [],
    heads: ["No.", "When", "Who", "What", "Why", "File’s digest"],
    rows: custody.map((shown) => {
      const { who, what, why, sha256 } = recordInWords(shown);
      const { sseq, ts } = shown.record;
      return [
        String(sseq + 1),
        [inOfficeZone(ts, timeZone), inUtc(ts)],
        ...[who, what, why],
        sha256 === undefined
          ? ""
          : sha256 === received
            ? "As received"
            : ["Differs from what was received", sha256],
      ];
    }),
    after:
      last === undefined
        ? ["No record of it is in this bundle."]
        : [
            `From receipt to the preparation of this bundle: ${custody.length} records, numbered without a gap. “As received” means that the act ` +
              "recorded the SHA-256 above; where nothing stands, the act touched a preview, or only a record of the file.",
            `Log ${last.record.log}, last record ${last.record.seq}, its digest ${toHex(last.leafHash)}.`,
          ],
  };
}
