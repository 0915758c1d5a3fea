/** A date and time of day as a device wrote it. `millis` counts as if the clock on the wall were UTC. */
export interface WallTime {
  readonly millis: number;
  /** `YYYY-MM-DDTHH:MM:SS[.sss]`, or null where only the date is written. */
  readonly local: string | null;
  /** How much later the moment may be, for what is not written: a second's fraction is not counted. */
  readonly slackMillis: number;
  /** Minutes ahead of UTC, where the text itself states a zone. */
  readonly offsetMinutes: number | null;
}

const WALL_TIME =
  /^(\d{4})[:-](\d{2})[:-](\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/;
const OFFSET = /^([+-])(\d{1,2}):?(\d{2})$/;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The zones of the world lie between these. */
export const WEST_MOST_MINUTES = -12 * 60;
export const EAST_MOST_MINUTES = 14 * 60;

/**
 * Reads EXIF's `YYYY:MM:DD HH:MM:SS` and ISO 8601's `YYYY-MM-DDTHH:MM[:SS[.s]][zone]`.
 * Undefined for anything that is no date: zeros, blanks, 31 February, 25 o'clock.
 */
export function parseWallTime(text: string): WallTime | undefined {
  const match = WALL_TIME.exec(text.trim());
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const date = civilMillis(Number(year), Number(month), Number(day));
  if (date === undefined) return undefined;
  if (hour === undefined || minute === undefined) {
    return { millis: date, local: null, slackMillis: DAY - 1, offsetMinutes: null };
  }
  const seconds = Number(second ?? "0");
  if (Number(hour) > 23 || Number(minute) > 59 || seconds > 59) return undefined;
  const millis = date + ((Number(hour) * 60 + Number(minute)) * 60 + seconds) * 1000;
  const wall: WallTime = {
    millis,
    local: spellLocal(millis),
    slackMillis: second === undefined ? MINUTE - 1 : 0,
    offsetMinutes: zone === undefined ? null : (parseOffset(zone) ?? null),
  };
  return fraction === undefined ? wall : withFraction(wall, fraction);
}

/**
 * Adds EXIF's sub-second digits, a decimal fraction ("5" is .5, "05" is .05). Text that is not
 * digits is taken as no fraction.
 */
export function withFraction(wall: WallTime, digits: string): WallTime {
  const trimmed = digits.trim();
  if (!/^\d{1,9}$/.test(trimmed) || wall.local === null || wall.millis % 1000 !== 0) return wall;
  const millis = wall.millis + Number(trimmed.padEnd(3, "0").slice(0, 3));
  return { ...wall, millis, local: new Date(millis).toISOString().slice(0, 23) };
}

/** Minutes ahead of UTC from `±HH:MM`, `±HHMM` or `Z`; undefined for blanks and for zones that do not exist. */
export function parseOffset(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed === "Z") return 0;
  const match = OFFSET.exec(trimmed);
  if (match === null) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  if (Number(match[3]) > 59) return undefined;
  const signed = match[1] === "-" && minutes !== 0 ? -minutes : minutes;
  return signed < WEST_MOST_MINUTES || signed > EAST_MOST_MINUTES ? undefined : signed;
}

/** `±HH:MM`. */
export function spellOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** Midnight of a calendar day; undefined where the calendar has no such day. */
export function civilMillis(year: number, month: number, day: number): number | undefined {
  // Date.UTC takes years below 100 for the 20th century, and 31 February for 2 March.
  if (year < 100 || month < 1 || month > 12) return undefined;
  const millis = Date.UTC(year, month - 1, day);
  return new Date(millis).getUTCDate() === day && day >= 1 ? millis : undefined;
}

function spellLocal(millis: number): string {
  return new Date(millis).toISOString().slice(0, 19);
}
