import type { Assessment } from "#app/core/claims/assessment.ts";
import type { LocationStatus } from "#app/core/claims/claim.ts";
import { toldLocationStatus } from "#app/core/claims/place-claims.ts";
import { NEVER_BEST } from "#app/core/claims/time-source.ts";
import { isWhollyRead } from "#app/core/claims/problem.ts";
import type { SaidOfFile } from "#app/core/intake/file-statement.ts";

/** Said instead where a file claims no time, or no place. */
export interface Silence {
  readonly times: string;
  readonly places: string;
}

const LOCATION_WORDS: Readonly<Record<LocationStatus, string>> = {
  present: "The file has a position.",
  unread: "The file could not be read whole: whether a place is saved in it is not known.",
  absent: "No place is saved in the file. That is normal: many phones and apps remove it.",
  "zeroed-by-device":
    "The file has a space for a position, and it is empty: some phones do this when they pass a file on.",
  incomplete: "The file's position is incomplete.",
  implausible: "The file's position cannot be right.",
  "removed-by-reporter":
    "No place is saved in the file. The reporter says that they took it out; phones and apps remove it too.",
};

const NOT_READ = "The file has not been read.";

/** What is said of a file where it claims no time and no place: that it says none only where it was read whole. `said` is what its reporter said of it, in order. */
export function silenceWords(
  assessment: Assessment | null,
  said: readonly Pick<SaidOfFile, "origin">[] = [],
): Silence {
  if (assessment === null) return { times: NOT_READ, places: NOT_READ };
  return {
    times: isWhollyRead(assessment.problems)
      ? "The file says no time."
      : "The file could not be read whole: whether it says a time is not known.",
    places: LOCATION_WORDS[statusWith(assessment, said)],
  };
}

/** The same where a bundle shows no best time or place of an exhibit: what it says that bounds nothing stands in its `item.json`. Never by what a reporter said. */
export function silenceInBundle(assessment: Assessment | null): Silence {
  const { times, places } = silenceWords(assessment);
  const hasText = assessment?.times.some(({ source }) => !NEVER_BEST.has(source)) === true;
  return { places, times: hasText ? NOTHING_BOUNDED : times };
}

const NOTHING_BOUNDED =
  "No time can be derived from what the file says; what it says stands in item.json.";

/** What the reporter said last of a file that has no place in it, beside what the file shows; of any other it says nothing. */
function statusWith(
  assessment: Assessment,
  said: readonly Pick<SaidOfFile, "origin">[],
): LocationStatus {
  const status = toldLocationStatus(assessment);
  const answers = said.flatMap(({ origin }) => origin?.placeTakenOut ?? []);
  const isWithout = status === "absent" || status === "zeroed-by-device";
  return isWithout && answers.at(-1) === "yes" ? "removed-by-reporter" : status;
}
