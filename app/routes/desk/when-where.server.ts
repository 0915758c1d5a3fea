import type { UseCases } from "#app/use-cases/bind.ts";
import { streetMapHref } from "#app/ui/desk/queue-url.ts";
import type { ShownWhenWhere } from "#app/ui/desk/when-where.tsx";
import { localTime } from "#app/ui/time/when.tsx";
import { drawnLine } from "./drawn-line.ts";
import { drawnPlaces } from "./drawn-places.server.ts";
import { reportPlaces } from "./report-places.ts";
import { reportTimes, silentFiles } from "./report-times.ts";
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
    map: await drawnPlaces(useCases, reportPlaces(file)),
    streetMapHref: streets && streetMapHref(file.report.id),
  };
}

function drawnTimes(file: ReportFile, zone: string): ShownWhenWhere["timeline"] {
  const { items, report } = file;
  return drawnLine(reportTimes(file), zone, [
    ...silentFiles(items),
    `Each bar is the best time of one file, or one that the office worked out, as wide as its source leaves it open; that a clock was wrong is not in it. No file was made after it was received (the report: ${localTime({ at: report.receivedAt, zone })}); how long before, receipt does not say.`,
  ]);
}
