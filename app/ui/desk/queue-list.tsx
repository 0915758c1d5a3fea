import type { Category } from "#app/core/intake/category.ts";
import type { ReportStatus } from "#app/core/triage/status.ts";
import { Icon } from "../icon/icon.tsx";
import { ChooseRow } from "./bulk-choice.tsx";
import { StatusChip } from "./status-chip.tsx";
import { categoryIcon, categoryWords } from "./words.ts";

/** Where an incident's time comes from: the reporter, a device, or nobody said. */
export type TimeMark = "said" | "device" | "none";

const TIME_WORDS: Readonly<Record<TimeMark, string>> = {
  said: "as the reporter says",
  device: "as a file says",
  none: "no time given",
};

export interface FileCounts {
  readonly photos: number;
  readonly videos: number;
  readonly others: number;
}

export interface QueueItem {
  readonly id: string;
  readonly href: string;
  readonly code: string;
  readonly status: ReportStatus;
  readonly category: Category;
  readonly place: string;
  /** What the office calls the incident that it put it into; undefined where it is in none. */
  readonly incident?: string | undefined;
  /** In words, as precise as it was given, such as `Apr 21, about 5:40 PM`. */
  readonly incidentTime: string;
  readonly timeMark: TimeMark;
  /** Where more is to be said of where the time comes from than its mark does. */
  readonly timeNote?: string | undefined;
  readonly firstWords: string;
  /** The language of its form, where that is not English. */
  readonly language?: { readonly tag: string; readonly name: string } | undefined;
  /** Names of the agencies that the reporter chose. */
  readonly agencies?: readonly string[] | undefined;
  readonly files: FileCounts;
  /** Web addresses that the reporter gave, and how many wait to be preserved. */
  readonly links?: { readonly given: number; readonly open: number } | undefined;
  /** Files that were damaged before they were sealed, or are not what the sender's device had. */
  readonly troubled?: number | undefined;
  /** Such as `2 of 3 files arrived, 41 %`, while some are on their way. */
  readonly arrival?: string | undefined;
  /** Such as `3 h` or `12 d`. */
  readonly age: string;
  /** Past the office's target. */
  readonly late?: boolean | undefined;
  readonly assignee?: { readonly initials: string; readonly name: string } | undefined;
  readonly flags?: readonly string[] | undefined;
  /** It stands for so many reports that say nearly the same. */
  readonly alike?: { readonly count: number; readonly href: string } | undefined;
  /** Open in the preview. */
  readonly current?: boolean | undefined;
}

/** How many files of which kind, each with a picture and a word for screen readers. */
export function FileCountsMark({ files }: { readonly files: FileCounts }) {
  const kinds = [
    { icon: "photo", count: files.photos, words: "photos" },
    { icon: "video", count: files.videos, words: "videos" },
    { icon: "document", count: files.others, words: "other files" },
  ] as const;
  return (
    <span className="counts">
      {kinds
        .filter(({ count }) => count > 0)
        .map(({ icon, count, words }) => (
          <span className="counts__kind" key={words} title={`${count} ${words}`}>
            <Icon name={icon} />
            {count}
            <span className="sr-only"> {words}</span>
          </span>
        ))}
    </span>
  );
}

/** How many links the reporter gave, and in words how many of them wait. */
function LinksMark({ given, open }: NonNullable<QueueItem["links"]>) {
  if (given === 0) return null;
  const words = `${given === 1 ? "link" : "links"}, ${open === 0 ? "all seen to" : `${open} to preserve`}`;
  return (
    <span className="counts__kind" title={`${given} ${words}`}>
      <Icon name="link" />
      {given}
      <span className="sr-only"> {words}</span>
    </span>
  );
}

/** Whom the reporter says that they saw; the whole list for who points at it or hears it. */
function AgenciesMark({ agencies }: { readonly agencies: readonly string[] }) {
  if (agencies.length === 0) return null;
  const names = agencies.join(", ");
  return (
    <span className="queue__agencies" title={names}>
      {" "}
      · {names}
    </span>
  );
}

/** One report in the queue: what a triager needs to decide without opening it. The whole row is one link. */
export function QueueRow({
  item,
  choosable,
}: {
  readonly item: QueueItem;
  readonly choosable?: boolean | undefined;
}) {
  const timeNote = item.timeNote ?? TIME_WORDS[item.timeMark];
  return (
    <tr
      id={item.id}
      className={item.current === true ? "queue__row queue__row--current" : "queue__row"}
      data-report={item.id}
    >
      <td className="queue__code">
        {choosable === true ? <ChooseRow id={item.id} code={item.code} /> : null}
        <a
          className="queue__link"
          data-row
          href={item.href}
          aria-current={item.current === true ? "true" : undefined}
        >
          {item.code}
        </a>
      </td>
      <td className="queue__status">
        <StatusChip status={item.status} />
      </td>
      <td className="queue__category">
        <Icon name={categoryIcon(item.category)} /> {categoryWords(item.category)}
        <AgenciesMark agencies={item.agencies ?? []} />
      </td>
      <td className="queue__place">
        <bdi>{item.place}</bdi>
        {item.incident === undefined ? null : (
          <span className="queue__incident" title={`Incident: ${item.incident}`}>
            <span className="sr-only">Incident: </span>
            <bdi>{item.incident}</bdi>
          </span>
        )}
      </td>
      <td className="queue__time">
        <span title={timeNote}>
          {item.timeMark === "none" ? null : <Icon name={item.timeMark} label={timeNote} />}{" "}
          {item.incidentTime}
        </span>
      </td>
      <td className="queue__words">
        {item.flags?.map((flag) => (
          <span className="flag" key={flag}>
            <Icon name="flag" /> {flag}
          </span>
        ))}
        {item.alike === undefined ? null : (
          <span className="flag">
            {item.alike.count} say nearly the same, perhaps junk.{" "}
            <a className="queue__show-all" href={item.alike.href}>
              Show all<span className="sr-only"> like {item.code}</span>
            </a>
          </span>
        )}
        {item.language === undefined ? null : (
          <span className="tag" title={item.language.name}>
            <span aria-hidden="true">{item.language.tag}</span>
            <span className="sr-only">In {item.language.name}: </span>
          </span>
        )}{" "}
        <bdi>{item.firstWords}</bdi>
      </td>
      <td className="queue__files">
        <FileCountsMark files={item.files} />
        {item.links === undefined ? null : <LinksMark {...item.links} />}
        {(item.troubled ?? 0) === 0 ? null : (
          <span className="with-icon">
            <Icon name="alert" /> {item.troubled} not as sent
          </span>
        )}
        {item.arrival === undefined ? null : (
          <span className="with-icon">
            <Icon name="clock" /> {item.arrival}
          </span>
        )}
      </td>
      <td className={item.late === true ? "queue__age queue__age--late" : "queue__age"}>
        {item.age}
        {item.late === true ? <span className="sr-only"> late</span> : null}
      </td>
      <td className="queue__assignee">
        {item.assignee === undefined ? (
          <span className="sr-only">Nobody</span>
        ) : (
          <abbr className="initials" title={item.assignee.name}>
            {item.assignee.initials}
          </abbr>
        )}
      </td>
    </tr>
  );
}

export interface QueueListProps {
  readonly caption: string;
  readonly items: readonly QueueItem[];
  /** With a box in each row, for acts on many. */
  readonly choosable?: boolean | undefined;
}

const COLUMNS = [
  "Code",
  "Status",
  "Concern, agency",
  "Place",
  "When",
  "First words",
  "Files",
  "Age",
  "With",
] as const;

/** The queue. Rows fold into two lines where there is little room. */
export function QueueList({ caption, items, choosable }: QueueListProps) {
  return (
    <table className={choosable === true ? "queue queue--choosable" : "queue"}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <QueueRow key={item.id} item={item} choosable={choosable} />
        ))}
      </tbody>
    </table>
  );
}
