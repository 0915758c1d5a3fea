import { dateFormat } from "#app/core/date-format.ts";

/** Where instants are shown: an IANA zone such as `America/New_York`. */
export interface WhenProps {
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly zone: string;
  /** When given, how long before or after it that is stands in brackets. UTC, ISO 8601. */
  readonly now?: string | undefined;
  /** With seconds, where order matters. */
  readonly exact?: boolean | undefined;
  /** Without the year, for dense lists. */
  readonly brief?: boolean | undefined;
  /** How the reader's language writes it, from `localeOf`; the desk's English where left out. */
  readonly locale?: string | undefined;
}

/** An instant as absolute local time with its zone; `Apr 21, 2026, 5:40 PM EDT`. The text itself when it is no instant. */
export function localTime({
  at,
  zone,
  exact,
  brief,
  locale = "en-US",
}: Omit<WhenProps, "now">): string {
  const millis = Date.parse(at);
  if (Number.isNaN(millis)) return at;
  return dateFormat(locale, {
    timeZone: zone,
    month: "short",
    day: "numeric",
    ...(brief === true ? {} : { year: "numeric" }),
    hour: "numeric",
    minute: "2-digit",
    ...(exact === true ? { second: "2-digit" } : {}),
    timeZoneName: "short",
  })
    .format(millis)
    .replaceAll("\u202f", " ");
}

/** An instant in UTC to the second: `2026-04-21 21:40:07Z`. */
export function utcTime(at: string): string {
  const millis = Date.parse(at);
  if (Number.isNaN(millis)) return at;
  return `${new Date(millis).toISOString().slice(0, 19).replace("T", " ")}Z`;
}

const UNITS = [
  { name: "day", millis: 86_400_000 },
  { name: "hour", millis: 3_600_000 },
  { name: "minute", millis: 60_000 },
] as const;

/** How long ago, in its largest unit: `3 hours ago`; of what is to come, such as the end of a link, how far off: `in 52 minutes`. */
export function ago(at: string, now: string): string {
  const passed = Date.parse(now) - Date.parse(at);
  if (Number.isNaN(passed)) return "";
  for (const { name, millis } of UNITS) {
    const count = Math.floor(Math.abs(passed) / millis);
    if (count < 1) continue;
    const length = `${count} ${name}${count === 1 ? "" : "s"}`;
    return passed < 0 ? `in ${length}` : `${length} ago`;
  }
  return passed < 0 ? "within a minute" : "just now";
}

/** How long, for a narrow column: `3 h`, `12 d`. */
export function age(at: string, now: string): string {
  const passed = Date.parse(now) - Date.parse(at);
  if (Number.isNaN(passed)) return "";
  const minutes = Math.max(0, Math.floor(passed / 60_000));
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h`;
  return `${Math.floor(minutes / (24 * 60))} d`;
}

/** An instant for people and machines: absolute with zone, relative in brackets when `now` is given. */
export function When(props: WhenProps) {
  return (
    <time className="when" dateTime={props.at} title={utcTime(props.at)}>
      {localTime(props)}
      {props.now === undefined ? null : (
        <span className="when__ago"> ({ago(props.at, props.now)})</span>
      )}
    </time>
  );
}
