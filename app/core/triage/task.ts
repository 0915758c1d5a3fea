import { isCalendarDay } from "../office/dated.ts";

export const TASK_STATES = ["open", "done"] as const;

export type TaskState = (typeof TASK_STATES)[number];

export function isTaskState(text: string | undefined): text is TaskState {
  return TASK_STATES.some((one) => one === text);
}

const TEXT_LIMIT = 500;

/** What is to be done, and by the end of which day of the office; null for no day. */
export interface TaskWords {
  readonly text: string;
  readonly dueDay: string | null;
}

export type TaskProblem = "no-text" | "text-too-long" | "no-such-day";

/** Reads what somebody typed: the day as `YYYY-MM-DD`, or empty. */
export function parseTask(text: string, due: string): TaskWords | TaskProblem {
  const [words, day] = [text.trim(), due.trim()];
  if (words === "") return "no-text";
  if (words.length > TEXT_LIMIT) return "text-too-long";
  if (day !== "" && !isCalendarDay(day)) return "no-such-day";
  return { text: words, dueDay: day === "" ? null : day };
}

/** Whether an open task's day has passed. `today` is the day of the office. */
export function isOverdue(
  task: { readonly state: TaskState; readonly dueDay: string | null },
  today: string,
): boolean {
  return task.state === "open" && task.dueDay !== null && task.dueDay < today;
}

/** Orders tasks by their day, those without one last. */
export function byDueDay(
  one: { readonly dueDay: string | null },
  other: { readonly dueDay: string | null },
): number {
  const [a, b] = [one.dueDay ?? "~", other.dueDay ?? "~"];
  return a === b ? 0 : a < b ? -1 : 1;
}
