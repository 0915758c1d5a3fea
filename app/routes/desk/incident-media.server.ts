import type { IncidentId } from "#app/core/ids.ts";
import { instantFromMillis, type Instant } from "#app/core/instant.ts";
import { originalName } from "#app/core/intake/original-name.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { anglesOf, spansOf, type Stretch } from "#app/core/triage/incident-coverage.ts";
import { incidentWindow } from "#app/core/triage/incident-window.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import type { ShownAngle, ShownIncidentMedia } from "#app/ui/desk/incident-media.tsx";
import { incidentWords } from "#app/ui/desk/incident-words.ts";
import { compareHref, incidentHref, itemHref, reportHref } from "#app/ui/desk/queue-url.ts";
import { localTime } from "#app/ui/time/when.tsx";
import { settled } from "./answers.server.ts";
import { drawnLine } from "./drawn-line.ts";
import { drawnPlaces } from "./drawn-places.server.ts";
import { gapsOf, stretchWords, uncountedWords } from "./incident-gaps.ts";
import { reportPlaces } from "./report-places.ts";
import { reportTimes, silentFiles, type ReportTime } from "./report-times.ts";

type Files = Extract<Awaited<ReturnType<UseCases["readIncidentFiles"]>>, { kind: "files" }>;

/** What lies within a corner is drawn; the outlines show nothing there, the distances do. */
const LEAST_METRES = 1_000;
const MOST_ANGLES = 40;

/** Times and places of all files of an incident that this person sees exactly, ready to be drawn, with what follows from them. */
export async function incidentMedia(
  useCases: Pick<UseCases, "readIncidentFiles" | "readOutlines">,
  asked: { readonly by: Person; readonly incidentId: IncidentId; readonly zone: string },
): Promise<ShownIncidentMedia> {
  const { by, incidentId, zone } = asked;
  const files = settled(await useCases.readIncidentFiles({ by, incidentId }));
  const items = files.reports.flatMap((one) => one.items);
  const times = timesOf(files);
  const spans = spansOf(times);
  const window = incidentWindow(files.incident.time, zone);
  const angles = anglesOf(spans);
  const counted = new Set(spans.map(({ key }) => key));
  const uncounted = items.filter(({ id }) => !counted.has(id)).length;
  return {
    timeline: drawnLine([...windowLine(files, window), ...times], zone, [
      ...silentFiles(items),
      "Each bar is the best time of one file, or one that the office worked out, as wide as its source leaves it open; that a clock was wrong is not in it. A film's bar is when it began.",
    ]),
    map: await drawnPlaces(useCases, placesOf(files), LEAST_METRES),
    times: times.map((one) => ({
      ...{ key: one.key, href: one.href, label: one.name, value: one.value, source: one.source },
      ...{ reportHref: one.reportHref, code: one.code },
      notBefore: boundWords(one.earliest, zone),
      notAfter: boundWords(one.latest, zone),
    })),
    angles: angles.slice(0, MOST_ANGLES).map((angle) => ({
      key: `${angle.from} ${angle.keys.join(" ")}`,
      stretch: stretchWords(angle, zone),
      files: angleFiles(angle.keys, files),
    })),
    moreAngles: Math.max(0, angles.length - MOST_ANGLES),
    gaps: gapsOf(files.incident, { window, spans, zone }),
    uncounted: uncountedWords(uncounted, files.cutDown),
    cutDown: files.cutDown,
  };
}

/** Times of all files by when they may have begun, each named with its report. */
function timesOf({ reports }: Files) {
  return reports
    .flatMap((one) =>
      reportTimes(one).map((time) => ({
        ...time,
        ...{ file: time.item.id, durationSeconds: time.item.assessment?.durationSeconds ?? null },
        ...{ name: time.label, code: one.report.code, reportHref: reportHref(one.report.id) },
        label: `${one.report.code}: ${time.label}`,
      })),
    )
    .toSorted((one, other) => (firstBound(one) < firstBound(other) ? -1 : 1));
}

/** Those that nothing bounds come last. */
function firstBound({ earliest, latest }: ReportTime): string {
  return earliest ?? latest ?? "~";
}

/** The office's own statement, above what the files say. */
function windowLine({ incident }: Files, window: Stretch | undefined) {
  if (window === undefined) return [];
  return [
    {
      ...{ key: incident.id, href: incidentHref(incident.id) },
      label: "The incident",
      value: `${incidentWords(incident.time)}, as the office says`,
      earliest: instantFromMillis(window.from),
      latest: instantFromMillis(window.to),
    },
  ];
}

function placesOf({ reports }: Files) {
  return reports.flatMap((one) =>
    reportPlaces(one).map((place) => ({
      ...place,
      label: `${one.report.code}: ${place.label}`,
      href: place.href ?? reportHref(one.report.id),
    })),
  );
}

function angleFiles(keys: readonly string[], { reports }: Files): ShownAngle["files"] {
  const found = reports.flatMap(({ report, items }) =>
    items
      .filter(({ id }) => keys.includes(id))
      .map((item) => ({
        ...{ key: item.id, href: itemHref(report.id, item.id) },
        label: originalName(item.originalName).display,
        ...{ reportHref: reportHref(report.id), code: report.code },
      })),
  );
  return found.map((file, at) => {
    const before = found[at - 1];
    return { ...file, besideHref: before && compareHref(before.key, file.key) };
  });
}

function boundWords(bound: Instant | null, zone: string): string {
  return bound === null ? "open" : localTime({ at: bound, zone, exact: true });
}
