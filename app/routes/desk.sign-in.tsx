import { data, type HeadersFunction, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { DESK_COOKIE, readCookie, setCookie } from "#app/http/cookies.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { DeskInput } from "#app/ui/desk/desk-fields.tsx";
import { Notice } from "#app/ui/desk/small-parts.tsx";
import { Button } from "#app/ui/form/buttons.tsx";
import { DeskGate } from "#app/ui/layout/desk-page.tsx";
import { deskDestination } from "./desk/destination.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Sign in");
export const links = formsStyle;

export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const loader = publicAccess(async ({ request, context }) => {
  const { searchParams } = new URL(request.url);
  const token = readCookie(request, DESK_COOKIE);
  const person = token === undefined ? undefined : await context.useCases.findSession({ token });
  if (person !== undefined) throw seeOther(deskDestination(searchParams.get("to")));
  return {
    officeName: context.office.officeName,
    said: saidBefore(searchParams),
  };
});

export const action = publicAccess(async ({ request, context }) => {
  const { fields } = formOf({ context });
  const signInName = fields["sign-in-name"] ?? "";
  const outcome = await context.useCases.signIn({ signInName, password: fields["password"] ?? "" });
  switch (outcome.kind) {
    case "signed-in":
      throw seeOther(deskDestination(new URL(request.url).searchParams.get("to")), {
        "Set-Cookie": setCookie(DESK_COOKIE, outcome.token),
      });
    case "no-match":
      return again(signInName, 422, "The sign-in name and the password do not belong together.");
    case "passkey-only":
      return again(signInName, 403, "This office signs in with passkeys only.");
    case "wait":
      return again(signInName, 429, "Wait a few seconds, then try again.", 5);
    case "locked":
      return again(
        signInName,
        429,
        "There were too many tries with this sign-in name. Wait 15 minutes, then try again.",
        900,
      );
    case "busy":
      return again(
        signInName,
        503,
        "Many people are signing in at once. Try again in a few seconds.",
        5,
      );
  }
});

function again(signInName: string, status: number, problem: string, retryAfter?: number) {
  return data(
    { problem, values: { "sign-in-name": signInName } },
    {
      status,
      headers: retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) },
    },
  );
}

function saidBefore(search: URLSearchParams): string | undefined {
  if (search.get("signed") === "out") return "You are signed out.";
  if (search.get("account") === "made") return "Your account is ready. Sign in with it.";
  return search.has("to")
    ? "Please sign in. Sessions end after 15 minutes without use."
    : undefined;
}

export default function SignIn() {
  const { officeName, said } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <DeskGate officeName={officeName} title="Sign in to the desk">
      {result !== undefined ? (
        <Notice tone="failed">{result.problem}</Notice>
      ) : said === undefined ? null : (
        <Notice tone="note">{said}</Notice>
      )}
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
        <Button>Sign in</Button>
      </form>
      <p className="quiet">
        This system is for people authorized by the {officeName} and for official work only. What
        you open, change and download here is recorded. Use without authorization can be prosecuted.
      </p>
    </DeskGate>
  );
}
