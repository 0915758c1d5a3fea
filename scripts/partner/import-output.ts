import type { RowRemark } from "#app/core/partner/manifest.ts";
import { shown, type ReadDelivery } from "./delivery.ts";
import type { DeliveryResult, FileResult } from "./send-delivery.ts";

/** What the command writes on stdout, a line each. */
export interface Output {
  readonly row: (line: number, path: string, words: string) => string;
  readonly file: (file: FileResult) => string;
  readonly extra: (path: string) => string;
  readonly remarks: (remarks: readonly RowRemark[]) => readonly string[];
  readonly note: (words: string) => string;
  readonly summary: (result: DeliveryResult, delivery: ReadDelivery) => string;
}

/** For people: what came is counted, what did not is named, and what is to be said of many rows is said once. */
export const asText: Output = {
  row: (line, path, words) => `line ${line}${path === "" ? "" : `, ${shown(path)}`}: ${words}.\n`,
  // Hundreds of files that came tell nobody anything.
  file: ({ path, problem }) => (problem === null ? "" : `${shown(path)}: ${problem}.\n`),
  extra: (path) => `${shown(path)}: it is there and not listed; it was left alone.\n`,
  remarks: (remarks) =>
    [...Map.groupBy(remarks, ({ words }) => words)].map(([words, same]) => {
      const [first] = same;
      const more = same.length === 1 ? "" : ` and ${same.length - 1} more`;
      const path = shown(first?.path ?? "");
      return `line ${first?.line ?? 0}, ${path}${more}: ${words}.\n`;
    }),
  note: (words) => `${words}.\n`,
  summary: ({ reportCode, importId, counts, continued }, { badRows, extra }) => {
    const parts = [
      `${counts.received} taken`,
      ...(counts["here-before"] > 0 ? [`${counts["here-before"]} here from before`] : []),
      ...(counts["same-bytes"] > 0
        ? [`${counts["same-bytes"]} with the same bytes as another`]
        : []),
      ...(counts.arriving > 0 ? [`${counts.arriving} not yet sealed`] : []),
      ...(counts.expected > 0 ? [`${counts.expected} to be sent again`] : []),
      ...(counts.refused > 0 ? [`${counts.refused} refused`] : []),
      ...(badRows.length > 0 ? [`${badRows.length} rows not read`] : []),
      ...(extra.length > 0 ? [`${extra.length} not listed`] : []),
    ];
    return `${continued ? "Went on with" : "Made"} report ${reportCode} (${importId}): ${parts.join(", ")}.\n`;
  },
};

/** For programs: one object a line. */
export const asJson: Output = {
  row: (line, path, words) => object({ kind: "bad-row", line, path, problem: words }),
  file: (file) => object({ kind: "file", ...file }),
  extra: (path) => object({ kind: "not-listed", path }),
  remarks: (remarks) =>
    remarks.map(({ line, path, words }) => object({ kind: "remark", line, path, words })),
  note: (words) => object({ kind: "note", words }),
  summary: ({ importId, reportCode, continued, counts }, { badRows, extra }) =>
    object({
      ...{ kind: "summary", import: importId, report: reportCode, continued, ...counts },
      ...{ badRows: badRows.length, notListed: extra.length },
    }),
};

function object(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
