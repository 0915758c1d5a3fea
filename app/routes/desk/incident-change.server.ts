import { isIdOf, type IncidentId, type ReportId } from "#app/core/ids.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { refuse } from "#app/http/responses.server.ts";
import {
  ELSEWHERE,
  incidentProblems,
  MERGED,
  NOT_MERGED,
  NOTHING_LEFT,
} from "#app/ui/desk/incident-problems.ts";
import type { Problem } from "#app/ui/form/problem.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { idOrNotFound, settled } from "./answers.server.ts";

export type ChangedIncident =
  | {
      readonly kind: "done";
      /** The incident to look at now. */
      readonly incidentId: IncidentId;
      readonly said: Readonly<Record<string, string>>;
    }
  | { readonly kind: "problems"; readonly problems: readonly Problem[] };

type OnIncident = Pick<
  UseCases,
  | "addReportToIncident"
  | "changeIncident"
  | "mergeIncidents"
  | "removeReportFromIncident"
  | "setIncidentState"
  | "splitIncident"
  | "undoMerge"
>;

interface Change {
  readonly by: Person;
  readonly incidentId: IncidentId;
  readonly fields: FormFields;
}

/** Does the one thing that a form of an incident's page asks for. */
export async function changeOnPage(useCases: OnIncident, change: Change): Promise<ChangedIncident> {
  const { by, incidentId, fields } = change;
  switch (fields["intent"]) {
    case "change": {
      const outcome = settled(await useCases.changeIncident({ by, incidentId, fields }));
      if (outcome.kind === "problems") return problems(incidentProblems(outcome.problems));
      return outcome.kind === "done" ? done(incidentId, "saved") : merged();
    }
    case "close":
    case "open": {
      const state = fields["intent"] === "open" ? "open" : "closed";
      const outcome = settled(await useCases.setIncidentState({ by, incidentId, state }));
      return outcome.kind === "done" ? done(incidentId, state) : merged();
    }
    case "put-back":
      return putBack(useCases, change);
    case "remove":
      return remove(useCases, change);
    case "split":
      return split(useCases, change);
    case "merge":
      return merge(useCases, change);
    case "undo-merge":
      return unmerge(useCases, change);
    default:
      throw refuse(400);
  }
}

async function remove(useCases: OnIncident, change: Change): Promise<ChangedIncident> {
  const { by, incidentId, fields } = change;
  const chosen = chosenIn(fields);
  if (chosen.length === 0) return problem("title", "Choose the reports first.");
  for (const reportId of chosen) {
    const removal = { by, incidentId, reportId, why: fields["why"] ?? "" };
    const outcome = settled(await useCases.removeReportFromIncident(removal));
    if (outcome.kind !== "done") return merged();
  }
  return done(incidentId, "removed", { reports: chosen.join(" ") });
}

async function putBack(useCases: OnIncident, change: Change): Promise<ChangedIncident> {
  const { by, incidentId, fields } = change;
  for (const reportId of (fields["reports"] ?? "").split(" ")) {
    if (!isIdOf("rpt", reportId)) continue;
    const addition = { by, incidentId, reportId, why: "" };
    const outcome = settled(await useCases.addReportToIncident(addition));
    if (outcome.kind === "in-another") return problem("title", ELSEWHERE);
    if (outcome.kind !== "done") return merged();
  }
  return done(incidentId, "put-back");
}

async function split(useCases: OnIncident, change: Change): Promise<ChangedIncident> {
  const { by, incidentId, fields } = change;
  const reportIds = chosenIn(fields);
  const outcome = settled(await useCases.splitIncident({ by, incidentId, reportIds, fields }));
  switch (outcome.kind) {
    case "split":
      return done(outcome.incidentId, "split");
    case "none-chosen":
      return problem("title", "Choose the reports first.");
    case "problems":
      return problems(incidentProblems(outcome.problems));
    case "merged":
      return merged();
  }
}

async function merge(useCases: OnIncident, change: Change): Promise<ChangedIncident> {
  const { by, incidentId: from, fields } = change;
  const into = idOrNotFound("inc", fields["into"]);
  const outcome = settled(
    await useCases.mergeIncidents({ by, from, into, why: fields["why"] ?? "" }),
  );
  if (outcome.kind === "merged") return done(into, "merged", { from });
  return problem("into", outcome.kind === "same" ? "Choose another incident." : MERGED);
}

/** Of the incident of this page, or of one that was merged into it. */
async function unmerge(useCases: OnIncident, change: Change): Promise<ChangedIncident> {
  const { by, incidentId: page, fields } = change;
  const incidentId = idOrNotFound("inc", fields["from"]);
  const into = page === incidentId ? undefined : page;
  const outcome = settled(await useCases.undoMerge({ by, incidentId, into }));
  if (outcome.kind === "undone") return done(incidentId, "unmerged");
  return problem("title", outcome.kind === "not-merged" ? NOT_MERGED : NOTHING_LEFT);
}

function chosenIn(fields: FormFields): ReportId[] {
  return Object.keys(fields)
    .map((name) => name.replace(/^report-/, ""))
    .filter((id): id is ReportId => isIdOf("rpt", id));
}

function done(
  incidentId: IncidentId,
  what: string,
  more: Readonly<Record<string, string>> = {},
): ChangedIncident {
  return { kind: "done", incidentId, said: { done: what, ...more } };
}

function problem(field: string, message: string): ChangedIncident {
  return problems([{ field, message }]);
}

function problems(all: readonly Problem[]): ChangedIncident {
  return { kind: "problems", problems: all };
}

function merged(): ChangedIncident {
  return problem("title", MERGED);
}
