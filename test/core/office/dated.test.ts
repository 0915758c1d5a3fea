import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  problemsOfVersions,
  RULE_STATUSES,
  statusWords,
  versionOn,
  type DatedVersion,
} from "#app/core/office/dated.ts";

const day = fc
  .integer({ min: 0, max: 20_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));

/** Versions that follow one another, as a good pack has them; ends open or not. */
const good: fc.Arbitrary<readonly DatedVersion[]> = fc
  .record({
    days: fc.uniqueArray(day, { minLength: 2, maxLength: 6 }),
    openStart: fc.boolean(),
    openEnd: fc.boolean(),
    statuses: fc.array(fc.constantFrom(...RULE_STATUSES), { minLength: 5, maxLength: 5 }),
  })
  .map(({ days, openStart, openEnd, statuses }) => {
    const sorted = days.toSorted();
    return sorted.slice(0, -1).map((from, at) => ({
      from: at === 0 && openStart ? null : from,
      until: at === sorted.length - 2 && openEnd ? null : (sorted[at + 1] ?? null),
      status: statuses[at] ?? "in-force",
    }));
  });

describe("versions of a rule", () => {
  test("good ones have no problem, and a day has one version at most", () => {
    fc.assert(
      fc.property(good, day, (versions, on) => {
        expect(problemsOfVersions(versions)).toEqual([]);
        const holding = versions.filter((one) => versionOn([one], on) !== undefined);
        expect(holding.length).toBeLessThanOrEqual(1);
        expect(versionOn(versions, on)).toEqual(holding[0]);
        const first = versions[0]?.from ?? "0000-00-00";
        const last = versions.at(-1)?.until ?? "9999-99-99";
        expect(holding.length).toBe(first <= on && on < last ? 1 : 0);
      }),
    );
  });

  test("moving one end makes a gap or an overlap, and it is named", () => {
    fc.assert(
      fc.property(good, day, (versions, moved) => {
        const [first, ...rest] = versions;
        if (first?.until == null || rest.length === 0 || moved === first.until) return;
        const words = problemsOfVersions([{ ...first, until: moved }, ...rest]).join("; ");
        expect(words).toMatch(/gap|overlap|not after/);
      }),
    );
  });

  test.each<[string, DatedVersion | undefined]>([
    ["In force on 3 March 2026", { from: "2026-01-01", until: null, status: "in-force" }],
    [
      "Enjoined since 19 February 2026: not applied",
      { from: "2026-02-19", until: null, status: "enjoined" },
    ],
    ["Proposed, not law: not applied", { from: null, until: null, status: "proposed" }],
    ["No version on 3 March 2026: not applied", undefined],
  ])("%s", (words, version) => {
    expect(statusWords(version, "2026-03-03")).toBe(words);
  });
});
