import { dateFormat } from "../date-format.ts";
import { millisOf, type Instant } from "../instant.ts";

/** True when the name is a time zone that this computer knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** A moment in UTC as people read it: `2026-01-15 17:00:03 UTC`. */
export function inUtc(instant: Instant): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC`;
}

/** The same moment in the office's zone: `Jan 15, 2026, 12:00:03 PM EST`; in another language as that writes it. */
export function inOfficeZone(instant: Instant, timeZone: string, locale = "en-US"): string {
  const text = dateFormat(locale, {
    timeZone,
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "numeric",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  }).format(millisOf(instant));
  // Newer versions of Unicode's data put a narrow space before AM and PM; plain spaces keep the bytes alike.
  return text.replace(/[\u00A0\u202F]/g, " ");
}

/** A day in the office's zone: `January 15, 2026`. */
export function officeDay(instant: Instant, timeZone: string): string {
  return dateFormat("en-US", { timeZone, dateStyle: "long" }).format(millisOf(instant));
}
