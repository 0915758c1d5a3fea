import { isIdOf, type ReportId } from "#app/core/ids.ts";
import { parseQueueFilter } from "#app/core/triage/queue-filter.ts";
import { REPORT_STATUSES } from "#app/core/triage/status.ts";
import { spellBulkAct } from "#app/core/triage/bulk.ts";
import { STATUS_WORDS } from "#app/ui/desk/words.ts";
import type { Choice } from "#app/ui/form/choice-fields.tsx";
import type { UseCases } from "#app/use-cases/bind.ts";
import type { Problem } from "#app/ui/form/problem.ts";
import { queryOf } from "./saved-views.server.ts";

type Prepared = Extract<Awaited<ReturnType<UseCases["prepareBulk"]>>, { kind: "prepared" }>;
type Asking = Parameters<UseCases["askBulk"]>[0];
type Asked = Awaited<ReturnType<UseCases["askBulk"]>>;

/** The reports that an address names: `report` for each that was chosen, or `all=yes` with the queue's query as `list`. */
export function chosenIn(search: URLSearchParams): Asking["chosen"] {
  const filter = parseQueueFilter(new URLSearchParams(search.get("list") ?? ""));
  if (search.get("all") === "yes") return { kind: "all", filter, query: queryOf(filter) };
  const ids = search.getAll("report").filter((id): id is ReportId => isIdOf("rpt", id));
  return { kind: "some", ids: [...new Set(ids)] };
}

/** Everything that can be done to many, as one list to choose from. */
export function actChoices({
  people,
  incidents,
}: Pick<Prepared, "people" | "incidents">): Choice[] {
  return [
    { value: "", label: "Choose what to do" },
    ...REPORT_STATUSES.filter((status) => status !== "in-case").map((to) => ({
      value: spellBulkAct({ kind: "status", to }),
      label: `Status: ${STATUS_WORDS[to]}`,
    })),
    { value: spellBulkAct({ kind: "assignee", to: null }), label: "With: nobody" },
    ...people.map(({ id, name }) => ({
      value: spellBulkAct({ kind: "assignee", to: id }),
      label: `With: ${name}`,
    })),
    ...incidents.map(({ id, title }) => ({
      value: spellBulkAct({ kind: "incident", to: id }),
      label: `Into the incident: ${title}`,
    })),
  ];
}

/** What is to be put right before anything is begun. */
export function bulkProblem(
  outcome: Exclude<Asked, { readonly kind: "begun" | "not-found" | "refused" }>,
): Problem {
  switch (outcome.kind) {
    case "comment-needed":
      return { field: "comment", message: "Write why. It is kept with each report’s record." };
    case "comment-too-long":
      return {
        field: "comment",
        message: "This is longer than 500 characters. Please shorten it.",
      };
    case "incident-ended":
      return { field: "act", message: "This incident has gone into another one. Choose again." };
    case "none-chosen":
      return { field: "act", message: "Choose reports in the queue first." };
    case "too-many":
      return { field: "act", message: "More than 100,000 match. Narrow the filter first." };
    case "other-count":
      return {
        field: "act",
        message: `Nothing was begun: meanwhile it is ${outcome.count.toLocaleString("en-US")} reports. Look whether that is what you mean, and press again.`,
      };
  }
}
