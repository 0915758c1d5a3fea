import { data, type HeadersFunction, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { instantFromMillis } from "#app/core/instant.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { DESK_COOKIE, setCookie } from "#app/http/cookies.ts";
import { formToken } from "#app/core/people/form-token.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { DeskInput } from "#app/ui/desk/desk-fields.tsx";
import { PasskeyForm } from "#app/ui/desk/passkey-form.tsx";
import { PasskeyScript } from "#app/ui/desk/passkey-script.tsx";
import { Notice } from "#app/ui/desk/small-parts.tsx";
import { Button } from "#app/ui/form/buttons.tsx";
import { HiddenToken } from "#app/ui/form/plain-form.tsx";
import { DeskGate } from "#app/ui/layout/desk-page.tsx";
import { attemptWords } from "./desk/attempt-words.ts";
import { confirmedDestination } from "./desk/destination.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { keptIn } from "./desk/kept-form.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Confirm that it is you");
export const links = formsStyle;

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const loader = deskAccess("account.own", async ({ request, context, person, token }) => ({
  officeName: context.office.officeName,
  name: person.displayName,
  ways: await context.useCases.offerConfirmation({ by: person, token }),
  to: confirmedDestination(new URL(request.url).searchParams.get("to")),
  formToken: formToken(token),
  nonce: context.nonce,
}));

export const action = deskAccess("account.own", async (input) => {
  const { request, context, person: by, token } = input;
  const fields = deskForm(input);
  const posted = fields["credential"] ?? "";
  const outcome =
    posted === ""
      ? await context.useCases.confirmWithPassword({
          by,
          token,
          password: fields["password"] ?? "",
          code: fields["code"] ?? "",
        })
      : await context.useCases.confirmWithPasskey({ by, token, posted });
  if (outcome.kind !== "confirmed") {
    const { status, problem } = attemptWords(outcome, instantFromMillis(Date.now()));
    return data({ problem }, { status });
  }
  const cookie = { "Set-Cookie": setCookie(DESK_COOKIE, outcome.token) };
  const id = keptIn(request);
  const kept =
    id === undefined
      ? undefined
      : await context.useCases.moveKeptForm({ id, from: token, to: outcome.token });
  if (kept !== undefined) throw seeOther(`/desk/send-again?kept=${kept}&confirmed=1`, cookie);
  const to = confirmedDestination(new URL(request.url).searchParams.get("to"));
  throw seeOther(to, cookie);
});

/** Before an act that cannot be taken back, or hands something out: is it still you who sits there? */
export default function Confirm() {
  const { officeName, name, ways, to, nonce, ...page } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <DeskGate officeName={officeName} title="Confirm that it is you">
      {result === undefined ? null : <Notice tone="failed">{result.problem}</Notice>}
      <p>
        You are signed in as <strong>{name}</strong>. What you are about to do needs a fresh
        confirmation; it counts for 5 minutes.
      </p>
      {ways.passkeyOptions === undefined ? null : (
        <>
          <PasskeyForm
            ceremony="get"
            options={ways.passkeyOptions}
            token={page.formToken}
            button="Confirm with your passkey"
          />
          <p data-without-passkey="">
            Your passkey needs a browser that can use it, with scripts allowed for this site.
          </p>
        </>
      )}
      {ways.password ? (
        <form method="post" noValidate>
          <HiddenToken token={page.formToken} />
          <DeskInput
            name="password"
            label="Password"
            kind="password"
            autoComplete="current-password"
          />
          {ways.code ? (
            <DeskInput
              name="code"
              label="Code from your authenticator app"
              autoComplete="one-time-code"
              maxLength={10}
            />
          ) : null}
          <Button>Confirm</Button>
        </form>
      ) : null}
      <p>
        <a href={to === "/desk" ? to : "/desk"}>Back to the desk</a>
      </p>
      <PasskeyScript nonce={nonce} />
    </DeskGate>
  );
}
