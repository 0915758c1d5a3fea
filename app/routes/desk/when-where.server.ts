import type { UseCases } from "#app/use-cases/bind.ts";
import { isWhollyRead } from "#app/core/claims/problem.ts";
import { timelineOf } from "#app/core/claims/timeline.ts";
import { originalName } from "#app/core/intake/original-name.ts";
import { itemHref, placingHref, streetMapHref } from "#app/ui/desk/queue-url.ts";
import type { ShownWhenWhere } from "#app/ui/desk/when-where.tsx";
import { localTime } from "#app/ui/time/when.tsx";
import { timeValue } from "./claims-view.ts";
import { drawnPlaces } from "./drawn-places.server.ts";
import { valueWords } from "./placement-view.ts";
import type { ReportFile } from "./report-view.server.ts";

/** Times and places of a report's files, ready to be drawn; nothing for those who see both cut down. */
export async function whenWhere(
  useCases: Pick<UseCases, "readOutlines" | "readStreetMap">,
  file: ReportFile,
  zone: string,
): Promise<ShownWhenWhere> {
  if (!file.fullMetadata) return { timeline: undefined, map: undefined, streetMapHref: undefined };
  const streets = useCases.readStreetMap();
  return {
    timeline: drawnTimes(file, zone),
    map: await drawnPlaces(useCases, file),
    streetMapHref: streets && streetMapHref(file.report.id),
  };
}

function drawnTimes(
  { items, report, placements }: ReportFile,
  zone: string,
): ShownWhenWhere["timeline"] {
  const names = new Map(items.map((item) => [item.id, originalName(item.originalName).display]));
  const said = items.flatMap((item) => {
    const best = item.assessment?.bestTime;
    if (best == null) return [];
    const value = `${timeValue(best)} (${best.level})`;
    return [{ ...best, key: item.id, href: itemHref(report.id, item.id), item, value }];
  });
  const workedOut = placements.flatMap(({ placement, level }) => {
    const { placed, itemId, id } = placement;
    const item = items.find((one) => one.id === itemId);
    if (placed.kind !== "time" || item === undefined) return [];
    const value = `${valueWords(placed)}, worked out by the office (${level})`;
    return [{ ...placed, key: id, href: placingHref(report.id, itemId), item, value }];
  });
  const all = [...said, ...workedOut];
  const line = timelineOf(all);
  if (line === undefined) return undefined;
  const silent = items.filter(({ assessment }) => assessment?.bestTime == null);
  const without = silent.filter(
    ({ assessment }) => assessment !== null && isWhollyRead(assessment.problems),
  ).length;
  const unread = silent.length - without;
  return {
    rows: all.map(({ key, href, item, value }) => ({
      ...{ key, href, value },
      label: names.get(item.id) ?? "",
      bar: line.bars.find((bar) => bar.key === key),
    })),
    ticks: line.ticks.map(({ at, share }) => ({
      share,
      label: localTime({ at, zone, brief: true }),
    })),
    notes: [
      ...(without === 0
        ? []
        : [`${without === 1 ? "1 file says" : `${without} files say`} no time.`]),
      ...(unread === 0
        ? []
        : [
            `${unread === 1 ? "1 file has" : `${unread} files have`} not been read, or not whole: what ${unread === 1 ? "it says of its" : "they say of their"} time is not known.`,
          ]),
      `Each bar is the best time of one file, or one that the office worked out, as wide as its source leaves it open; that a clock was wrong is not in it. No file was made after it was received (the report: ${localTime({ at: report.receivedAt, zone })}); how long before, receipt does not say.`,
    ],
  };
}
