import type { TaskState } from "#app/core/triage/task.ts";
import { dayInWords } from "#app/core/office/dated.ts";
import { Button } from "../form/buttons.tsx";
import { When } from "../time/when.tsx";
import { ActForm } from "./act-form.tsx";
import { DeskInput, DeskSelect } from "./desk-fields.tsx";
import type { ReportActsProps } from "./report-acts.tsx";
import { Panel } from "./small-parts.tsx";

export interface ShownTask {
  readonly id: string;
  readonly text: string;
  readonly assigneeId: string | null;
  readonly assigneeName: string | null;
  /** `YYYY-MM-DD`. */
  readonly dueDay: string | null;
  readonly state: TaskState;
  readonly overdue: boolean;
  readonly version: number;
  readonly madeByName: string;
  /** UTC, ISO 8601. */
  readonly madeAt: string;
}

/** By when a task is due, in words, and whether that has passed. */
export function DueDay({ dueDay, overdue }: Pick<ShownTask, "dueDay" | "overdue">) {
  if (dueDay === null) return <span className="quiet">no day</span>;
  return (
    <>
      {dayInWords(dueDay)}
      {overdue ? <strong> (overdue)</strong> : null}
    </>
  );
}

/** What is to be done about a report, who does it and by when; links to preserve have their own panel. */
export function TaskPanel(props: ReportActsProps & { readonly tasks: readonly ShownTask[] }) {
  const { tasks, frame, action } = props;
  const open = tasks.filter(({ state }) => state === "open").length;
  // What was wrong with a change of one stands in its own form.
  const isNew = props.values?.["task"] === undefined;
  return (
    <Panel title="Tasks" id="tasks" aside={open === 0 ? undefined : `${open} open`}>
      {tasks.length === 0 ? <p className="quiet">No task.</p> : null}
      <ul>
        {tasks.map((task) => (
          <li key={task.id}>
            <Task {...props} task={task} />
          </li>
        ))}
      </ul>
      <ActForm token={frame.formToken} intent="task-add" action={action}>
        <TaskFields
          {...props}
          label="New task"
          problems={isNew ? props.problems : undefined}
          values={isNew ? props.values : undefined}
        />
        <Button look="secondary">Add the task</Button>
      </ActForm>
    </Panel>
  );
}

function Task(props: ReportActsProps & { readonly task: ShownTask }) {
  const { task, frame, action, problems, values } = props;
  const back = values?.["task"] === task.id ? { problems, values } : undefined;
  const form = {
    token: frame.formToken,
    action,
    hidden: { task: task.id, seen: String(task.version) },
  } as const;
  const isOpen = task.state === "open";
  return (
    <>
      <p>
        <bdi className="notes__text">{task.text}</bdi>
      </p>
      <p>
        {isOpen ? "Open" : "Done"}, with <bdi>{task.assigneeName ?? "nobody"}</bdi>,{" "}
        {task.dueDay === null ? null : "due "}
        <DueDay {...task} />
      </p>
      <p className="quiet">
        Made by <bdi>{task.madeByName}</bdi>,{" "}
        <When at={task.madeAt} zone={frame.zone} now={frame.now} />
      </p>
      <ActForm {...form} inline intent="task-state">
        <Button look="secondary" name="state" value={isOpen ? "done" : "open"}>
          {isOpen ? "Done" : "Open again"}
          <span className="sr-only">: {task.text}</span>
        </Button>
      </ActForm>
      {isOpen ? (
        <details open={back !== undefined}>
          <summary>
            Change<span className="sr-only"> the task: {task.text}</span>
          </summary>
          <ActForm {...form} intent="task-plan">
            <TaskFields
              {...props}
              of={task.id}
              label="Task"
              problems={back?.problems}
              values={
                back?.values ?? {
                  "task-text": task.text,
                  "task-assignee": task.assigneeId ?? "",
                  "task-due": task.dueDay ?? "",
                }
              }
            />
            <Button look="secondary">Keep</Button>
          </ActForm>
        </details>
      ) : null}
    </>
  );
}

function TaskFields(
  props: Pick<ReportActsProps, "report" | "problems" | "values"> & {
    readonly of?: string;
    readonly label: string;
  },
) {
  const { report, of, label, problems, values } = props;
  const field = { of, problems, values };
  return (
    <>
      <DeskInput name="task-text" label={label} maxLength={500} wide {...field} />
      <DeskSelect
        name="task-assignee"
        label="With"
        choices={[
          { value: "", label: "Nobody" },
          ...report.assignable.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        {...field}
      />
      <DeskInput name="task-due" kind="date" label="Due" {...field} />
    </>
  );
}
