import { isEnteredChannel } from "#app/core/intake/channel.ts";
import type { QueueFilter } from "#app/core/triage/queue-filter.ts";
import { isLate } from "#app/core/triage/target.ts";
import type { Instant } from "#app/core/instant.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { arrivalWords } from "#app/ui/desk/arrival-words.ts";
import { incidentWords } from "#app/ui/desk/incident-words.ts";
import { initials } from "#app/ui/desk/initials.ts";
import type { QueueItem } from "#app/ui/desk/queue-list.tsx";
import { alikeHref, queueHref, reportHref } from "#app/ui/desk/queue-url.ts";
import { FLAG_WORDS } from "#app/ui/desk/queue-words.ts";
import { CHANNEL_WORDS } from "#app/ui/desk/words.ts";
import { age } from "#app/ui/time/when.tsx";
import type { RowBeside } from "#app/use-cases/triage/list-queue.ts";
import { dayOf } from "./claims-view.ts";
import { languageWords } from "./language-words.ts";

type Row = Extract<Awaited<ReturnType<UseCases["listQueue"]>>, { kind: "queue" }>["rows"][number];

/** What to know of a row: that the office typed it, what its reporter wants, and what of that is new. */
export function flagsOf({
  unread,
  requests,
  channel,
}: Pick<Row, "unread" | "requests" | "channel">): readonly string[] {
  const { corrections, withdrawn, news } = requests;
  return [
    ...(isEnteredChannel(channel) ? [`${CHANNEL_WORDS[channel]}, typed in here`] : []),
    ...(unread === 0 ? [] : [unread === 1 ? "1 new message" : `${unread} new messages`]),
    ...(withdrawn ? [news ? "New: withdrawn by the reporter" : "Withdrawn by the reporter"] : []),
    ...(news && !withdrawn ? ["New: no longer withdrawn"] : []),
    ...(corrections === 0
      ? []
      : [corrections === 1 ? "1 correction asked" : `${corrections} corrections asked`]),
  ];
}

/** A row of the queue as the list shows it. With a preview open, rows lead to theirs; else to the report's page. */
export function queueItem(
  row: Row,
  at: {
    readonly filter: QueueFilter;
    readonly open: string | undefined;
    readonly now: string;
    readonly zone: string;
    readonly targetDays: number;
    readonly beside?: ReadonlyMap<string, RowBeside>;
    readonly folded?: ReadonlyMap<string, { readonly cluster: string; readonly count: number }>;
  },
): QueueItem {
  const fold = at.folded?.get(row.id);
  const { agencies = [], fileTime = null } = at.beside?.get(row.id) ?? {};
  return {
    id: row.id,
    href:
      at.open === undefined
        ? reportHref(row.id, at.filter)
        : queueHref(at.filter, { open: row.id }),
    code: row.code,
    status: row.status,
    category: row.category,
    place: row.place,
    incident: row.incident?.title,
    agencies,
    language: row.language === "en" ? undefined : languageOf(row.language),
    ...timeShown(row, fileTime, at),
    firstWords: row.firstWords,
    files: {
      photos: row.photos,
      videos: row.videos,
      others: row.fileCount - row.photos - row.videos,
    },
    late: isLate(row, at.now as Instant, at.targetDays),
    links: row.links,
    troubled: row.troubled,
    arrival: row.arrival === null ? undefined : arrivalWords(row.arrival),
    // Apart from `flagsOf`, which files have too.
    flags: [...(row.statesStatus ? [FLAG_WORDS["status-words"]] : []), ...flagsOf(row)],
    age: age(row.receivedAt, at.now),
    assignee:
      row.assigneeName === null
        ? undefined
        : { initials: initials(row.assigneeName), name: row.assigneeName },
    current: row.id === at.open,
    alike:
      fold === undefined || fold.count < 2
        ? undefined
        : { count: fold.count, href: alikeHref(fold.cluster) },
  };
}

function languageOf(tag: string): QueueItem["language"] {
  return { tag, name: languageWords(tag) };
}

/** When it was, as the reporter says; else the day that a file claims, with its level. To the day, since not everybody at the desk may know more of a file. */
function timeShown(
  { time }: Row,
  fileTime: RowBeside["fileTime"],
  at: { readonly now: string; readonly zone: string },
): Pick<QueueItem, "incidentTime" | "timeMark" | "timeNote"> {
  const said = incidentWords(time, at.now.slice(0, 4));
  if (time.from !== null) return { incidentTime: said, timeMark: "said" };
  const day = fileTime === null ? undefined : dayOf(fileTime, at.zone);
  if (fileTime === null || day === undefined) return { incidentTime: said, timeMark: "none" };
  return {
    incidentTime: `${day} (${fileTime.level})`,
    timeMark: "device",
    timeNote: `as a file says, level ${fileTime.level}, cut to the day; the reporter gave no time`,
  };
}
