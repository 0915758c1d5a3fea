import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { NameFields, PasswordFields } from "#app/ui/desk/account-fields.tsx";
import { PasskeyForm } from "#app/ui/desk/passkey-form.tsx";
import { PasskeyScript } from "#app/ui/desk/passkey-script.tsx";
import { ROLE_WORDS } from "#app/ui/desk/words.ts";
import { Button } from "#app/ui/form/buttons.tsx";
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

export const meta: MetaFunction = () => deskTitle("Invitation");
export const links = formsStyle;

export const loader = publicAccess(async ({ params: { token }, context }) => {
  const invitation = isLinkToken(token)
    ? await context.useCases.readInvitation({ token })
    : undefined;
  if (invitation === undefined) recordClosedLink(context, token);
  const passkeyOptions =
    invitation !== undefined && isLinkToken(token)
      ? await context.useCases.offerPasskeyByLink({ token })
      : undefined;
  return data(
    { officeName: context.office.officeName, invitation, passkeyOptions, nonce: context.nonce },
    { status: invitation === undefined ? 404 : 200 },
  );
});

export const action = publicAccess(async ({ params: { token }, context }) => {
  const { fields } = formOf({ context });
  const { account, values, problems } = readAccount(fields);
  if (!isLinkToken(token)) return again([], values, 404);
  const posted = fields["credential"] ?? "";
  if (problems.length > 0 && posted === "") return again(problems, values, 422);
  const outcome =
    posted === ""
      ? await context.useCases.acceptInvitation({ token, account })
      : await context.useCases.enrolByLink({ token, posted, label: "", names: account });
  switch (outcome.kind) {
    case "done":
      throw seeOther("/desk/sign-in?account=made");
    case "problems":
      return again(shownProblems(outcome.problems), values, 422);
    case "busy":
      return again([BUSY], values, 503);
    case "closed":
      return again([], values, 404);
    case "refused":
      return again([passkeyProblem("That passkey was not accepted. Try again.")], values, 422);
    case "not-device-bound":
      return again(
        [passkeyProblem("This office takes only passkeys that cannot be copied.")],
        values,
        422,
      );
  }
});

function passkeyProblem(message: string): Problem {
  return { field: "passkey", message };
}

function again(problems: readonly Problem[], values: Values, status: number) {
  return data({ problems, values }, { status });
}

export default function Invitation() {
  const { officeName, invitation, passkeyOptions, nonce } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  if (invitation === undefined) {
    return (
      <DeskGate officeName={officeName} title="This invitation is over">
        <p>It was used already, or its hour has passed. Ask your administrator for a new one.</p>
        <p>
          <a href="/desk/sign-in">Sign in</a>
        </p>
      </DeskGate>
    );
  }
  const { existing, passwordAllowed } = invitation;
  const act = existing ? "Come in with" : "Make the account with";
  return (
    <DeskGate officeName={officeName} title={existing ? "Come in anew" : "Make your account"}>
      <p>
        {existing
          ? `This link is for ${invitation.displayName}. What you choose here replaces everything you signed in with before.`
          : "You are invited as "}
        {existing ? null : <strong>{ROLE_WORDS[invitation.role]}</strong>}
        {existing ? null : "."}
      </p>
      <ErrorSummary problems={result?.problems} />
      <PasskeyForm
        ceremony="create"
        options={passkeyOptions ?? "{}"}
        button={`${act} a passkey`}
        after={
          !passwordAllowed ? (
            <p data-without-passkey="">
              This office uses passkeys only. Open this link in a browser that can use one.
            </p>
          ) : (
            <details className="other-way" open data-other-way="">
              <summary>Use a password</summary>
              <PasswordFields problems={result?.problems} />
              <Button look="secondary">
                {existing ? "Come in with the password" : "Make the account"}
              </Button>
            </details>
          )
        }
      >
        {existing ? null : (
          <NameFields
            problems={result?.problems}
            values={
              result?.values ?? {
                "display-name": invitation.displayName,
                "sign-in-name": suggestedName(invitation.displayName),
              }
            }
          />
        )}
      </PasskeyForm>
      <PasskeyScript nonce={nonce} />
    </DeskGate>
  );
}

/** A sign-in name to begin with: the name's letters, with dots between its words. */
function suggestedName(displayName: string): string {
  return displayName
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ".")
    .replace(/^\.+|\.+$/g, "")
    .slice(0, 64);
}
