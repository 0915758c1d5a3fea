import { instantFromMillis, millisOf, type Instant } from "#app/core/instant.ts";

/** A claim of time to be drawn: a moment somewhere between two others, each of which may be open. */
export interface TimelineEntry {
  readonly key: string;
  readonly earliest: Instant | null;
  readonly latest: Instant | null;
}

/** Where a bar begins and ends, in shares of the line. An open end reaches the edge and is drawn open. */
export interface TimelineBar {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly openStart: boolean;
  readonly openEnd: boolean;
}

export interface Timeline {
  readonly start: Instant;
  readonly end: Instant;
  readonly bars: readonly TimelineBar[];
  /** Moments to write on it, with their shares. */
  readonly ticks: readonly { readonly at: Instant; readonly share: number }[];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [
  ...[MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR],
  ...[DAY, 7 * DAY, 30 * DAY, 90 * DAY, 365 * DAY, 1_825 * DAY],
];
const MOST_TICKS = 5;
const MARGIN = 0.06;
/** A line of one second would look as if nothing else were near. */
const LEAST = 10 * MINUTE;

/**
 * Lays claims on one line, each with the whole of its doubt. Undefined where none has a bound. Claims without any bound have no bar:
 * they say nothing of where they lie.
 */
export function timelineOf(entries: readonly TimelineEntry[]): Timeline | undefined {
  const bounds = entries.flatMap(({ earliest, latest }) =>
    [earliest, latest].flatMap((one) => (one === null ? [] : [millisOf(one)])),
  );
  if (bounds.length === 0) return undefined;
  const [first, last] = [Math.min(...bounds), Math.max(...bounds)];
  const margin = Math.max((last - first) * MARGIN, (LEAST - (last - first)) / 2);
  const [start, end] = [first - margin, last + margin];
  const share = (millis: number) => (millis - start) / (end - start);
  return {
    start: instantFromMillis(start),
    end: instantFromMillis(end),
    bars: entries
      .filter(({ earliest, latest }) => earliest !== null || latest !== null)
      .map(({ key, earliest, latest }) => ({
        key,
        from: earliest === null ? 0 : share(millisOf(earliest)),
        to: latest === null ? 1 : share(millisOf(latest)),
        openStart: earliest === null,
        openEnd: latest === null,
      })),
    ticks: ticksBetween(start, end).map((at) => ({ at: instantFromMillis(at), share: share(at) })),
  };
}

function ticksBetween(start: number, end: number): number[] {
  const step = STEPS.find((one) => (end - start) / one <= MOST_TICKS) ?? STEPS.at(-1) ?? DAY;
  const ticks: number[] = [];
  for (let at = Math.ceil(start / step) * step; at <= end; at += step) ticks.push(at);
  return ticks.slice(0, 2 * MOST_TICKS);
}
