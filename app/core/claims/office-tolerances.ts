import type { Tolerances } from "#app/core/claims/tolerances.ts";
import { TOLERANCES } from "#app/core/claims/tolerances.ts";

/** The limits that an office may set; all are whole seconds. The others are facts of maps and of positions, no matter of judgement. */
export const SETTABLE = [
  "clocksAgreeSeconds",
  "clocksConflictSeconds",
  "inferredZoneRestSeconds",
  "headerBeforeSeconds",
  "headerAfterSeconds",
  "afterReceiptSeconds",
  "staleFixSeconds",
] as const satisfies readonly (keyof Tolerances)[];

/** What an office sets of them; the project's value stands for what it leaves out. */
export type OfficeTolerances = {
  readonly [Name in (typeof SETTABLE)[number]]?: number | undefined;
};

/** The project's limits with the office's in their place. */
export function tolerancesOf(office: OfficeTolerances | undefined): Tolerances {
  const set = Object.entries(office ?? {}).filter(([, value]) => value !== undefined);
  return { ...TOLERANCES, ...(Object.fromEntries(set) as Partial<Tolerances>) };
}

/** The office's own limits as a record names them; null where it sets none. */
export function recordedTolerances(
  office: OfficeTolerances | undefined,
): Record<string, number> | null {
  if (office === undefined) return null;
  return Object.fromEntries(
    SETTABLE.flatMap((name) => {
      const value = office[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

/** Two zones lie a quarter of an hour apart at least: a rest of half of it would fit both. */
const HALF_QUARTER = 450;

/** What is wrong with them, each in plain words: limits that contradict each other would judge nothing. */
export function problemsOfTolerances(office: OfficeTolerances | undefined): string[] {
  const { clocksAgreeSeconds, clocksConflictSeconds, inferredZoneRestSeconds } =
    tolerancesOf(office);
  return [
    ...(clocksAgreeSeconds <= clocksConflictSeconds
      ? []
      : [
          `tolerances lets clocks agree up to ${clocksAgreeSeconds} s and contradict each other beyond ${clocksConflictSeconds} s: the first must not be more than the second`,
        ]),
    ...(inferredZoneRestSeconds < HALF_QUARTER
      ? []
      : [
          `tolerances has inferredZoneRestSeconds ${inferredZoneRestSeconds}: from ${HALF_QUARTER} s on two zones would fit one time`,
        ]),
  ];
}
