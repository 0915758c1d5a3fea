import type { AppLoadContext } from "@remix-run/node";
import type { FormFields } from "#app/core/intake/problem.ts";
import type { AccountProblem, NewAccount } from "#app/use-cases/people/account-rules.ts";
import type { Problem, Values } from "#app/ui/form/problem.ts";

/** What a form says about a new account, and what of it may be shown again. */
export function readAccount(fields: FormFields): {
  readonly account: NewAccount;
  readonly values: Values;
  readonly problems: readonly Problem[];
} {
  const account = {
    displayName: fields["display-name"] ?? "",
    signInName: fields["sign-in-name"] ?? "",
    password: fields["password"] ?? "",
  };
  return {
    account,
    values: {
      "display-name": account.displayName,
      "sign-in-name": account.signInName,
      "invitee-name": fields["invitee-name"] ?? "",
    },
    problems:
      account.password === (fields["password-again"] ?? "")
        ? []
        : [{ field: "password-again", message: "The two passwords differ. Write both again." }],
  };
}

/** Problems as the page's fields take them. */
export function shownProblems(problems: readonly AccountProblem[]): readonly Problem[] {
  return problems.map(({ field, message }) => ({ field, message }));
}

/** What a link's token is spelled like; anything else opens nothing. */
export function isLinkToken(text: string | undefined): text is string {
  return text !== undefined && /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** Tells the security log of a link that opens nothing; of a form at such an address its use case has told it. */
export function recordClosedLink(
  { form, securityLog }: Pick<AppLoadContext, "form" | "securityLog">,
  token: string | undefined,
): void {
  const isSpelled = isLinkToken(token);
  if (form !== undefined && isSpelled) return;
  const reason = isSpelled ? "closed" : "misspelled";
  securityLog.record({ event: "invitation.refused", facts: { reason } });
}

/** Said when too many passwords are being worked on at once. */
export const BUSY: Problem = {
  field: "password",
  message: "The server is busy. Nothing was lost: write the password again and send once more.",
};
