import { expect, test } from "@jest/globals";
import { cityReports } from "#scripts/bench/incident-city.ts";
import { demoReports } from "#scripts/bench/incident-demo.ts";
import { measureIncidents } from "#scripts/bench/incident-measure.ts";

// The bars of docs/incidents.md on smaller sets; `scripts/bench/incidents.ts` measures the whole ones.

test.each([
  ["the demo's known incidents", demoReports],
  ["a city of 1,200 reports that nothing was chosen by", () => cityReports("a test", 1_200)],
])("suggestions are right and found: %s", (_, reports) => {
  const { suggested, grouped, keyed } = measureIncidents(reports());
  expect(suggested.precision).toBeGreaterThanOrEqual(0.95);
  expect(suggested.recall).toBeGreaterThanOrEqual(0.8);
  expect(grouped.recall).toBeGreaterThanOrEqual(0.8);
  expect(keyed.precision).toBeGreaterThanOrEqual(0.95);
  expect(keyed.recall).toBeGreaterThanOrEqual(0.8);
});
