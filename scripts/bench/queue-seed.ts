import { randomBytes } from "node:crypto";
import { createRootKeys } from "#app/adapters/security/root-keys.ts";
import { openDatabase, type DatabaseLocation } from "#app/adapters/database/open.ts";
import { idFromBytes } from "#app/core/ids.ts";
import { instantFromMillis, later, millisOf, type Instant } from "#app/core/instant.ts";
import { dayIn } from "#app/core/local-day.ts";
import { seedReports } from "#app/use-cases/intake/seed-reports.ts";
import { indexReports } from "#app/use-cases/triage/index-reports.ts";
import { shippedPack } from "#test/support/shipped-pack.ts";
import { inventReports } from "../demo/plan-demo.ts";
import { seedWords } from "../demo/seed-words.ts";

/** One office's keys for every database of the bench. */
export const BENCH_KEYS = createRootKeys({
  fingerprint: "0123456789abcdef",
  derive: () => new Uint8Array(32).fill(7),
});
export const BENCH_LOG = "bench.example/custody/2026";

/** The first report comes then, and the others at even steps in so many days: what is asked for of a week is the same part of few and of many. */
const START = instantFromMillis(Date.UTC(2025, 0, 1));
const DAYS = 400;
const DAY = 86_400_000;

function stepOf(count: number): number {
  return Math.floor((DAYS * DAY) / count);
}

/** When the last of so many reports came. */
export function endOf(count: number): Instant {
  return later(START, count * stepOf(count));
}

/** Gives a database that an earlier run filled the tables and indexes of today, and teaches the search what it forgot for them. */
export async function bringUpToDate(location: DatabaseLocation): Promise<void> {
  const clock = { now: () => START };
  const database = await openDatabase({ location, clock, newLogOrigin: BENCH_LOG });
  database.useRootKeys(BENCH_KEYS);
  try {
    const tools = { transact: database.transact, office: shippedPack("us-ny") };
    while ((await indexReports(tools)).more);
  } finally {
    await database.close();
  }
}

/** Fills an empty database with so many invented reports as `bearwitness seed` does, spread over time and places, and teaches the search all of them. */
export async function seedQueue(
  location: DatabaseLocation,
  count: number,
  print: (line: string) => void,
): Promise<void> {
  let now = START;
  const step = stepOf(count);
  const clock = { now: () => now };
  const database = await openDatabase({ location, clock, newLogOrigin: BENCH_LOG });
  database.useRootKeys(BENCH_KEYS);
  try {
    const tools = {
      transact: database.transact,
      clock: { now: () => (now = later(now, step)) },
      newId: <Kind extends string>(kind: Kind) => idFromBytes(kind, randomBytes(16)),
      random: (length: number) => randomBytes(length),
      office: shippedPack("us-ny"),
    };
    let began = performance.now();
    const seconds = () => ((performance.now() - began) / 1000).toFixed(0);
    const make = (input: Parameters<typeof seedReports>[1]) => seedReports(tools, input);
    await seedWords({ seedReports: make }, spread(count), () => undefined);
    print(`  seeded in ${seconds()} s`);
    began = performance.now();
    while ((await indexReports(tools)).more);
    print(`  learnt by the search in ${seconds()} s`);
  } finally {
    await database.close();
  }
}

/** Invented reports, of which every third has a point; each says a day of the month before it came. */
function* spread(count: number): Generator<ReturnType<typeof placed>> {
  let index = 0;
  for (const report of inventReports({ seed: "queue", reports: count, files: false })) {
    yield placed(report, index, index * stepOf(count));
    index += 1;
  }
}

type Invented = ReturnType<typeof inventReports> extends Generator<infer One> ? One : never;

/** A report with a point and a day; it comes so many milliseconds after the first. */
function placed(report: Invented, index: number, after: number) {
  const { language, whatHappened, whereAndWhen } = report;
  const at = millisOf(START) + after - (index % 30) * DAY;
  const point =
    index % 3 === 0
      ? {
          latitude: (43.3 + ((index * 7) % 2_400) / 10_000).toFixed(4),
          longitude: (-77.2 + ((index * 13) % 3_100) / 10_000).toFixed(4),
        }
      : { latitude: null, longitude: null };
  const from = whereAndWhen.time.from === null ? null : dayIn("UTC", at);
  const time = { from, fromTime: null, until: null, untilTime: null, about: false };
  return { language, whatHappened, whereAndWhen: { place: whereAndWhen.place, time, ...point } };
}
