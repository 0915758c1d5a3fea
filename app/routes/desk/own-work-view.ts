import { reportHref } from "#app/ui/desk/queue-url.ts";
import type { ShownMention, ShownOwnTask } from "#app/ui/desk/own-work.tsx";
import type { UseCases } from "#app/use-cases/bind.ts";

type Work = Extract<Awaited<ReturnType<UseCases["readOwnWork"]>>, { kind: "work" }>["work"];

/** Somebody's own work as its page shows it: links to preserve stand with the tasks, each on its report's page. */
export function ownWorkView({ open, links, done, mentions }: Work): {
  readonly tasks: readonly ShownOwnTask[];
  readonly done: readonly ShownOwnTask[];
  readonly mentions: readonly ShownMention[];
} {
  return {
    tasks: [
      ...open.map((task) => ({
        ...{ id: task.id, text: task.text, code: task.reportCode },
        ...{ dueDay: task.dueDay, overdue: task.overdue },
        href: `${reportHref(task.reportId)}#tasks`,
      })),
      ...links.map((link) => ({
        ...{ id: link.id, text: `Preserve ${link.address}`, code: link.reportCode },
        ...{ dueDay: null, overdue: false, href: `${reportHref(link.reportId)}#links` },
      })),
    ],
    done: done.map((task) => ({
      ...{ id: task.id, text: task.text, code: task.reportCode },
      ...{ dueDay: task.dueDay, overdue: false, href: `${reportHref(task.reportId)}#tasks` },
    })),
    mentions: mentions.map((one) => ({
      ...{ id: one.noteId, code: one.reportCode, author: one.authorName, text: one.text },
      ...{ at: one.at, isNew: one.seenAt === null, href: `${reportHref(one.reportId)}#notes` },
    })),
  };
}
