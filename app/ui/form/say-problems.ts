import type { Problem as CodedProblem } from "#app/core/intake/problem.ts";
import type { Text } from "../text/en/index.ts";
import type { Problem } from "./problem.ts";

/** Words for the problems that the form's rules found, in the reader's language. */
export function sayProblems(problems: readonly CodedProblem[], text: Text): readonly Problem[] {
  return problems.map(({ field, code }) => ({ field, message: text.errors.problems[code] }));
}
