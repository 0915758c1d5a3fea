import type { IncidentTime } from "../intake/incident-time.ts";

/** Whose value it is. What a reporter says and what a file says are never mixed: a reason names both. */
export type TraitSource = "reporter" | "file" | "office";

/**
 * When it was, by one source: local wall time at the office, in milliseconds as if it were UTC, with the whole of its doubt. A
 * file's instant is brought there by the office's zone; a statement is wall time already.
 */
export interface TimeTrait {
  readonly source: TraitSource;
  readonly from: number;
  readonly to: number;
}

/** Where it was, by one source: decimal degrees WGS 84. */
export interface PlaceTrait {
  readonly source: TraitSource;
  readonly latitude: number;
  readonly longitude: number;
  /** Null where its source does not say how exact it is. */
  readonly radiusMetres: number | null;
}

/** A plate or a badge as far as somebody read it, without spaces and signs, in capitals. */
export interface Mark {
  readonly kind: "plate" | "badge";
  readonly text: string;
}

/** What of a report speaks for or against its being about the same matter as another one. */
export interface ReportTraits {
  readonly times: readonly TimeTrait[];
  readonly places: readonly PlaceTrait[];
  /** Distinct words of the reporter's place (`placeNames`), and of their story (`tellingWords`). */
  readonly placeWords: readonly string[];
  readonly storyWords: readonly string[];
  /** The story's words again, sentence by sentence: those of one sentence tell of one thing. */
  readonly sentences: readonly (readonly string[])[];
  /** Agencies that the reporter names, as `agenciesIn` calls them. */
  readonly agencies: readonly string[];
  readonly marks: readonly Mark[];
  /** SHA-512 of its files, in hex. */
  readonly files: readonly string[];
  /** The page of a named event that it was begun on; null for any other. */
  readonly page: string | null;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** How far a time of day may be off that somebody names without doubt, and one that they call about right. */
const NAMED = 10 * MINUTE;
const ABOUT = 45 * MINUTE;

/** What a reporter says of the time, with its doubt; undefined where they name no day. A day without a time of day is all of it. */
export function statedTime(time: IncidentTime): TimeTrait | undefined {
  if (time.from === null) return undefined;
  const lastDay = time.until ?? time.from;
  const isWhole = time.fromTime === null;
  const start = dayMillis(time.from) + (clockMillis(time.fromTime) ?? 0);
  const endOfDay = clockMillis(time.untilTime);
  const end =
    endOfDay !== undefined
      ? dayMillis(lastDay) + endOfDay
      : isWhole || time.until !== null
        ? dayMillis(lastDay) + DAY
        : start;
  const doubt = time.about ? ABOUT : NAMED;
  return {
    source: "reporter",
    from: isWhole ? start : start - doubt,
    to: Math.max(start, end) + (endOfDay === undefined && isWhole ? 0 : doubt),
  };
}

/** A plate or badge as it is compared; undefined where too little was read to tell one from another. */
export function markOf(kind: Mark["kind"], text: string): Mark | undefined {
  const read = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  const least = kind === "plate" ? 3 : 2;
  return read.length < least || read.length > 12 || !/\p{N}/u.test(read)
    ? undefined
    : { kind, text: read };
}

function dayMillis(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function clockMillis(time: string | null): number | undefined {
  if (time === null) return undefined;
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return (hour * 60 + minute) * MINUTE;
}
