/** How a rule stands. */
export const RULE_STATUSES = ["in-force", "enjoined", "repealed", "proposed"] as const;

export type RuleStatus = (typeof RULE_STATUSES)[number];

/** One state of a rule over a span of local days, `YYYY-MM-DD`. */
export interface DatedVersion {
  /** First day; null: it began before anything we know, and counsel supplies the day. */
  readonly from: string | null;
  /** First day on which it is no longer so; null: open. */
  readonly until: string | null;
  readonly status: RuleStatus;
}

/** The one version of that day; undefined when the rule says nothing of it. */
export function versionOn<Version extends DatedVersion>(
  versions: readonly Version[],
  day: string,
): Version | undefined {
  return versions.find(
    ({ from, until }) => (from === null || from <= day) && (until === null || day < until),
  );
}

/** What is wrong with a row of versions, each in plain words: they must follow one another without gap or overlap. */
export function problemsOfVersions(versions: readonly DatedVersion[]): string[] {
  if (versions.length === 0) return ["has no version at all"];
  return versions.flatMap((version, at) => [
    ...problemsOfDays(version),
    ...(at === 0 ? [] : problemsBetween(versions[at - 1], version)),
  ]);
}

function problemsOfDays({ from, until }: DatedVersion): string[] {
  const odd = [from, until].find((day) => day !== null && !isCalendarDay(day));
  if (odd != null) return [`has "${odd}", which is no day in the calendar (write YYYY-MM-DD)`];
  if (from !== null && until !== null && until <= from) {
    return [`ends on ${until}, which is not after it begins on ${from}`];
  }
  return [];
}

function problemsBetween(earlier: DatedVersion | undefined, later: DatedVersion): string[] {
  if (earlier === undefined) return [];
  if (later.from === null) return ["has a later version without a first day"];
  if (earlier.until === null) {
    return [`has a version from ${later.from} although the one before it has no end`];
  }
  if (earlier.until > later.from) {
    return [
      `has versions that overlap: one ends on ${earlier.until}, the next begins on ${later.from}`,
    ];
  }
  if (earlier.until < later.from) {
    return [`has a gap between ${earlier.until} and ${later.from}`];
  }
  return [];
}

/** True for a day that exists, spelled `YYYY-MM-DD`. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const millis = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(millis) && new Date(millis).toISOString().startsWith(text);
}

const MONTHS = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
  "December",
]; // prettier-ignore

/** `2026-03-03` as "3 March 2026", without any time zone to slip by. */
export function dayInWords(day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${Number(date)} ${MONTHS[Number(month) - 1] ?? month} ${year}`;
}

/** How a version stands on a day, in words. Only what is in force is applied. */
export function statusWords(version: DatedVersion | undefined, day: string): string {
  if (version === undefined) return `No version on ${dayInWords(day)}: not applied`;
  const since = version.from === null ? "" : ` since ${dayInWords(version.from)}`;
  switch (version.status) {
    case "in-force":
      return version.from === null
        ? `In force on ${dayInWords(day)}; counsel supplies the day it began`
        : `In force on ${dayInWords(day)}`;
    case "enjoined":
      return `Enjoined${since}: not applied`;
    case "repealed":
      return `Repealed${since}: not applied`;
    case "proposed":
      return `Proposed${since}, not law: not applied`;
  }
}
