import type { UseCases } from "#app/use-cases/bind.ts";
import { ACTS_FIELD } from "#app/ui/desk/acts-panel.tsx";
import { localTime } from "#app/ui/time/when.tsx";
import { actWords } from "./acts-view.ts";
import { idOrNotFound, settled } from "./answers.server.ts";
import type { Change, ChangedReport } from "./report-change.server.ts";

/** Takes back what a form names, or says who did what since and that nothing was changed. */
export async function undo(
  useCases: Pick<UseCases, "undoAct" | "readActs">,
  { by, reportId, fields, zone }: Change,
): Promise<ChangedReport> {
  const actId = idOrNotFound("act", fields["act"]);
  const outcome = settled(await useCases.undoAct({ by, actId }));
  switch (outcome.kind) {
    case "undone":
      return { kind: "changed", said: { act: outcome.act } };
    case "already":
      return { kind: "changed", said: {} };
    case "changed-since": {
      const { names } = settled(await useCases.readActs({ by, reportId }));
      const { since } = outcome;
      const what = actWords(since, names);
      const when = localTime({ at: since.at, zone });
      return problem(`Nothing was changed: ${since.byName} did something since. ${what}, ${when}.`);
    }
    case "case-decides":
      return problem(
        "Nothing was changed: this status comes from a case. Take the report out of the case there, or put it into one.",
      );
    case "suggestion-decides":
      return problem(
        "Nothing was changed: a suggestion brought the report into its incident. Take that back on the page of suggestions.",
      );
    case "incident-ended":
      return problem(
        "Nothing was changed: the incident that the report was in has gone into another one.",
      );
    case "cannot-take":
      return problem(
        "Nothing was changed: who had the report before may not take it any more. Choose somebody else.",
      );
  }
}

function problem(message: string): ChangedReport {
  return { kind: "problem", problem: { field: ACTS_FIELD, message } };
}
