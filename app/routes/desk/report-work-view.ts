import { isLinkMethod } from "#app/core/intake/links.ts";
import {
  isTextPart,
  joinedText,
  type EditedPart,
  type EditValues,
} from "#app/core/triage/edited-part.ts";
import { dayInWords } from "#app/core/office/dated.ts";
import { isReportStatus } from "#app/core/triage/status.ts";
import type { ShownHeldEdit } from "#app/ui/desk/held-edits.tsx";
import { METHOD_WORDS } from "#app/ui/desk/link-panel.tsx";
import type { ShownTask } from "#app/ui/desk/task-panel.tsx";
import type { ShownText } from "#app/ui/desk/office-words.tsx";
import { STATUS_WORDS } from "#app/ui/desk/words.ts";
import type { ReportWork } from "#app/use-cases/triage/read-report-work.ts";

export interface ShownWork {
  readonly summary: readonly ShownText[];
  readonly translation: readonly ShownText[];
  readonly held: readonly ShownHeldEdit[];
  readonly tasks: readonly ShownTask[];
  /** The names of those whom a note told, by the note's id. */
  readonly told: Readonly<Record<string, readonly string[]>>;
}

const PART_WORDS: Readonly<Record<EditedPart, string>> = {
  status: "Status",
  assignee: "Assignee",
  summary: "Summary",
  translation: "Translation",
  "link-assignee": "Who preserves a link",
  "link-task": "What became of a link",
  "task-plan": "A task",
  "task-state": "Whether a task is done",
};

/** What the office did with a report, as its page shows it. `people` are names by id. */
export function workView(work: ReportWork, people: ReadonlyMap<string, string>): ShownWork {
  const versions = (part: "summary" | "translation") =>
    work.texts
      .filter((text) => text.part === part)
      .map(({ version, text, madeWith, authorName, writtenAt }) => ({
        ...{ version, text, madeWith, author: authorName, at: writtenAt },
      }));
  return {
    summary: versions("summary"),
    translation: versions("translation"),
    held: work.held.map(({ id, part, mine, standing, authorName, heldAt }) => ({
      ...{ id, part: PART_WORDS[part], author: authorName, at: heldAt },
      held: inWords(part, mine, people),
      stands: inWords(part, standing.values, people),
      standsVersion: standing.version,
      join: isTextPart(part)
        ? joinedText(standing.values["text"] ?? "", mine["text"] ?? "")
        : undefined,
    })),
    tasks: work.tasks,
    told: Object.fromEntries(work.told),
  };
}

function inWords(
  part: EditedPart,
  values: EditValues,
  people: ReadonlyMap<string, string>,
): string {
  const { status, to = "", text = "", madeWith = "", task, method, note = "", due = "" } = values;
  switch (part) {
    case "status":
      return isReportStatus(status) ? STATUS_WORDS[status] : "";
    case "assignee":
    case "link-assignee":
      return to === "" ? "Nobody" : (people.get(to) ?? "Somebody who left");
    case "summary":
    case "translation":
      return [
        text === "" ? "(no words)" : text,
        ...(madeWith === "" ? [] : [`(${madeWith})`]),
      ].join("\n");
    case "link-task":
      return [
        task === "open" ? "To be preserved" : task === "done" ? "Preserved" : "Not preserved",
        ...(isLinkMethod(method) ? [METHOD_WORDS[method]] : []),
        ...(note === "" ? [] : [note]),
      ].join("; ");
    case "task-plan":
      return [
        text,
        `With: ${to === "" ? "nobody" : (people.get(to) ?? "somebody who left")}`,
        `Due: ${due === "" ? "no day" : dayInWords(due)}`,
      ].join("\n");
    case "task-state":
      return values["state"] === "done" ? "Done" : "Open";
  }
}
