import { wrap } from "./wrap.ts";

/** One step of VERIFY.txt. A line of `run` is printed after `$ ` and is meant to be typed as it stands. */
export interface VerifyStep {
  readonly title: string;
  readonly run: readonly string[];
  readonly gives: readonly string[];
  readonly shows: string;
  readonly not?: string;
}

/** A step as VERIFY.txt prints it. */
export function stepLines(step: VerifyStep, number: number): readonly string[] {
  return [
    `${number}. ${step.title}`,
    "",
    ...step.run.map((line) => `     $ ${line}`),
    "",
    ...step.gives.map((line, index) => `${index === 0 ? "   Gives: " : "          "}${line}`),
    wrap(`Shows: ${step.shows}`, { indent: "   " }),
    ...(step.not === undefined ? [] : [wrap(`Does not show: ${step.not}`, { indent: "   " })]),
    "",
  ];
}
