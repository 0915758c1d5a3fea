import type { IncidentTime } from "#app/core/intake/incident-time.ts";
import type { Random } from "./random.ts";

const NO_TIME: IncidentTime = {
  from: null,
  fromTime: null,
  until: null,
  untilTime: null,
  about: false,
};

const MINUTE = 60_000;

/** When it was, as one person remembers it: to the minute, about, from when to when, only the day, or not at all. */
export function tellTime(
  random: Random,
  truth: { readonly day: string; readonly start: string; readonly minutes: number },
): IncidentTime {
  const start = Date.parse(`${truth.day}T${truth.start}:00Z`);
  const within = start + random.between(0, truth.minutes) * MINUTE;
  const kind = random.next();
  if (kind < 0.28) return at(within, false);
  if (kind < 0.62) return at(rounded(within + random.between(-12, 12) * MINUTE, 15), true);
  if (kind < 0.8) {
    const from = rounded(start + random.between(-10, 5) * MINUTE, 5);
    const until = rounded(start + (truth.minutes + random.between(-8, 15)) * MINUTE, 5);
    return until <= from ? at(from, true) : range(from, until, random.chance(0.5));
  }
  if (kind < 0.92) return { ...NO_TIME, from: truth.day, about: random.chance(0.3) };
  if (kind < 0.96) {
    // An hour off, or the day before: memory is like that.
    const off = random.chance(0.5) ? 60 * MINUTE : -24 * 60 * MINUTE;
    return at(rounded(within + off, 30), true);
  }
  return NO_TIME;
}

/** A day and perhaps a time as somebody states them without doubt. */
export function statedTime(day: string | null, time: string | null): IncidentTime {
  return { ...NO_TIME, from: day, fromTime: day === null ? null : time };
}

function at(millis: number, about: boolean): IncidentTime {
  return { ...NO_TIME, from: dayOf(millis), fromTime: timeOf(millis), about };
}

function range(from: number, until: number, about: boolean): IncidentTime {
  return {
    from: dayOf(from),
    fromTime: timeOf(from),
    // Most people leave the second day out when it is the first.
    until: dayOf(until) === dayOf(from) ? null : dayOf(until),
    untilTime: timeOf(until),
    about,
  };
}

function rounded(millis: number, minutes: number): number {
  return Math.round(millis / (minutes * MINUTE)) * minutes * MINUTE;
}

// Wall time is carried as if it were UTC: only its digits are used.
function dayOf(millis: number): string {
  return new Date(millis).toISOString().slice(0, 10);
}

function timeOf(millis: number): string {
  return new Date(millis).toISOString().slice(11, 16);
}
