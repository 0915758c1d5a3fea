import { timeValue } from "#app/core/claims/claims-in-words.ts";
import type { TimelineEntry } from "#app/core/claims/timeline.ts";
import { isWhollyRead } from "#app/core/claims/problem.ts";
import { originalName } from "#app/core/intake/original-name.ts";
import { itemHref, placingHref } from "#app/ui/desk/queue-url.ts";
import { valueWords } from "./placement-view.ts";
import type { DrawnFile } from "./report-places.ts";

type Item = DrawnFile["items"][number];

/** A time of a file that somebody or something gives, with its doubt. */
export interface ReportTime extends TimelineEntry {
  readonly item: Item;
  readonly href: string;
  /** The file's name. */
  readonly label: string;
  /** The value in words, with its level. */
  readonly value: string;
  readonly level: string;
  /** The field of the file that says it, or that the office worked it out. */
  readonly source: string;
}

/** The best time of each of a report's files, and those that the office worked out; those that nothing bounds too. */
export function reportTimes({ report, items, placements }: DrawnFile): ReportTime[] {
  const label = (item: Item) => originalName(item.originalName).display;
  const said = items.flatMap((item): ReportTime[] => {
    const best = item.assessment?.bestTime;
    if (best == null) return [];
    const { earliest, latest, level, source } = best;
    const value = `${timeValue(best)} (${level})`;
    const href = itemHref(report.id, item.id);
    return [
      { earliest, latest, level, source, key: item.id, href, item, label: label(item), value },
    ];
  });
  const workedOut = placements.flatMap(({ placement, level }): ReportTime[] => {
    const { placed, itemId, id: key } = placement;
    const item = items.find((one) => one.id === itemId);
    if (placed.kind !== "time" || item === undefined) return [];
    const { earliest, latest } = placed;
    const value = `${valueWords(placed)}, worked out by the office (${level})`;
    const href = placingHref(report.id, itemId);
    const source = "worked out by the office";
    return [{ earliest, latest, level, source, key, href, item, label: label(item), value }];
  });
  return [...said, ...workedOut];
}

/** In sentences: files that say no time, and those of which nobody knows because they were not read whole. */
export function silentFiles(items: readonly Item[]): string[] {
  const silent = items.filter(({ assessment }) => assessment?.bestTime == null);
  const without = silent.filter(
    ({ assessment }) => assessment !== null && isWhollyRead(assessment.problems),
  ).length;
  const unread = silent.length - without;
  return [
    ...(without === 0
      ? []
      : [`${without === 1 ? "1 file says" : `${without} files say`} no time.`]),
    ...(unread === 0
      ? []
      : [
          `${unread === 1 ? "1 file has" : `${unread} files have`} not been read, or not whole: what ${unread === 1 ? "it says of its" : "they say of their"} time is not known.`,
        ]),
  ];
}
