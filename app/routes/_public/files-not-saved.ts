import { data } from "@remix-run/node";
import type { Problem as CodedProblem } from "#app/core/intake/problem.ts";
import type { FileProblem } from "./file-problems.ts";

/**
 * What the page of the files says again when something of its form was not taken. `again`: so many of its files were here already;
 * `hadFiles`: the form brought files, that is, they did not go before it.
 */
export function notSaved(
  problems: readonly FileProblem[],
  lost: "gone" | "sent" | null,
  status: number,
  more: {
    readonly link?:
      | {
          readonly problems: readonly CodedProblem[];
          readonly typed: Readonly<Record<string, string>>;
        }
      | undefined;
    readonly again?: number;
    readonly hadFiles?: boolean;
  } = {},
) {
  const { link, again = 0, hadFiles = false } = more;
  return data({ problems, lost, link, again, hadFiles }, { status });
}
