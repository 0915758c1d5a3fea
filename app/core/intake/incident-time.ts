import type { FormFields, Parsed, Problem } from "./problem.ts";
import { asciiDigits } from "./typed-text.ts";

/**
 * When something happened, as the reporter says it: local wall time at the place, as precise as they are sure.
 * A statement, never an instant: nothing here is turned into UTC.
 */
export interface IncidentTime {
  /** `YYYY-MM-DD`, or null when the reporter does not know the day. */
  readonly from: string | null;
  /** `HH:MM`, or null. */
  readonly fromTime: string | null;
  readonly until: string | null;
  readonly untilTime: string | null;
  /** True when the reporter says it is about right rather than exact. */
  readonly about: boolean;
}

type CalendarDay =
  | { readonly kind: "none" }
  | { readonly kind: "day"; readonly day: string }
  | { readonly kind: "problem"; readonly code: Problem["code"] };

/**
 * Reads the fields `from-month|day|year`, `from-time`, `until-…` and `about`. `today` is the office's local day,
 * `YYYY-MM-DD`; a day after tomorrow is refused (the reporter may live a day ahead of the office).
 */
export function parseIncidentTime(fields: FormFields, today: string): Parsed<IncidentTime> {
  const problems: Problem[] = [];
  const from = readDay(fields, "from", today, problems);
  const fromTime = readTime(fields, "from-time", from, problems);
  const until = readDay(fields, "until", today, problems);
  const untilTime = readTime(fields, "until-time", until ?? from, problems);
  const lastDay = until ?? from;
  if (problems.length === 0 && from !== null && lastDay !== null) {
    const start = `${from}T${fromTime ?? "00:00"}`;
    const end = `${lastDay}T${untilTime ?? "24:00"}`;
    if (end < start) problems.push({ field: "until-month", code: "until-before-from" });
  }
  if (problems.length > 0) return { ok: false, problems };
  return {
    ok: true,
    value: { from, fromTime, until, untilTime, about: fields["about"] === "yes" },
  };
}

/** The day in `<name>-month|day|year`; null where none is there, or where it does not read and a problem says why. */
export function readDay(
  fields: FormFields,
  name: string,
  today: string,
  problems: Problem[],
): string | null {
  const day = calendarDay(
    fields[`${name}-month`] ?? "",
    fields[`${name}-day`] ?? "",
    fields[`${name}-year`] ?? "",
  );
  switch (day.kind) {
    case "none":
      return null;
    case "problem":
      problems.push({ field: `${name}-month`, code: day.code });
      return null;
    case "day":
      if (day.day > dayAfter(today)) {
        problems.push({ field: `${name}-month`, code: "date-in-future" });
        return null;
      }
      return day.day;
  }
}

/** A day of the calendar from three texts, checked against the calendar (31 February is refused, not moved). */
function calendarDay(month: string, day: string, year: string): CalendarDay {
  const parts = [month, day, year].map((part) => asciiDigits(part.trim()));
  if (parts.every((part) => part === "")) return { kind: "none" };
  if (!parts.every((part) => /^\d{1,4}$/.test(part))) {
    return { kind: "problem", code: "date-incomplete" };
  }
  const [m = 0, d = 0, y = 0] = parts.map(Number);
  if (y < 1900 || y > 9999) return { kind: "problem", code: "date-incomplete" };
  const made = new Date(Date.UTC(y, m - 1, d));
  if (made.getUTCFullYear() !== y || made.getUTCMonth() !== m - 1 || made.getUTCDate() !== d) {
    return { kind: "problem", code: "date-not-in-calendar" };
  }
  return { kind: "day", day: made.toISOString().slice(0, 10) };
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** The time of day in a field, `HH:MM`; null where none is there, or where it does not read. It needs a day. */
export function readTime(
  fields: FormFields,
  name: string,
  day: string | null,
  problems: Problem[],
): string | null {
  const text = (fields[name] ?? "").trim();
  if (text === "") return null;
  const time = clockTime(text);
  if (time === undefined) {
    problems.push({ field: name, code: "time-not-read" });
    return null;
  }
  if (day === null && problems.length === 0) {
    problems.push({ field: name, code: "time-without-date" });
    return null;
  }
  return time;
}

/**
 * Reads "21:30", "09:30", "9:30 pm", "9 p.m.", "930pm" or "٩:٣٠ م" as `HH:MM`; undefined when it is no time of day or could be
 * morning as well as evening: a witness who writes "9:30" is asked rather than guessed at.
 */
export function clockTime(text: string): string | undefined {
  // Arabic says morning and evening with one letter, or with its word.
  const match =
    /^(\d{1,2})(?:[:.：]?(\d{2}))?\s*(?:([ap])\.?\s*m\.?|(ص)(?:باحا|باحًا)?|(م)(?:ساء|ساءً)?)?$/i.exec(
      asciiDigits(text.trim()),
    );
  if (match === null) return undefined;
  const [, hourText = "", minuteText = "00", latin, morning, evening] = match;
  const half = latin ?? (morning && "a") ?? (evening && "p");
  let hour = Number(hourText);
  const minute = Number(minuteText);
  if (half === undefined) {
    // Only a full 24-hour time says by itself which half of the day is meant.
    if (match[2] === undefined || (hourText.length === 1 && hour > 0)) return undefined;
  } else {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  }
  if (hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}
