import type { Assessment } from "./assessment.ts";
import type { TimeClaim } from "./claim.ts";

/** From the firmest to the weakest; a time that something contradicts (T0) speaks for no report. */
const LEVELS: readonly TimeClaim["level"][] = ["T1", "T2", "T3", "T4", "T5"];

/**
 * The firmest time that the files of a report claim, of equals the first one's; null where none does. It is a claim of a file, not of its report: it is shown with its source
 * and level, and only where the reporter said nothing.
 */
export function timeOfFiles(
  assessments: readonly (Pick<Assessment, "bestTime"> | null)[],
): TimeClaim | null {
  const times = assessments.flatMap((one) => one?.bestTime ?? []);
  for (const level of LEVELS) {
    const first = times.find((time) => time.level === level);
    if (first !== undefined) return first;
  }
  return null;
}
