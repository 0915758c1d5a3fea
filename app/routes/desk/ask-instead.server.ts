import { describeDeciders } from "#app/core/people/act-kinds.ts";
import type { AskProblem } from "#app/core/people/approval.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { NeedsApproval } from "#app/use-cases/approvals/require-approval.ts";
import type { UseCases } from "#app/use-cases/bind.ts";

export type AskedInstead =
  | { readonly kind: "asked"; readonly href: string }
  | { readonly kind: "problem"; readonly message: string };

/** Why somebody cannot ask, in words for them. */
export const ASK_WORDS: Readonly<Record<AskProblem, string>> = {
  "not-this-role": "Your role does not ask for acts of this kind.",
  "about-oneself": "Nobody asks for a change of their own account.",
  disabled: "Your account is disabled.",
  "too-new": "Your account is too new for this.",
  recovered: "Your account was recovered less than 24 hours ago. Ask after that.",
};

/** Asks a second person for what this office leaves to no one alone: exactly what the form asked for. */
export async function askInstead(
  useCases: Pick<UseCases, "askForApproval">,
  by: Person,
  { ask, approvers }: NeedsApproval,
  purpose = "",
): Promise<AskedInstead> {
  const outcome = await useCases.askForApproval({ by, ...ask, purpose });
  switch (outcome.kind) {
    case "asked":
      return { kind: "asked", href: `/desk/approvals/${outcome.requestId}?done=asked` };
    case "no-purpose":
      return {
        kind: "problem",
        message: `This office asks a second person: ${describeDeciders(approvers)}. Say why, in at most 500 characters.`,
      };
    case "refused":
      return { kind: "problem", message: ASK_WORDS[outcome.reason] };
  }
}
