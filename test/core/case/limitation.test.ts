import { expect, test } from "@jest/globals";
import { chargeText } from "#app/core/case/charge-text.ts";
import {
  limitationInWords,
  limitationOf,
  nearness,
  type Limitation,
} from "#app/core/case/limitation.ts";
import { parseEntry } from "#app/core/case/parse-entry.ts";
import type { LimitationPeriod, PackStatute } from "#app/core/office/office-pack.ts";

const SOURCE = { title: "The law", url: null };

function packWith(...periods: readonly (LimitationPeriod | undefined)[]) {
  const days = [null, "2026-03-01", "2026-06-01"];
  const statute: PackStatute = {
    ...{ id: "x-1", citation: "X 1", title: "Assault", forCounsel: true },
    versions: periods.map((limitationPeriod, at) => ({
      ...{ from: days[at] ?? null, until: at + 1 < periods.length ? (days[at + 1] ?? null) : null },
      ...{ status: "in-force", text: "Text", source: SOURCE, elements: [], limitation: null },
      ...(limitationPeriod === undefined ? {} : { limitationPeriod }),
    })),
  };
  return { id: "us-xx", date: "2026-01-01", statutes: [statute] };
}

const period = (count: number | null, unit: LimitationPeriod["unit"] = "years") =>
  ({ count, unit, source: SOURCE }) satisfies LimitationPeriod;

function limitation(pack: ReturnType<typeof packWith>, day: string, lastDay = ""): Limitation {
  const values = chargeText(pack, "x-1", day, lastDay)?.values ?? {};
  return limitationOf({ ...values, lastDay });
}

test("the earliest last day is counted from the first day that the act can have been, with its reasons", () => {
  const sure = limitation(packWith(period(2)), "2026-04-21");
  expect(sure).toMatchObject({ kind: "dated", earliest: "2028-04-21", latest: "2028-04-21" });
  expect(limitationInWords(sure)).toContain("2 years: The law (pack us-xx 2026-01-01)");
  const unsure = limitation(packWith(period(18, "months")), "2026-04-21", "2026-05-02");
  expect(unsure).toMatchObject({ earliest: "2027-10-21", latest: "2027-11-02" });
  expect(limitationInWords(unsure)).toContain("the last is 2 May 2026");
});

test("where a month is shorter the last day is rather too early than too late", () => {
  const ends = (day: string, one: LimitationPeriod) => {
    const found = limitation(packWith(one), day);
    return found.kind === "dated" ? found.earliest : found.kind;
  };
  expect(ends("2024-02-29", period(2))).toBe("2026-02-28");
  expect(ends("2024-02-29", period(4))).toBe("2028-02-29");
  expect(ends("2026-08-31", period(6, "months"))).toBe("2027-02-28");
  expect(ends("2026-12-31", period(1, "months"))).toBe("2027-01-31");
});

test("an act that may fall under two versions takes the shorter period; one of them without a period leaves it open", () => {
  const both = packWith(period(5), period(2));
  expect(limitation(both, "2026-02-27")).toMatchObject({ earliest: "2031-02-27" });
  expect(limitation(both, "2026-02-27", "2026-03-01")).toMatchObject({ earliest: "2028-02-27" });
  const half = packWith(period(5), undefined);
  expect(limitation(half, "2026-02-27", "2026-03-01").kind).toBe("not-known");
});

test("an unknown day, or a pack without a period, is said to be so and never filled in", () => {
  expect(limitation(packWith(period(2)), "")).toMatchObject({
    kind: "not-known",
    reasons: expect.arrayContaining(["The day of the act is not known"]),
  });
  expect(limitation(packWith(undefined), "2026-04-21").kind).toBe("not-known");
  expect(limitation(packWith(period(null)), "2026-04-21").kind).toBe("at-any-time");
  // A charge that was written before packs had periods.
  expect(limitationOf({ day: "2026-04-21" }).kind).toBe("not-known");
});

test("a date is warned of from six months before, and said to be possibly over from the day after", () => {
  expect(nearness("2026-04-20", "2026-04-21")).toBe("passed");
  expect(nearness("2026-04-21", "2026-04-21")).toBe("near");
  expect(nearness("2026-10-21", "2026-04-21")).toBe("near");
  expect(nearness("2026-10-22", "2026-04-21")).toBe("later");
});

test("the last day that an act can have been needs the first, and lies not before it", () => {
  const fieldsOf = (fields: Record<string, string>) => {
    const parsed = parseEntry("charge", { statute: "x-1", ...fields });
    return parsed.ok ? [] : parsed.problems.map(({ field }) => field);
  };
  expect(fieldsOf({ day: "2026-04-21", lastDay: "2026-05-01" })).toEqual([]);
  expect(fieldsOf({ day: "2026-04-21", lastDay: "2026-04-20" })).toEqual(["lastDay"]);
  expect(fieldsOf({ day: "", lastDay: "2026-04-20" })).toEqual(["day"]);
});
