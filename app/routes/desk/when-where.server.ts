import type { UseCases } from "#app/use-cases/bind.ts";
import { timelineOf } from "#app/core/claims/timeline.ts";
import { originalName } from "#app/core/intake/original-name.ts";
import { itemHref } from "#app/ui/desk/queue-url.ts";
import type { ShownWhenWhere } from "#app/ui/desk/when-where.tsx";
import { localTime } from "#app/ui/time/when.tsx";
import { timeValue } from "./claims-view.ts";
import { drawnPlaces } from "./drawn-places.server.ts";
import type { ReportFile } from "./report-view.server.ts";

/** Times and places of a report's files, ready to be drawn; nothing for those who see both cut down. */
export async function whenWhere(
  useCases: Pick<UseCases, "readOutlines">,
  file: ReportFile,
  zone: string,
): Promise<ShownWhenWhere> {
  if (!file.fullMetadata) return { timeline: undefined, map: undefined };
  return { timeline: drawnTimes(file, zone), map: await drawnPlaces(useCases, file) };
}

function drawnTimes({ items, report }: ReportFile, zone: string): ShownWhenWhere["timeline"] {
  const timed = items.flatMap((item) => {
    const best = item.assessment?.bestTime;
    return best == null ? [] : [{ item, best }];
  });
  const line = timelineOf(timed.map(({ item, best }) => ({ ...best, key: item.id })));
  if (line === undefined) return undefined;
  const without = items.length - timed.length;
  return {
    rows: timed.map(({ item, best }) => ({
      key: item.id,
      href: itemHref(report.id, item.id),
      label: originalName(item.originalName).display,
      value: `${timeValue(best)} (${best.level})`,
      bar: line.bars.find(({ key }) => key === item.id),
    })),
    ticks: line.ticks.map(({ at, share }) => ({
      share,
      label: localTime({ at, zone, brief: true }),
    })),
    notes: [
      ...(without === 0
        ? []
        : [`${without === 1 ? "1 file says" : `${without} files say`} no time and is not drawn.`]),
      `Each bar is the best time of one file with its whole doubt. The report was received on ${localTime({ at: report.receivedAt, zone })}, which says nothing of when a file was made.`,
    ],
  };
}
