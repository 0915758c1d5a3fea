/** Where in a file something is: a time from its beginning, or a page. */
export type Moment =
  | { readonly kind: "time"; readonly milliseconds: number }
  | { readonly kind: "page"; readonly page: number };

const TIME = /^(?:(\d{1,3}):)?(\d{1,3}):([0-5]\d)(?:\.(\d{1,3}))?$/;
const PAGE = /^(?:p\.?|page)\s*(\d{1,5})$/i;

/**
 * Reads `1:02`, `0:01:02.5` (hours, minutes, seconds, parts of a second) or `p. 3`; undefined for anything else. Minutes may go beyond 59 only where
 * no hours are written. A page is counted from 1.
 */
export function readMoment(text: string): Moment | undefined {
  const page = Number(PAGE.exec(text.trim())?.[1] ?? 0);
  if (page > 0) return { kind: "page", page };
  const time = TIME.exec(text.trim());
  if (time === null) return undefined;
  const [, hours, minutes = "0", seconds = "0", part = ""] = time;
  if (hours !== undefined && Number(minutes) > 59) return undefined;
  const whole = (Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds);
  return { kind: "time", milliseconds: whole * 1000 + Number(part.padEnd(3, "0")) };
}

/** A moment as worksheets print it: `0:01:02.500`, `p. 3`. Reads back to the same. */
export function momentInWords(moment: Moment): string {
  if (moment.kind === "page") return `p. ${moment.page}`;
  const { milliseconds } = moment;
  const seconds = Math.floor(milliseconds / 1000);
  const two = (count: number) => String(count).padStart(2, "0");
  const clock = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  const part = milliseconds % 1000;
  return part === 0 ? clock : `${clock}.${String(part).padStart(3, "0")}`;
}
