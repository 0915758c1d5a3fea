import type { IncidentTime } from "#app/core/intake/incident-time.ts";
import { CODE_FACTS } from "#app/core/messages/code-request.ts";
import { firstWordsOf } from "#app/core/triage/first-words.ts";
import { statusWords } from "#app/core/triage/status-words.ts";
import type { ReportBeside, ShownCodeRequest } from "#app/ui/desk/code-request-parts.tsx";
import { localTime } from "#app/ui/time/when.tsx";
import type { ComparedReport, DeskCodeRequest } from "#app/use-cases/triage/code-requests.ts";

const FIRST_WORDS = 120;

/** One line of the list: the first of what they say that tells most. */
export function codeRequestRow(request: DeskCodeRequest): ShownCodeRequest {
  const { id, askedAt, language, state, reportCode, facts } = request;
  const said = facts.happened ?? CODE_FACTS.map((fact) => facts[fact]).find((one) => one) ?? "";
  const firstWords = firstWordsOf(said, FIRST_WORDS);
  const found = statusWords(Object.values(facts));
  return { id, askedAt, language, state, reportCode, firstWords, statusWords: found };
}

/** What the report says to the same questions. The reporter's own words stand whole: theirs may be anywhere in them. */
export function besideFacts({ report, fileNames }: ComparedReport, zone: string): ReportBeside {
  return {
    sent: localTime({ at: report.receivedAt, zone }),
    place: report.place,
    happened: [timeSaid(report.time), report.narrative].filter((part) => part !== "").join("\n\n"),
    ...(fileNames.length === 0 ? {} : { files: fileNames.join("\n") }),
  };
}

/** The day and the hour as the form has them. */
function timeSaid({ from, fromTime }: IncidentTime): string {
  return [from, fromTime].filter((part) => part !== null).join(" ");
}
