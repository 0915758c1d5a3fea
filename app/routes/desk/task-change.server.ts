import type { ReportId } from "#app/core/ids.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { parseSeenVersion } from "#app/core/triage/edited-part.ts";
import { isTaskState } from "#app/core/triage/task.ts";
import { refuse } from "#app/http/responses.server.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { idOrNotFound, settled } from "./answers.server.ts";
import type { ChangedReport } from "./report-change.server.ts";
import { HELD } from "./report-edits.server.ts";

interface Change {
  readonly by: Person;
  readonly reportId: ReportId;
  readonly fields: FormFields;
}

type Tasks = Pick<UseCases, "addTask" | "planTask" | "setTaskState">;

/** Adds a task, changes one, ends one or opens it again: what the form's intent says. */
export async function changeTask(
  useCases: Tasks,
  intent: "task-add" | "task-plan" | "task-state",
  { by, reportId, fields }: Change,
): Promise<ChangedReport> {
  const outcome = settled(await made());
  switch (outcome.kind) {
    case "done":
      return { kind: "changed", said: { done: "task" }, place: "tasks" };
    case "held":
      return HELD;
    case "no-text":
      return problem("task-text", "Write what is to be done.");
    case "text-too-long":
      return problem(
        "task-text",
        "The task is longer than 500 characters. Please make it shorter.",
      );
    case "no-such-day":
      return problem("task-due", "Write the day as year, month and day, like 2026-12-31.");
    case "cannot-take":
      return problem(
        "task-assignee",
        "This person does not work on this report. Give them the report first, or choose somebody else.",
      );
  }

  function made() {
    const seen = parseSeenVersion(fields["seen"]);
    if (intent === "task-state") {
      const { state } = fields;
      if (!isTaskState(state)) throw refuse(400);
      return useCases.setTaskState({ by, reportId, taskId: taskId(), state, seen });
    }
    const person = fields["task-assignee"] ?? "";
    const typed = {
      text: fields["task-text"] ?? "",
      to: person === "" ? null : idOrNotFound("usr", person),
      due: fields["task-due"] ?? "",
    };
    return intent === "task-add"
      ? useCases.addTask({ by, reportId, ...typed })
      : useCases.planTask({ by, reportId, taskId: taskId(), seen, ...typed });
  }

  function taskId() {
    return idOrNotFound("tsk", fields["task"]);
  }
}

function problem(field: string, message: string): ChangedReport {
  return { kind: "problem", problem: { field, message } };
}
