import { isIdOf } from "#app/core/ids.ts";
import { Button } from "../form/buttons.tsx";
import { ActForm } from "./act-form.tsx";
import { Notice } from "./small-parts.tsx";

const DONE = {
  confirm: "Put together.",
  reject: "Remembered: not the same. The two are not suggested again.",
  "in-two":
    "Each of them is in an incident of its own. Merge those on their pages if they are one.",
  decided: "Somebody decided it meanwhile.",
  reopen: "Taken back. The suggestion waits again.",
} as const;

export type SuggestionOutcome = keyof typeof DONE;

/** What came of a decision, as the address of the page after it says. */
export interface DecidedSuggestion {
  readonly done: SuggestionOutcome;
  /** The suggestion, where the decision can be taken back. */
  readonly undo: string | undefined;
}

/** The query that says what came of a decision: `decided` and `which`. */
export function decidedQuery(decided: SuggestionOutcome, which: string): Record<string, string> {
  return { decided, which };
}

/** Reads it back; undefined where the address says nothing of it. */
export function decidedBefore(query: URLSearchParams): DecidedSuggestion | undefined {
  const done = query.get("decided") ?? "";
  const which = query.get("which");
  if (!Object.hasOwn(DONE, done)) return undefined;
  const hasUndo = (done === "confirm" || done === "reject") && isIdOf("sgs", which);
  return { done: done as SuggestionOutcome, undo: hasUndo ? which : undefined };
}

/** Where decisions on suggestions are sent. */
export const SUGGESTIONS_PATH = "/desk/incidents/suggestions";

/** What came of a decision, with the way back. */
export function SuggestionDone({
  decided: { done, undo },
  token,
  back,
}: {
  readonly decided: DecidedSuggestion;
  readonly token: string;
  /** Hidden fields that say which page it leads back to. */
  readonly back: Readonly<Record<string, string>>;
}) {
  return (
    <Notice tone={done === "in-two" || done === "decided" ? "warning" : "done"}>
      {DONE[done]}
      {undo === undefined ? null : (
        <ActForm
          inline
          token={token}
          intent="reopen"
          action={SUGGESTIONS_PATH}
          hidden={{ ...back, suggestion: undo }}
        >
          <Button look="quiet" shortcut="u">
            Undo
          </Button>
        </ActForm>
      )}
    </Notice>
  );
}
