import type { ReadStores, Stores } from "#app/adapters/database/stores.ts";
import { reportCodeFromBytes } from "#app/core/intake/report-code.ts";

const ATTEMPTS = 5;

/**
 * A report code that no report has yet. Codes have 40 random bits, so among a million reports two may well draw the same one, and nobody's report is to
 * fail for it. Throws where every draw is taken: then the random source is broken.
 */
export async function freeReportCode(
  { reports }: Pick<ReadStores | Stores, "reports">,
  random: (length: number) => Uint8Array,
): Promise<string> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const code = reportCodeFromBytes(random(8));
    if ((await reports.idOfCode(code)) === undefined) return code;
  }
  throw new Error("every report code that was drawn is another report's already");
}
