import { dateFormat } from "#app/core/date-format.ts";
import type { IncidentTime } from "#app/core/intake/incident-time.ts";
import type { LanguageTag } from "#app/core/intake/languages.ts";
import { fill } from "#app/ui/text/fill.ts";
import type { Text } from "#app/ui/text/en/index.ts";
import { localeOf } from "#app/core/intake/locale.ts";

/** When it happened, as the reporter said it: `Apr 21, 2026, 5:30 PM to 6:00 PM (about right)`. */
export function incidentTimeWords(
  time: IncidentTime,
  { check }: Pick<Text, "check">,
  language: LanguageTag,
): string {
  const locale = localeOf(language);
  const from = moment(time.from, time.fromTime, check.timeAt, locale);
  const sameDay = time.until === null || time.until === time.from;
  const until = moment(sameDay ? null : time.until, time.untilTime, check.timeAt, locale);
  const said =
    from !== "" && until !== "" ? fill(check.timeSpan, { from, until }) : `${from}${until}`;
  if (said === "") return check.timeUnknown;
  return time.about ? fill(check.timeAbout, { time: said }) : said;
}

function moment(day: string | null, clock: string | null, pattern: string, locale: string): string {
  const dayWords = day === null ? "" : dayInWords(day, locale);
  const clockWords = clock === null ? "" : clockInWords(clock, locale);
  if (dayWords === "" || clockWords === "") return `${dayWords}${clockWords}`;
  return fill(pattern, { day: dayWords, time: clockWords });
}

// A wall time has no zone: it is written down as UTC and read back as UTC, so that nothing shifts it.
function dayInWords(day: string, locale: string): string {
  return dateFormat(locale, { dateStyle: "long", timeZone: "UTC" }).format(
    Date.parse(`${day}T00:00:00Z`),
  );
}

function clockInWords(clock: string, locale: string): string {
  return dateFormat(locale, { timeStyle: "short", timeZone: "UTC" })
    .format(Date.parse(`1970-01-01T${clock}:00Z`))
    .replaceAll("\u202f", " ");
}
