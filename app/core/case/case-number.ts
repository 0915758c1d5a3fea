import type { Instant } from "../instant.ts";

/** How an office numbers its cases: prefix, year, running number, such as `NYAG-2026-0045`. */
export const caseNumber = {
  /** The part that all cases of one year share. The year is UTC's: a number is a name, not a date. */
  prefix(officePrefix: string, now: Instant): string {
    return `${officePrefix}-${now.slice(0, 4)}-`;
  },
  of(prefix: string, running: number): string {
    return `${prefix}${String(running).padStart(4, "0")}`;
  },
};

/** An exhibit's number as printed. `GJ-` belongs to grand-jury sets only: a discovery set must not reveal it. */
export function exhibitNumber(audience: string, running: number): string {
  const prefix = audience === "GJ" ? "GJ" : "EX";
  return `${prefix}-${String(running).padStart(3, "0")}`;
}

/** The name of a case's next bundle for an audience, such as `NYAG-2026-0045-GJ-01`. */
export function bundleName(number: string, audience: string, running: number): string {
  return `${number}-${audience}-${String(running).padStart(2, "0")}`;
}
