import { dateFormat } from "#app/core/date-format.ts";
import type { IncidentTime } from "#app/core/intake/incident-time.ts";

/**
 * When something happened, in the reporter's own precision: `Apr 21, 2026, about 5:40 PM`. Wall time at the place, so no
 * zone is named and nothing is converted. Days of `thisYear` go without their year, for lists with little room.
 */
export function incidentWords(time: IncidentTime, thisYear?: string): string {
  if (time.from === null) return "No time given";
  const about = time.about ? "about " : "";
  const start = moment(time.from, time.fromTime, about, thisYear);
  if (time.until === null || time.until === time.from) {
    return time.untilTime === null ? start : `${start} to ${clockWords(time.untilTime)}`;
  }
  return `${start} to ${moment(time.until, time.untilTime, "", thisYear)}`;
}

function moment(
  day: string,
  time: string | null,
  about: string,
  thisYear: string | undefined,
): string {
  const whole = dayWords(day);
  const date = thisYear === day.slice(0, 4) ? whole.replace(`, ${thisYear}`, "") : whole;
  return time === null ? `${about}${date}` : `${date}, ${about}${clockWords(time)}`;
}

/** `2026-04-21` as `Apr 21, 2026`; the text itself when it is no day. */
export function dayWords(day: string): string {
  const millis = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(millis)) return day;
  return dateFormat("en-US", {
    timeZone: "UTC",
    year: "numeric",
    month: "short",
    day: "numeric",
  }).format(millis);
}

/** `17:40` as `5:40 PM`. */
function clockWords(time: string): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return `${((hour + 11) % 12) + 1}:${String(minute).padStart(2, "0")} ${hour < 12 ? "AM" : "PM"}`;
}
