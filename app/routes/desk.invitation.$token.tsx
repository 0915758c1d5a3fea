import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { AccountFields } from "#app/ui/desk/account-fields.tsx";
import { ROLE_WORDS } from "#app/ui/desk/words.ts";
import { Button } from "#app/ui/form/buttons.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import type { Problem, Values } from "#app/ui/form/problem.ts";
import { DeskGate } from "#app/ui/layout/desk-page.tsx";
import { BUSY, isLinkToken, readAccount, shownProblems } from "./desk/account-form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Invitation");
export const links = formsStyle;

export const loader = publicAccess(async ({ params: { token }, context }) => {
  const invitation = isLinkToken(token)
    ? await context.useCases.readInvitation({ token })
    : undefined;
  return data(
    { officeName: context.office.officeName, invitation },
    { status: invitation === undefined ? 404 : 200 },
  );
});

export const action = publicAccess(async ({ params: { token }, context }) => {
  const { fields } = formOf({ context });
  const { account, values, problems } = readAccount(fields);
  if (!isLinkToken(token)) return again([], values, 404);
  if (problems.length > 0) return again(problems, values, 422);
  const outcome = await context.useCases.acceptInvitation({ token, account });
  switch (outcome.kind) {
    case "done":
      throw seeOther("/desk/sign-in?account=made");
    case "problems":
      return again(shownProblems(outcome.problems), values, 422);
    case "busy":
      return again([BUSY], values, 503);
    case "closed":
      return again([], values, 404);
  }
});

function again(problems: readonly Problem[], values: Values, status: number) {
  return data({ problems, values }, { status });
}

export default function Invitation() {
  const { officeName, invitation } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  if (invitation === undefined) {
    return (
      <DeskGate officeName={officeName} title="This invitation is over">
        <p>It was used already, or its 7 days have passed. Ask your administrator for a new one.</p>
        <p>
          <a href="/desk/sign-in">Sign in</a>
        </p>
      </DeskGate>
    );
  }
  return (
    <DeskGate officeName={officeName} title="Make your account">
      <p>
        You are invited as <strong>{ROLE_WORDS[invitation.role]}</strong>.
      </p>
      <ErrorSummary problems={result?.problems} />
      <form method="post" noValidate>
        <AccountFields
          problems={result?.problems}
          values={result?.values ?? { "display-name": invitation.displayName }}
        />
        <Button>Make the account</Button>
      </form>
    </DeskGate>
  );
}
