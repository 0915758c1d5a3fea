import { millisOf, type Instant } from "../instant.ts";

// Which files of an incident may show the same moment, and which moments no file shows. All of it is what may be: a bound says where a file's
// time lies, never that it fills it.

/** When a file may have been recording, as one source leaves it open: milliseconds of UTC, both ends included. */
export interface Span {
  /** Names the file. A file has a span for each source. */
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

/** A time of a file by one source, as it was judged. */
export interface JudgedTime {
  /** Names the file. */
  readonly file: string;
  readonly earliest: Instant | null;
  readonly latest: Instant | null;
  readonly level: string;
  /** How long a recording lasts; null for a picture, and where nobody knows. */
  readonly durationSeconds: number | null;
}

/** What is open wider than that says nothing of which file shows what another one shows. */
export const MOST_OPEN_HOURS = 3;
/** Contradicted, and a mere trace: neither says when anything was seen. */
const UNCOUNTED = ["T0", "T5"];

/**
 * Spans of those times that are known well enough: bounded on both sides, not wider than three hours, and not contradicted. Bounds are those of a
 * recording's beginning: it may have run on for its length.
 */
export function spansOf(times: readonly JudgedTime[]): readonly Span[] {
  return times.flatMap(({ file, earliest, latest, level, durationSeconds }) => {
    if (earliest === null || latest === null || UNCOUNTED.includes(level)) return [];
    const [from, last] = [millisOf(earliest), millisOf(latest)];
    if (last - from > MOST_OPEN_HOURS * 3_600_000) return [];
    return [{ key: file, from, to: last + Math.max(0, (durationSeconds ?? 0) * 1000) }];
  });
}

/** A stretch of time, in milliseconds of UTC. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Files of which each may show what every other one shows, and the time that they have in common. */
export interface Angle extends Stretch {
  readonly keys: readonly string[];
}

/**
 * Sets of two files and more whose spans all meet in one stretch of time, each as large as it gets, in order of time. A file with several spans
 * counts once in each set.
 */
export function anglesOf(spans: readonly Span[]): readonly Angle[] {
  const angles: Angle[] = [];
  let running: Span[] = [];
  for (const span of inOrder(spans)) {
    // A set is as large as it gets when one of it ends after another one began.
    if (running.some(({ to }) => to < span.from)) {
      angles.push(...meeting(running));
      running = running.filter(({ to }) => to >= span.from);
    }
    running.push(span);
  }
  return [...angles, ...meeting(running)];
}

/** Stretches of a window that no span touches, in order of time; all of it where there is none. */
export function gapsIn(window: Stretch, spans: readonly Span[]): readonly Stretch[] {
  const gaps: Stretch[] = [];
  let covered = window.from;
  for (const { from, to } of inOrder(spans)) {
    const end = Math.min(from, window.to);
    if (end > covered) gaps.push({ from: covered, to: end });
    covered = Math.max(covered, to);
  }
  if (covered < window.to) gaps.push({ from: covered, to: window.to });
  return gaps;
}

/** All of these run at one moment: what a file's several spans cover then is one stretch. */
function meeting(running: readonly Span[]): readonly Angle[] {
  const files = [...Map.groupBy(running, ({ key }) => key)];
  if (files.length < 2) return [];
  const from = files.map(([, own]) => Math.min(...own.map((one) => one.from)));
  const to = files.map(([, own]) => Math.max(...own.map((one) => one.to)));
  return [{ keys: files.map(([key]) => key), from: Math.max(...from), to: Math.min(...to) }];
}

function inOrder(spans: readonly Span[]): readonly Span[] {
  return spans.toSorted((one, other) => one.from - other.from || one.to - other.to);
}
