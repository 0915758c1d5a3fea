import TestSequencer from "@jest/test-sequencer";
import { relative } from "node:path";

/**
 * Suites that take more than half a minute, the slowest first. A suite's length says little about its time, and where Jest has not measured
 * yet, as on a clean clone, it goes by length: a long one that comes last would leave every processor but one idle.
 */
const SLOW: readonly string[] = [
  "test/security/hostile-files.test.ts",
  "test/adapters/media/corpus.test.ts",
  "test/adapters/media/assess.test.ts",
  "test/server/start-up.test.ts",
  "test/adapters/media/examiner.test.ts",
  "test/security/relation-matrix.test.ts",
  "test/security/permission-matrix.test.ts",
  "test/use-cases/evidence-in-a-bucket.test.ts",
  "test/server/killed-while-sealing-a-bundle.test.ts",
  "test/server/crash.test.ts",
  "test/scripts/import.test.ts",
  "test/scripts/bearwitness.test.ts",
  "test/adapters/storage/s3-objects.test.ts",
  "test/security/http-mutator.test.ts",
  "test/security/desk-bad-input.test.ts",
];

type Suites = Parameters<TestSequencer["sort"]>[0];

/** Puts `SLOW` before all others and leaves the others to Jest: by what it measured, else by length. */
export function slowFirst<Suite extends { readonly path: string }>(
  suites: readonly Suite[],
  root: string,
): Suite[] {
  const rank = ({ path }: Suite) => {
    const place = SLOW.indexOf(relative(root, path));
    return place === -1 ? SLOW.length : place;
  };
  return suites.toSorted((one, other) => rank(one) - rank(other));
}

/** Jest's order of suites, with those first that would be waited for in the end. */
export default class SlowSuitesFirst extends TestSequencer {
  override async sort(tests: Suites): Promise<Suites> {
    const sorted = await super.sort(tests);
    return slowFirst(sorted, sorted[0]?.context.config.rootDir ?? "");
  }
}
