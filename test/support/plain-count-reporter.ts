import { writeFileSync, writeSync } from "node:fs";

/** The part of Jest's result that is counted here. */
type Counts = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly numRuntimeErrorTestSuites: number;
};

/** How many tests passed, failed (a file that cannot be loaded is one failure) and were skipped. */
export type Tally = { readonly passed: number; readonly failed: number; readonly skipped: number };

/** Counts a run in the way the last line states it. */
export function tallyOf(results: Counts): Tally {
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}

/** The last line of a run: `N passed, N failed`, and `, N skipped` where there are some. */
export function plainLine(tally: Tally): string {
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : "";
  return `${tally.passed} passed, ${tally.failed} failed${skipped}`;
}

/**
 * Ends the output of a run with one plain line that a person or a script can rely on, and writes
 * the same counts as JSON to the file named in TEST_TALLY_FILE where that is set.
 */
export default class PlainCountReporter {
  onRunComplete(_contexts: unknown, results: Counts): void {
    const tally = tallyOf(results);
    const file = process.env.TEST_TALLY_FILE;
    if (file !== undefined && file !== "") writeFileSync(file, `${JSON.stringify(tally)}\n`);
    // Jest prints its own summary after every reporter it was given, so the line waits for the end.
    process.once("exit", () => writeSync(1, `${plainLine(tally)}\n`));
  }
}
