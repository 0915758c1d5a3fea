import type { Stores } from "#app/adapters/database/stores.ts";
import { parseRecord } from "#app/core/custody/record.ts";
import type { ReportId } from "#app/core/ids.ts";

/**
 * Where in the log the digests still lie of what was said to get another code for this report: places of `code.asked` records. Those are about no
 * report, since nobody knew of which when it was asked; what leads there are the requests that were taken for it.
 */
export async function statementsForCodes(
  { codeRequests, custody }: Pick<Stores, "codeRequests" | "custody">,
  reportId: ReportId,
): Promise<readonly number[]> {
  const requests: readonly string[] = await codeRequests.idsOf(reportId);
  if (requests.length === 0) return [];
  const records = await custody.ofEvents(["code.asked"]);
  return records.flatMap(({ seq, leaf, disclosures }) => {
    const read = parseRecord(leaf);
    const request = read.ok ? read.value.obj["request"] : undefined;
    const isOfReport = typeof request === "string" && requests.includes(request);
    return isOfReport && disclosures.some(({ name }) => name === "statement") ? [seq] : [];
  });
}
