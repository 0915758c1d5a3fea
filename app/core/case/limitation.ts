import { dayInWords } from "../office/dated.ts";
import type { LimitationPeriod, StatuteVersion } from "../office/office-pack.ts";
import type { EntryValues } from "./sheet-entry.ts";

/** Until when a prosecution of a charge may surely still begin, as far as what is written says. Counsel decides; nothing here is legal advice. */
export type Limitation =
  | {
      readonly kind: "dated";
      /** The earliest day that can be the last one, `YYYY-MM-DD`. */
      readonly earliest: string;
      /** The latest, where the day of the act is not certain. */
      readonly latest: string;
      readonly reasons: readonly string[];
    }
  | { readonly kind: "at-any-time"; readonly reasons: readonly string[] }
  | { readonly kind: "not-known"; readonly reasons: readonly string[] };

const NOT_COUNTED =
  "What stops or lengthens the period (absence, later discovery, a public servant’s time in office) is not counted: counsel decides";

/** Works it out from what a charge keeps: the first and last day that the act can have been, and the period of the statute of that time. */
export function limitationOf(values: EntryValues): Limitation {
  const { day = "", lastDay = "" } = values;
  const { limitCount = "", limitUnit = "", limitSource = "", pack = "" } = values;
  if (limitSource === "") {
    return {
      kind: "not-known",
      reasons: [
        ...(day === "" ? ["The day of the act is not known"] : []),
        "The office’s pack states no period for this statute and day: counsel supplies it",
      ],
    };
  }
  const source = `${limitSource} (pack ${pack}), to be checked by counsel`;
  if (limitCount === "") return { kind: "at-any-time", reasons: [source, NOT_COUNTED] };
  if (day === "") return { kind: "not-known", reasons: ["The day of the act is not known"] };
  const period = {
    count: Number(limitCount),
    unit: limitUnit === "months" ? limitUnit : "years",
  } as const;
  const until = lastDay === "" || lastDay < day ? day : lastDay;
  return {
    kind: "dated",
    earliest: dayAfter(day, period),
    latest: dayAfter(until, period),
    reasons: [
      until === day
        ? `Counted from ${dayInWords(day)}, the day of the act`
        : `Counted from ${dayInWords(day)}, the first day that the act can have been; the last is ${dayInWords(until)}`,
      `${periodInWords(period)}: ${source}`,
      NOT_COUNTED,
    ],
  };
}

/** The same day so many years or months later; where that month is shorter, its last day: rather too early than too late. */
function dayAfter(
  day: string,
  { count, unit }: { readonly count: number; readonly unit: LimitationPeriod["unit"] },
): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const months = year * 12 + (month - 1) + (unit === "years" ? count * 12 : count);
  const [toYear, toMonth] = [Math.floor(months / 12), (months % 12) + 1];
  const last = new Date(Date.UTC(toYear, toMonth, 0)).getUTCDate();
  const two = (number: number) => String(number).padStart(2, "0");
  return `${String(toYear).padStart(4, "0")}-${two(toMonth)}-${two(Math.min(date, last))}`;
}

function periodInWords({
  count,
  unit,
}: Pick<LimitationPeriod, "unit"> & { readonly count: number }) {
  return count === 1 ? `1 ${unit.slice(0, -1)}` : `${count} ${unit}`;
}

/**
 * The period that a charge keeps: of the versions in which the act can fall, the shortest. Nothing where the day is not known, or where one of
 * them states none.
 */
export function keptPeriod(
  versions: readonly StatuteVersion[],
  { day = "", lastDay = "" }: EntryValues,
): EntryValues {
  const until = lastDay === "" || lastDay < day ? day : lastDay;
  const touched = versions.filter(
    (one) => (one.from === null || one.from <= until) && (one.until === null || day < one.until),
  );
  const periods = touched.map(({ limitationPeriod }) => limitationPeriod);
  const none = { limitCount: "", limitUnit: "", limitSource: "" };
  if (day === "" || periods.length === 0) return none;
  const known = periods.filter((one) => one !== undefined);
  if (known.length < periods.length) return none;
  const [shortest] = known.toSorted((one, other) => monthsOf(one) - monthsOf(other));
  if (shortest === undefined) return none;
  return {
    limitCount: shortest.count === null ? "" : String(shortest.count),
    limitUnit: shortest.unit,
    limitSource: shortest.source.title,
  };
}

function monthsOf({ count, unit }: LimitationPeriod): number {
  if (count === null) return Number.MAX_SAFE_INTEGER;
  return unit === "years" ? count * 12 : count;
}

/** How near a date is, from a day of the office's calendar. */
export function nearness(earliest: string, today: string): "passed" | "near" | "later" {
  if (earliest < today) return "passed";
  return earliest <= dayAfter(today, { count: NEAR_MONTHS, unit: "months" }) ? "near" : "later";
}

/** A date within so many months is warned of. */
const NEAR_MONTHS = 6;

/** In a line, for the sheet and its print. */
export function limitationInWords(limitation: Limitation): string {
  switch (limitation.kind) {
    case "dated": {
      const { earliest, latest } = limitation;
      const range = earliest === latest ? "" : ` (at the latest ${dayInWords(latest)})`;
      return `${dayInWords(earliest)}, the earliest possible last day${range}. ${sentences(limitation)}`;
    }
    case "at-any-time":
      return `At any time. ${sentences(limitation)}`;
    case "not-known":
      return `Not known. ${sentences(limitation)}`;
  }
}

function sentences({ reasons }: Limitation): string {
  return reasons.map((reason) => `${reason}.`).join(" ");
}
