import type { Person } from "#app/core/people/authorise.ts";
import { refuse } from "#app/http/responses.server.ts";
import { NAME_OF_WITHDRAWN } from "#app/ui/desk/request-words.ts";
import type { ShownOpening } from "#app/ui/desk/opened-identity.tsx";
import type { ShownRequest } from "#app/use-cases/approvals/list-approvals.ts";
import type { UseCases } from "#app/use-cases/bind.ts";

/** What came of doing what was approved. */
export type DoneApproved =
  /** `href`: what was made, where the person goes on. */
  | { readonly kind: "done"; readonly href?: string }
  | { readonly kind: "opened"; readonly opened: ShownOpening }
  /** A link's token, to be shown this one time. */
  | {
      readonly kind: "link";
      readonly token: string;
      readonly forWhom: string;
      readonly minutes: number;
    }
  | { readonly kind: "problem"; readonly message: string };

/** What was not done, in words for whoever wanted it. */
export function problem(message: string): DoneApproved {
  return { kind: "problem", message };
}

/** Shows the approved fields of a name, this one time. */
export async function openApproved(
  useCases: Pick<UseCases, "openIdentity">,
  by: Person,
  request: ShownRequest,
): Promise<DoneApproved> {
  const outcome = await useCases.openIdentity({ by, requestId: request.id });
  switch (outcome.kind) {
    case "opened":
      return {
        kind: "opened",
        opened: {
          fields: outcome.fields,
          until: outcome.until,
          requestId: outcome.requestId,
          requester: by.displayName,
          report: request.subjectName,
        },
      };
    case "not-found":
      throw refuse(404);
    case "not-approved":
      return problem("It was seen already, or the approval ran out. Ask again if you need it.");
    case "withdrawn":
      return problem(`${NAME_OF_WITHDRAWN} Nothing was shown.`);
    case "erased":
      return problem("The reporter's details were erased since. Nobody can see them any more.");
    case "down":
      return problem(
        "The process that opens names does not answer. Tell the administrator. Nothing was shown.",
      );
    case "refused-by-unseal":
      return problem(
        "The process that opens names refused: the approvers' passkeys are not among those it was told of. Nothing was shown. Tell the administrator.",
      );
  }
}

/** Has the process that opens names take the approved list. */
export async function changeApproversAsApproved(
  useCases: Pick<UseCases, "changeApprovers">,
  by: Person,
  { id: requestId }: ShownRequest,
): Promise<DoneApproved> {
  const outcome = await useCases.changeApprovers({ by, requestId });
  switch (outcome.kind) {
    case "changed":
      return { kind: "done" };
    case "not-found":
      throw refuse(404);
    case "not-approved":
      return problem("It was done already, or the approval ran out. Ask again if it is needed.");
    case "down":
      return problem(
        "The process that opens names does not answer. Tell whoever runs this server. Look at the list of approvers before you ask again.",
      );
    case "refused-by-unseal":
      return problem(
        "The process that opens names refused: those who approved are not on its list with the passkeys they used. The list is as it was.",
      );
  }
}
