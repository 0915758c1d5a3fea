import { randomBytes } from "node:crypto";
import { cityReports } from "./incident-city.ts";
import { demoReports } from "./incident-demo.ts";
import { measureIncidents } from "./incident-measure.ts";
import type { KnownReport, Quality } from "./incident-quality.ts";

/**
 * How good the desk's suggestions are of which reports are about one event. Usage: incidents.ts [COUNT] [SEED…]: measures the demo's known incidents and, for
 * each seed, an invented city of COUNT (5,000) reports; the seed `new` is drawn, so that nobody can have chosen the rules by that city, and is printed so that it can
 * be measured again. Without seeds three are drawn. Ends with 1 where a bar is missed: precision 0.95, recall 0.8.
 */
const [count = "5000", ...seeds] = process.argv.slice(2);
const PRECISION = 0.95;
const RECALL = 0.8;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function line(name: string, { said, right, there, precision, recall }: Quality): boolean {
  const met = precision >= PRECISION && recall >= RECALL;
  const figures = `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`;
  print(
    `  ${name}: ${figures} (said ${said}, right ${right}, there ${there}) ${met ? "" : "BELOW"}`,
  );
  return met;
}

function measure(name: string, reports: readonly KnownReport[]): boolean {
  const began = performance.now();
  const measured = measureIncidents(reports);
  const { events, suggested, grouped, keyed, keyedPairs, blind, blindPairs, byPoints, compared } =
    measured;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  print(`${name}: ${reports.length} reports, ${events} events; compared ${compared}; ${seconds} s`);
  const met = [
    line("suggested pairs", suggested),
    line("groups, a reader rejecting what is wrong (B-cubed)", grouped),
    line("groups, every yes pressed unread, merges read (B-cubed)", keyed),
    line("groups, every yes pressed unread, merges read (pairs that stand together)", keyedPairs),
  ];
  line("groups, merges unread too (B-cubed; no bar)", blind);
  line("groups, merges unread too (pairs that stand together; no bar)", blindPairs);
  const bands = [...byPoints].map(
    ([points, { said, right }]) => `${points}: ${right} of ${said} right`,
  );
  print(`  suggested pairs by their points: ${bands.join("; ")}`);
  return met.every(Boolean);
}

print(`Bars: precision ${PRECISION}, recall ${RECALL}.
Suggested pairs: precision is how many of the pairs shown are of one event; recall, how many reports with others of their event got one that is right.
Groups, B-cubed: report by report, how many of those beside it are of its event, and how many of its event stand beside it; the mean over reports.
Groups, pairs that stand together: of all pairs of reports in one group how many are of one event, and of all pairs of one event how many are in one group.`);

const met = [
  measure("the demo", demoReports()),
  ...(seeds.length === 0 ? ["new", "new", "new"] : seeds)
    .map((seed) => (seed === "new" ? randomBytes(4).toString("hex") : seed))
    .map((seed) => measure(`the city “${seed}”`, cityReports(seed, Number(count)))),
];
process.exitCode = met.every(Boolean) ? 0 : 1;
