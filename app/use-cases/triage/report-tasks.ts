import type { ReportTask } from "#app/adapters/database/task-store.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import type { PersonId, ReportId, TaskId } from "#app/core/ids.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { authorise, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { parseTask, type TaskProblem, type TaskState } from "#app/core/triage/task.ts";
import { findReport, type FoundReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";
import { guardedEdit, type Editing, type Held } from "./guarded-edit.ts";

export type TaskOutcome =
  | Held
  | { readonly kind: "done" | "not-found" | "cannot-take" | TaskProblem }
  | { readonly kind: "refused"; readonly reason: Refusal };

type Changing = Pick<Tools, "transact" | "clock" | "newId">;
type Found = Extract<FoundReport, { readonly kind: "allowed" }>;

/** A task as somebody typed it: what, for whom or nobody, and the day or nothing. */
export interface TypedTask {
  readonly text: string;
  readonly to: PersonId | null;
  readonly due: string;
}

interface On {
  readonly by: Person;
  readonly reportId: ReportId;
}
interface Which extends On {
  readonly taskId: TaskId;
  /** The version of the task that the form was made for. */
  readonly seen?: number | undefined;
}

/** Notes what is to be done about a report. Its words are not in the log, only that there is a task, whose and until when. */
export async function addTask(tools: Changing, input: On & TypedTask): Promise<TaskOutcome> {
  const words = parseTask(input.text, input.due);
  if (typeof words === "string") return { kind: words };
  return change(tools, input, async (stores, found, { by, now, newId }) => {
    if (!(await mayHave(stores, found, input.to, now))) return { kind: "cannot-take" };
    const id = newId("tsk");
    const reportId = found.report.id;
    await stores.tasks.add(
      { id, reportId, ...words, assigneeId: input.to, by: by.id, at: now },
      event("report.task_added", found, by, { task: id, to: input.to, due: words.dueDay }),
    );
    return { kind: "done" };
  });
}

/** Says anew what is to be done, by whom and by when; for another state than `seen` it is held (`guarded-edit.ts`). */
export async function planTask(tools: Changing, input: Which & TypedTask): Promise<TaskOutcome> {
  return change(tools, input, (stores, found, editing) =>
    editTaskPlan(stores, found, editing, input),
  );
}

/** Says that a task is done, or opens it again; for another state than `seen` it is held. */
export async function setTaskState(
  tools: Changing,
  input: Which & { readonly state: TaskState },
): Promise<TaskOutcome> {
  return change(tools, input, (stores, found, editing) =>
    editTaskState(stores, found, editing, input),
  );
}

/** `planTask` within a transaction in which the report was found. */
export async function editTaskPlan(
  stores: Stores,
  found: Found,
  editing: Editing,
  { taskId, ...typed }: TypedTask & { readonly taskId: TaskId },
): Promise<TaskOutcome> {
  const { report } = found;
  const words = parseTask(typed.text, typed.due);
  if (typeof words === "string") return { kind: words };
  const task = await taskOf(stores, report.id, taskId);
  if (task === undefined) return { kind: "not-found" };
  const { to } = typed;
  const mine = { text: words.text, to: to ?? "", due: words.dueDay ?? "" };
  const edit = { part: "task-plan", partId: taskId, mine } as const;
  const outcome = await guardedEdit<TaskOutcome>(stores, report, editing, edit, async () => {
    const { by, now } = editing;
    if (to !== task.assigneeId && !(await mayHave(stores, found, to, now))) {
      return { kind: "cannot-take" };
    }
    await stores.tasks.plan(
      { id: taskId, reportId: report.id, ...words, assigneeId: to, by: by.id, at: now },
      event("report.task_changed", found, by, {
        ...{ task: taskId, from: task.assigneeId, to, due: words.dueDay },
        words_changed: words.text !== task.text,
      }),
    );
    return { kind: "done" };
  });
  return outcome.kind === "same" ? { kind: "done" } : outcome;
}

/** `setTaskState` within a transaction in which the report was found. */
export async function editTaskState(
  stores: Stores,
  found: Found,
  editing: Editing,
  { taskId, state }: { readonly taskId: TaskId; readonly state: TaskState },
): Promise<TaskOutcome> {
  const { report } = found;
  const task = await taskOf(stores, report.id, taskId);
  if (task === undefined) return { kind: "not-found" };
  const edit = { part: "task-state", partId: taskId, mine: { state } } as const;
  const outcome = await guardedEdit<TaskOutcome>(stores, report, editing, edit, async () => {
    const { by, now } = editing;
    const ev = state === "done" ? "report.task_done" : "report.task_opened";
    await stores.tasks.setState(
      taskId,
      { state, by: by.id, at: now },
      event(ev, found, by, { task: taskId }),
    );
    return { kind: "done" };
  });
  return outcome.kind === "same" ? { kind: "done" } : outcome;
}

function event(
  ev: "report.task_added" | "report.task_changed" | "report.task_done" | "report.task_opened",
  { report }: Found,
  by: Person,
  obj: Readonly<Record<string, string | boolean | null>>,
) {
  return { ev, subj: report.id, actor: actorOf(by), obj, disclosures: [actorName(by)] };
}

/** Nobody can have a task; somebody only where they work on the report already. A task opens nothing, as giving them the report would. */
async function mayHave(
  stores: Stores,
  { subject }: Found,
  to: PersonId | null,
  now: Editing["now"],
): Promise<boolean> {
  if (to === null) return true;
  const taker = await stores.people.find(to);
  if (taker === undefined) return false;
  const decision = authorise(taker, "report.triage", subject, now);
  return decision.allowed && decision.by !== "break-glass";
}

async function taskOf(
  stores: Stores,
  reportId: ReportId,
  taskId: TaskId,
): Promise<ReportTask | undefined> {
  const task = await stores.tasks.find(taskId);
  return task?.reportId === reportId ? task : undefined;
}

async function change(
  tools: Changing,
  input: On & { readonly seen?: number | undefined },
  work: (stores: Stores, found: Found, editing: Editing) => Promise<TaskOutcome>,
): Promise<TaskOutcome> {
  const { by, seen } = input;
  return tools.transact(async (stores): Promise<TaskOutcome> => {
    const now = tools.clock.now();
    const found = await findReport(stores, by, "report.triage", input.reportId, now);
    if (found.kind !== "allowed") return found;
    return work(stores, found, { by, now, seen, newId: tools.newId });
  });
}
