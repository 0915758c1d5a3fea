import type { Problem } from "#app/ui/form/problem.ts";
import { fill } from "#app/ui/text/fill.ts";
import type { Text } from "#app/ui/text/en/index.ts";
import type { WriteOutcome } from "#app/use-cases/follow-up/messages-of-visit.ts";

/** Why a message was not taken. */
export type NotTaken = Exclude<WriteOutcome, { readonly kind: "written" }>;

/** The answer to a message that was not taken: why, and its words, so that nothing typed is lost; with the report that they are for. */
export function notTaken(refused: NotTaken, fields: Readonly<Record<string, string>>) {
  const status = refused.kind === "visit-over" ? 403 : 422;
  const { message = "", report } = fields;
  return [
    { refused, values: { message, ...(report === undefined ? {} : { report }) } },
    { status },
  ] as const;
}

/** What the writer is to change; nothing where it is only to be sent again. */
export function messageProblems(
  refused: NotTaken | undefined,
  { messages: words }: Text,
): readonly Problem[] {
  switch (refused?.kind) {
    case "problem":
      return [{ field: "message", message: words.problems[refused.problem] }];
    case "too-many": {
      const { most } = refused;
      return [{ field: "message", message: fill(words.problems["too-many"], { most }) }];
    }
    case "visit-over":
    case undefined:
      return [];
  }
}
