import type { Instant } from "#app/core/instant.ts";
import type { Bounds, Refusal } from "#app/core/claims/bounds.ts";

/** `2024-07-04 19:00:00 UTC`, with the fraction only where there is one. */
export function spellInstant(instant: Instant): string {
  const text = instant.slice(0, 23).replace("T", " ");
  return `${text.endsWith(".000") ? text.slice(0, 19) : text} UTC`;
}

/**
 * A span of seconds in the unit that people would use. What is printed as a limit must hold: `up` for "within so much", `down` for "so much or more";
 * `nearest` only where no limit is meant.
 */
export function spellSpan(seconds: number, towards: "nearest" | "up" | "down" = "nearest"): string {
  const rounded = ROUNDED[towards];
  const size = Math.abs(seconds);
  if (rounded(size) < 120) return `${rounded(size)} s`;
  if (rounded(size / 60) < 120) return `${rounded(size / 60)} min`;
  const hours = size / 3600;
  return hours < 48 ? `${rounded(hours * 4) / 4} h` : `${rounded(hours / 24)} days`;
}

const ROUNDED = { nearest: Math.round, up: Math.ceil, down: Math.floor } as const;

/** A moment or a range between two. */
export function spellRange(earliest: Instant, latest: Instant): string {
  if (earliest === latest) return spellInstant(earliest);
  return `between ${spellInstant(earliest)} and ${spellInstant(latest)}`;
}

/** The bounds of a claim; where our own clock and not the file's ends them, that is said, and why. */
export function spellBounds({
  earliest,
  latest,
  endsAtReceipt,
}: Extract<Bounds, { kind: "bounded" }>): string {
  const range = spellRange(earliest, latest);
  return endsAtReceipt
    ? `${range} (ended by us at when this file was received: nothing in it can be later)`
    : range;
}

/** A wall time as people read it. */
export function spellWall(local: string): string {
  return local.replace("T", " ");
}

/** Why nothing was derived from a readable date. */
export function refusalWords(why: Refusal): string {
  switch (why) {
    case "clock-not-set":
      return "which is what a clock shows that was never set";
    case "too-early":
      return "which is before such devices existed";
    case "after-receipt":
      return "which is after this file was received";
  }
}

/** Text from a file inside a sentence: control and direction characters shown as a dot, cut to a length that can be read. */
export function quote(raw: string): string {
  const harmless = raw.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu, "·");
  return `“${harmless.length > 60 ? `${harmless.slice(0, 60)}…` : harmless}”`;
}
