import type { Problem as CodedProblem } from "#app/core/intake/problem.ts";
import type { Problem } from "../form/problem.ts";
import { pageProblemWords } from "./page-words.ts";

export const ELSEWHERE = "The report is in another incident. Take it out of that one first.";
export const MERGED = "This incident was merged into another one. Look there.";
export const NOT_MERGED =
  "Nothing is merged: it was taken back already, or its reports were moved since.";
export const NOTHING_LEFT =
  "Nothing was changed: no report that you may move is still where the merge put it.";

/** What is wrong with the fields of an incident. */
export function incidentProblems(coded: readonly CodedProblem[]): Problem[] {
  return coded.map(({ field, code }) =>
    field === "title" && code === "answer-needed"
      ? { field, message: "Write a title." }
      : { field, message: pageProblemWords(code) },
  );
}
