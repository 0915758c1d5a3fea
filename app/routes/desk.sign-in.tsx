import {
  data,
  type AppLoadContext,
  type HeadersFunction,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { instantFromMillis } from "#app/core/instant.ts";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { DESK_COOKIE, readCookie, setCookie } from "#app/http/cookies.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { DeskInput } from "#app/ui/desk/desk-fields.tsx";
import { PasskeyForm } from "#app/ui/desk/passkey-form.tsx";
import { PasskeyScript } from "#app/ui/desk/passkey-script.tsx";
import { Notice } from "#app/ui/desk/small-parts.tsx";
import { Button } from "#app/ui/form/buttons.tsx";
import { DeskGate } from "#app/ui/layout/desk-page.tsx";
import { attemptWords } from "./desk/attempt-words.ts";
import { deskDestination } from "./desk/destination.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { keptIn } from "./desk/kept-form.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Sign in");
export const links = formsStyle;

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const loader = publicAccess(async ({ request, context }) => {
  const { searchParams } = new URL(request.url);
  const token = readCookie(request, DESK_COOKIE);
  const isPost = context.form !== undefined;
  const person = token === undefined ? undefined : await context.useCases.findSession({ token });
  // After a form of this page the loader runs too: the answer is the form's.
  if (person !== undefined && !isPost) throw seeOther(deskDestination(searchParams.get("to")));
  return {
    officeName: context.office.officeName,
    banner: context.office.signInBanner,
    said: saidBefore(searchParams),
    passkeyOptions: await context.useCases.offerPasskeySignIn(),
    nonce: context.nonce,
  };
});

export const action = publicAccess(async ({ request, context }) => {
  const { fields } = formOf({ context });
  const signInName = fields["sign-in-name"] ?? "";
  const posted = fields["credential"] ?? "";
  const outcome =
    posted === ""
      ? await context.useCases.signIn({
          signInName,
          password: fields["password"] ?? "",
          code: fields["code"] ?? "",
        })
      : await context.useCases.signInWithPasskey({ posted });
  if (outcome.kind === "signed-in") throw await welcome(request, context, outcome);
  const { status, problem, retryAfter } = attemptWords(outcome, instantFromMillis(Date.now()));
  return data(
    { problem, values: { "sign-in-name": signInName } },
    {
      status,
      headers: retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) },
    },
  );
});

/** Leads to where the person wanted to go; or to what they had written when their session ran out. */
async function welcome(
  request: Request,
  { useCases }: AppLoadContext,
  { token }: { readonly token: string },
): Promise<Response> {
  const cookie = { "Set-Cookie": setCookie(DESK_COOKIE, token) };
  const to = deskDestination(new URL(request.url).searchParams.get("to"));
  const id = keptIn(request);
  const from = readCookie(request, DESK_COOKIE);
  const kept =
    id === undefined || from === undefined
      ? undefined
      : await useCases.moveKeptForm({ id, from, to: token });
  if (kept !== undefined) return seeOther(`/desk/send-again?kept=${kept}`, cookie);
  return seeOther(to, cookie);
}

function saidBefore(search: URLSearchParams): string | undefined {
  if (search.get("signed") === "out") return "You are signed out.";
  if (search.get("account") === "made") return "Your account is ready. Sign in with it.";
  if (search.has("kept")) {
    return "Your session had ended. What you wrote is kept: sign in, and you can send it.";
  }
  return search.has("to")
    ? "Please sign in. A session ends after a while without use, and when you sign in at a third place."
    : undefined;
}

export default function SignIn() {
  const { officeName, banner, said, passkeyOptions, nonce } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const withPasskey = passkeyOptions !== undefined;
  return (
    <DeskGate officeName={officeName} title="Sign in to the desk">
      {result !== undefined ? (
        <Notice tone="failed">{result.problem}</Notice>
      ) : said === undefined ? null : (
        <Notice tone="note">{said}</Notice>
      )}
      <p className="gate__banner">{banner}</p>
      {withPasskey ? (
        <PasskeyForm ceremony="get" options={passkeyOptions} button="Sign in with a passkey" />
      ) : null}
      {withPasskey ? <p className="gate__or">or with a password</p> : null}
      <form method="post" noValidate>
        <DeskInput
          name="sign-in-name"
          label="Sign-in name"
          autoComplete="username"
          values={result?.values}
        />
        <DeskInput
          name="password"
          label="Password"
          kind="password"
          autoComplete="current-password"
        />
        <DeskInput
          name="code"
          label="Code from your authenticator app"
          hint="Only if you set one up."
          autoComplete="one-time-code"
          maxLength={10}
        />
        <Button look={withPasskey ? "secondary" : "primary"}>
          {withPasskey ? "Sign in with the password" : "Sign in"}
        </Button>
      </form>

      {withPasskey ? <PasskeyScript nonce={nonce} /> : null}
    </DeskGate>
  );
}
