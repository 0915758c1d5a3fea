import type { Problem } from "#app/ui/form/problem.ts";
import { en } from "#app/ui/text/en/index.ts";
import { sayFileProblems, type FileProblem } from "../_public/file-problems.ts";

const REASONS = [
  "program",
  "web-page",
  "empty",
  "too-large",
  "too-many",
  "report-full",
  "no-room",
  "broken-off",
  "too-many-at-once",
] as const satisfies readonly FileProblem["why"][];

/** Why files were not taken, in words. Their names stand in no address, so none is said. */
export function entryFileProblems(reasons: readonly string[]): readonly Problem[] {
  return sayFileProblems(
    REASONS.filter((why) => reasons.includes(why)).map((why) => ({ name: "A file", why })),
    en,
    "en",
  );
}
