import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { AccountFields } from "#app/ui/desk/account-fields.tsx";
import { DeskInput } from "#app/ui/desk/desk-fields.tsx";
import { SecretLink } from "#app/ui/desk/secret-link.tsx";
import { Button, ButtonLink } from "#app/ui/form/buttons.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import type { Problem, Values } from "#app/ui/form/problem.ts";
import { DeskGate } from "#app/ui/layout/desk-page.tsx";
import {
  BUSY,
  isLinkToken,
  readAccount,
  recordClosedLink,
  shownProblems,
} from "./desk/account-form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("First run");
export const links = formsStyle;

export const loader = publicAccess(async ({ params: { token }, context }) => {
  const open = isLinkToken(token) && (await context.useCases.isSetupOpen({ token }));
  if (!open) recordClosedLink(context, token);
  return data({ officeName: context.office.officeName, open }, { status: open ? 200 : 404 });
});

type Result =
  | { readonly kind: "done"; readonly invitation: string; readonly invitee: string }
  | { readonly kind: "closed" }
  | { readonly kind: "again"; readonly problems: readonly Problem[]; readonly values: Values };

export const action = publicAccess(async ({ params: { token }, context }) => {
  const { fields } = formOf({ context });
  if (!isLinkToken(token)) return answer({ kind: "closed" }, 404);
  const { account, values, problems } = readAccount(fields);
  if (problems.length > 0) return answer({ kind: "again", problems, values }, 422);
  const inviteeName = fields["invitee-name"] ?? "";
  const outcome = await context.useCases.setUpOffice({ token, account, inviteeName });
  switch (outcome.kind) {
    case "done": {
      // Shown in answer to the form, not behind a redirect: an address is kept in histories.
      const invitation = `${context.deskOrigin}/desk/invitation/${outcome.invitationToken}`;
      return answer({ kind: "done", invitation, invitee: inviteeName.trim() }, 200);
    }
    case "problems":
      return answer({ kind: "again", problems: shownProblems(outcome.problems), values }, 422);
    case "busy":
      return answer({ kind: "again", problems: [BUSY], values }, 503);
    case "closed":
      return answer({ kind: "closed" }, 404);
  }
});

function answer(result: Result, status: number) {
  return data(result, { status });
}

export default function Setup() {
  const { officeName, open } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  if (result?.kind === "done") {
    return (
      <DeskGate officeName={officeName} title="The office is set up">
        <SecretLink href={result.invitation} forWhom={result.invitee} minutes={60} />
        <p>Your own account is ready too. As administrator you invite everybody else.</p>
        <ButtonLink href="/desk/sign-in">Sign in</ButtonLink>
      </DeskGate>
    );
  }
  if (!open || result?.kind === "closed") {
    return (
      <DeskGate officeName={officeName} title="This link opens nothing">
        <p>
          The first administrator's link works once, for 60 minutes, until the server is started
          again. If nobody has an account yet, start the server anew: it prints a fresh link.
        </p>
        <p>
          <a href="/desk/sign-in">Sign in</a>
        </p>
      </DeskGate>
    );
  }
  return (
    <DeskGate officeName={officeName} title="Set up the office">
      <p>
        You become the administrator: you invite and disable people, and see no report or evidence.
        Beside you the office needs its first prosecutor.
      </p>
      <ErrorSummary problems={result?.problems} />
      <form method="post" noValidate>
        <AccountFields problems={result?.problems} values={result?.values ?? {}} />
        <DeskInput
          name="invitee-name"
          label="The first prosecutor's name"
          hint="You get an invitation link for this person on the next page."
          problems={result?.problems}
          values={result?.values}
        />
        <Button>Set up</Button>
      </form>
    </DeskGate>
  );
}
