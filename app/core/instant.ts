/** A moment in UTC as fixed-width text, `YYYY-MM-DDTHH:MM:SS.mmmZ`, so that text order is time order. */
export type Instant = string & { readonly __brand: "Instant" };

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Milliseconds since 1970 as an instant. */
export function instantFromMillis(millis: number): Instant {
  return new Date(millis).toISOString() as Instant;
}

/** Reads an instant back from text; undefined when the text is not one. */
export function parseInstant(text: string): Instant | undefined {
  return INSTANT.test(text) && !Number.isNaN(Date.parse(text)) ? (text as Instant) : undefined;
}

/** Milliseconds since 1970. */
export function millisOf(instant: Instant): number {
  return Date.parse(instant);
}

/** The instant so many milliseconds later (or earlier, when negative). */
export function later(instant: Instant, millis: number): Instant {
  return instantFromMillis(millisOf(instant) + millis);
}
