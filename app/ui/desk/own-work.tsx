import { Button } from "../form/buttons.tsx";
import { When } from "../time/when.tsx";
import { ActForm } from "./act-form.tsx";
import { Table } from "./case-tables.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import { Panel } from "./small-parts.tsx";
import { DueDay } from "./task-panel.tsx";

/** A task of one's own, or a link to preserve. */
export interface ShownOwnTask {
  readonly id: string;
  readonly href: string;
  readonly code: string;
  readonly text: string;
  /** `YYYY-MM-DD`. */
  readonly dueDay: string | null;
  readonly overdue: boolean;
}

/** A note that names whoever reads. */
export interface ShownMention {
  readonly id: string;
  readonly href: string;
  readonly code: string;
  readonly author: string;
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly text: string;
  readonly isNew: boolean;
}

/** One's own tasks: those that are open, by their day, and the last that are done. */
export function OwnTasks({
  tasks,
  done,
}: {
  readonly tasks: readonly ShownOwnTask[];
  readonly done: readonly ShownOwnTask[];
}) {
  const overdue = tasks.filter((task) => task.overdue).length;
  return (
    <Panel title="My tasks" id="my-tasks" aside={overdue === 0 ? undefined : `${overdue} overdue`}>
      {tasks.length === 0 ? (
        <p className="quiet">Nothing to do. Tasks are given on a report’s page.</p>
      ) : (
        <TaskTable caption="Open tasks, by the day they are due" tasks={tasks} />
      )}
      {done.length === 0 ? null : (
        <details>
          <summary>Done</summary>
          <TaskTable caption="Tasks that are done" tasks={done} />
        </details>
      )}
    </Panel>
  );
}

function TaskTable({
  caption,
  tasks,
}: {
  readonly caption: string;
  readonly tasks: readonly ShownOwnTask[];
}) {
  return (
    <Table caption={caption} columns={["Report", "Task", "Due"]}>
      {tasks.map((task) => (
        <tr key={task.id}>
          <td>
            <a href={task.href}>{task.code}</a>
          </td>
          <td>
            <bdi>{task.text}</bdi>
          </td>
          <td>
            <DueDay {...task} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** Notes that name whoever reads, the newest first, and a way to say that they were read. */
export function OwnMentions({
  mentions,
  frame,
}: {
  readonly mentions: readonly ShownMention[];
  readonly frame: DeskFrame;
}) {
  const form = { token: frame.formToken, action: "/desk/mine", inline: true } as const;
  const unread = mentions.filter(({ isNew }) => isNew).length;
  return (
    <Panel title="Mentions" id="mentions" aside={unread === 0 ? undefined : `${unread} new`}>
      {mentions.length === 0 ? (
        <p className="quiet">No note names you. Colleagues write @ and your name to tell you.</p>
      ) : (
        <ol className="notes">
          {mentions.map((one) => (
            <li key={one.id} className="notes__note">
              <p className="notes__head">
                <a href={one.href}>{one.code}</a> <strong>{one.author}</strong>{" "}
                <When at={one.at} zone={frame.zone} now={frame.now} />
                {one.isNew ? <strong> New</strong> : null}
              </p>
              <p className="notes__text" dir="auto">
                {one.text}
              </p>
              {one.isNew ? (
                <ActForm {...form} hidden={{ note: one.id }}>
                  <Button look="quiet">
                    Read<span className="sr-only">: the note about {one.code}</span>
                  </Button>
                </ActForm>
              ) : null}
            </li>
          ))}
        </ol>
      )}
      {unread < 2 ? null : (
        <ActForm {...form}>
          <Button look="secondary">All read</Button>
        </ActForm>
      )}
    </Panel>
  );
}
