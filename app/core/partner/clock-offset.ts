/**
 * What the agency says by how much a camera's clock was wrong: the clock's time minus the true time, so that a clock which is ahead has a
 * positive offset. A statement of the agency: no time in a file is changed by it.
 */
export interface ClockOffset {
  /** As written. */
  readonly raw: string;
  /** Whole seconds; null where the words could not be read as a number. */
  readonly seconds: number | null;
}

const LONGEST_SECONDS = 10 * 366 * 86_400;

/**
 * Reads `90`, `-90`, `+90 s`, `-1:30`, `+00:01:30`. Null for nothing; anything else keeps its words with no number, because a guess would
 * move what a camera saw.
 */
export function parseClockOffset(text: string): ClockOffset | null {
  const raw = text.trim();
  if (raw === "") return null;
  const spelled = raw.replace(/^[−–]/, "-");
  const plain = /^([+-]?)(\d{1,9})(?:\.0+)?\s*(?:s|sec|second|seconds)?$/i.exec(spelled);
  if (plain !== null) return offset(raw, plain[1], Number(plain[2]));
  const clock = /^([+-]?)(?:(\d{1,4}):)?(\d{1,2}):([0-5]\d)$/.exec(spelled);
  if (clock === null) return { raw, seconds: null };
  const [, sign, hours, minutes, seconds] = clock;
  // With hours, more than 59 minutes are a slip of the pen.
  if (hours !== undefined && Number(minutes) > 59) return { raw, seconds: null };
  return offset(raw, sign, Number(hours ?? 0) * 3_600 + Number(minutes) * 60 + Number(seconds));
}

/** The offset as a sentence's end, such as `90 seconds ahead`. */
export function clockOffsetWords({ raw, seconds }: ClockOffset): string {
  if (seconds === null) return `written as “${raw}”, which could not be read as a number`;
  if (seconds === 0) return "no offset";
  const size = Math.abs(seconds);
  return `${size} ${size === 1 ? "second" : "seconds"} ${seconds > 0 ? "ahead" : "behind"}`;
}

function offset(raw: string, sign: string | undefined, size: number): ClockOffset {
  if (size > LONGEST_SECONDS) return { raw, seconds: null };
  return { raw, seconds: sign === "-" && size > 0 ? -size : size };
}
