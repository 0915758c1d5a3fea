import { edgesIn, LEAST_ROWS, MOST_ROWS, type BoxProblem } from "./box-form.ts";
import { MOST_SPANS } from "./boxes-over-time.ts";
import { TICKS_PER_SECOND, type FilmBox, type KeyFrame, type Mute } from "./plan.ts";
import { LAST_TICK, MOST_BOXES, MOST_KEY_FRAMES } from "./read-plan.ts";
import { isRedactionReason, type RedactionReason } from "./reasons.ts";

/** What a row of the form for a film lacks. `field` is the form field to mend. */
export interface FilmProblem {
  readonly field: string;
  readonly code:
    | BoxProblem["code"]
    | ("not-a-time" | "not-after" | "not-a-box" | "same-moment" | "one-moment" | "other-reason")
    | ("nothing" | "too-many-moves");
}

export const LEAST_MUTES = 2;
export const MOST_MUTE_ROWS = 50;

/** How many rows for boxes and for silence a sent form has. */
export function filmRowsOf(fields: Readonly<Record<string, string>>): {
  readonly rows: number;
  readonly mutes: number;
} {
  const count = (text: string | undefined, least: number, most: number) => {
    const rows = Number(text);
    return Number.isInteger(rows) ? Math.min(most, Math.max(least, rows)) : least;
  };
  return {
    rows: count(fields["rows"], LEAST_ROWS, MOST_ROWS),
    mutes: count(fields["mutes"], LEAST_MUTES, MOST_MUTE_ROWS),
  };
}

/**
 * Reads what a form says is to be covered and silenced in a film. A row is where one box is: `of-1` its number, `from-1` and `until-1` when
 * (`12.5`, `1:02.25`, `1:00:02`; without `until` for that moment alone), edges as `readBoxes` has them, `reason-1` in one row of each box at least.
 * Between rows of one number the box moves. `mute-from-1`, `mute-until-1`, `mute-reason-1` are silence. Rows without a value are none.
 */
export function readFilm(fields: Readonly<Record<string, string>>): {
  readonly boxes: readonly FilmBox[];
  readonly mutes: readonly Mute[];
  readonly problems: readonly FilmProblem[];
} {
  const count = filmRowsOf(fields);
  const problems: FilmProblem[] = [];
  const rows = filled(fields, count.rows, "", ["from", "until", "left", "top", "right", "bottom"])
    .map((row) => readRow(fields, row, problems))
    .filter((row) => row !== undefined);
  const boxes = [...Map.groupBy(rows, ({ of }) => of).values()]
    .map((group) => boxOf(group, problems))
    .filter((box) => box !== undefined);
  const mutes = filled(fields, count.mutes, "mute-", ["from", "until"])
    .map((row) => readMute(fields, row, problems))
    .filter((mute) => mute !== undefined);
  if (boxes.length + mutes.length + problems.length === 0) {
    problems.push({ field: "from-1", code: "nothing" });
  }
  const moves = boxes.reduce((sum, { keyFrames }) => sum + keyFrames.length - 1, 0);
  if (moves > MOST_SPANS) problems.push({ field: "from-1", code: "too-many-moves" });
  return { boxes, mutes, problems };
}

/** Numbers of the rows that say anything. */
function filled(
  fields: Readonly<Record<string, string>>,
  rows: number,
  prefix: string,
  names: readonly string[],
): readonly number[] {
  return Array.from({ length: rows }, (_, place) => place + 1).filter((row) =>
    names.some((name) => (fields[`${prefix}${name}-${row}`] ?? "").trim() !== ""),
  );
}

interface Row {
  readonly number: number;
  /** The box's own number. */
  readonly of: number;
  readonly frames: readonly KeyFrame[];
  readonly reason: RedactionReason | undefined;
}

function readRow(
  fields: Readonly<Record<string, string>>,
  row: number,
  problems: FilmProblem[],
): Row | undefined {
  const found: FilmProblem[] = [];
  const of = Number(/^\d{1,3}$/.exec((fields[`of-${row}`] ?? "").trim())?.[0]);
  if (!(of >= 1 && of <= MOST_BOXES)) found.push({ field: `of-${row}`, code: "not-a-box" });
  const from = readTime(fields, `from-${row}`, found);
  const untilText = (fields[`until-${row}`] ?? "").trim();
  const until = untilText === "" ? from : readTime(fields, `until-${row}`, found);
  if (untilText !== "" && until <= from) found.push({ field: `until-${row}`, code: "not-after" });
  const edges = edgesIn(fields, row, found);
  problems.push(...found);
  if (edges === undefined || found.length > 0) return undefined;
  const frames = (until === from ? [from] : [from, until]).map((at) => ({ at, ...edges }));
  const reason = fields[`reason-${row}`];
  return { number: row, of, frames, reason: isRedactionReason(reason) ? reason : undefined };
}

/** The rows of one box, in the order of their times, as one box. */
function boxOf(group: readonly Row[], problems: FilmProblem[]): FilmBox | undefined {
  const rows = group.toSorted(
    (one, other) => (one.frames[0]?.at ?? 0) - (other.frames[0]?.at ?? 0),
  );
  const [first] = rows;
  if (first === undefined) return undefined;
  const found: FilmProblem[] = [];
  rows.forEach(({ number, frames }, place) => {
    const before = rows[place - 1]?.frames.at(-1)?.at ?? -1;
    if ((frames[0]?.at ?? 0) <= before)
      found.push({ field: `from-${number}`, code: "same-moment" });
  });
  const keyFrames = rows.flatMap(({ frames }) => frames);
  if (keyFrames.length < 2) found.push({ field: `until-${first.number}`, code: "one-moment" });
  if (keyFrames.length > MOST_KEY_FRAMES) {
    found.push({ field: `from-${first.number}`, code: "too-many-moves" });
  }
  const [reason, other] = new Set(rows.map((row) => row.reason).filter((one) => one !== undefined));
  if (reason === undefined) found.push({ field: `reason-${first.number}`, code: "choose-reason" });
  const odd = rows.find((row) => row.reason !== undefined && row.reason === other);
  if (odd !== undefined) found.push({ field: `reason-${odd.number}`, code: "other-reason" });
  problems.push(...found);
  if (reason === undefined || found.length > 0) return undefined;
  return { cover: "solid", reason, keyFrames };
}

function readMute(
  fields: Readonly<Record<string, string>>,
  row: number,
  problems: FilmProblem[],
): Mute | undefined {
  const found: FilmProblem[] = [];
  const from = readTime(fields, `mute-from-${row}`, found);
  const until = readTime(fields, `mute-until-${row}`, found);
  if (until <= from) found.push({ field: `mute-until-${row}`, code: "not-after" });
  const reason = fields[`mute-reason-${row}`];
  if (!isRedactionReason(reason)) {
    problems.push(...found, { field: `mute-reason-${row}`, code: "choose-reason" });
    return undefined;
  }
  problems.push(...found);
  return found.length > 0 ? undefined : { from, until, reason };
}

/** In ticks; not a number where the field says no time, which is a problem. */
function readTime(
  fields: Readonly<Record<string, string>>,
  field: string,
  problems: FilmProblem[],
): number {
  const tick = tickOf(fields[field] ?? "");
  if (tick === undefined) problems.push({ field, code: "not-a-time" });
  return tick ?? Number.NaN;
}

/** `12`, `12.5`, `1:02.25` or `1:00:02.125` as ticks; undefined for what is no time of a film, as minutes or seconds above 59 behind a colon. */
export function tickOf(text: string): number | undefined {
  const match = /^(?:(?:(\d{1,2}):)?(\d{1,4}):)?(\d{1,6})(?:[.,](\d{1,3}))?$/.exec(text.trim());
  if (match === null) return undefined;
  const [, hours, minutes, seconds, part = ""] = match;
  if (minutes !== undefined && Number(seconds) > 59) return undefined;
  if (hours !== undefined && Number(minutes) > 59) return undefined;
  const whole = Number(hours ?? 0) * 3_600 + Number(minutes ?? 0) * 60 + Number(seconds);
  const millis = whole * 1_000 + Number(part.padEnd(3, "0"));
  const tick = millis * (TICKS_PER_SECOND / 1_000);
  return tick <= LAST_TICK ? tick : undefined;
}
