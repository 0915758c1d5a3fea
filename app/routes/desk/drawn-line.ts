import { timelineOf, type TimelineEntry } from "#app/core/claims/timeline.ts";
import type { ShownTimeline } from "#app/ui/evidence/time-line.tsx";
import { localTime } from "#app/ui/time/when.tsx";

interface DrawnTime extends TimelineEntry {
  readonly href: string;
  readonly label: string;
  readonly value: string;
}

/** Times on one line by one clock, that of `zone`, with `notes` below; undefined where none of them has a bound. */
export function drawnLine(
  all: readonly DrawnTime[],
  zone: string,
  notes: readonly string[],
): ShownTimeline | undefined {
  const line = timelineOf(all);
  return (
    line && {
      rows: all.map(({ key, href, label, value }) => ({
        ...{ key, href, label, value },
        bar: line.bars.find((bar) => bar.key === key),
      })),
      ticks: line.ticks.map(({ at, share }) => ({
        share,
        label: localTime({ at, zone, brief: true }),
      })),
      notes,
    }
  );
}
