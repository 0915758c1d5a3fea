import { data, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { formToken } from "#app/core/people/form-token.server.ts";
import { PasskeyScript } from "#app/ui/desk/passkey-script.tsx";
import { SendAgain } from "#app/ui/desk/send-again.tsx";
import { DeskGate } from "#app/ui/layout/desk-page.tsx";
import { formsStyle } from "./desk/forms-style.ts";
import { keptIn } from "./desk/kept-form.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Send again");
export const links = formsStyle;

/** A form that a confirmation, or the end of a session, stopped on its way. */
export const loader = deskAccess("account.own", async ({ request, context, token }) => {
  const id = keptIn(request);
  const form = id === undefined ? undefined : await context.useCases.readKeptForm({ id, token });
  return data(
    {
      officeName: context.office.officeName,
      form,
      confirmed: new URL(request.url).searchParams.has("confirmed"),
      token: formToken(token),
      nonce: context.nonce,
    },
    { status: form === undefined ? 404 : 200 },
  );
});

export default function SendAgainPage() {
  const { officeName, form, confirmed, token, nonce } = useLoaderData<typeof loader>();
  if (form === undefined) {
    return (
      <DeskGate officeName={officeName} title="There is nothing to send">
        <p>
          <a href="/desk">Go to the desk</a>
        </p>
      </DeskGate>
    );
  }
  const back = form.path.split("?")[0] ?? "/desk";
  return (
    <DeskGate officeName={officeName} title={confirmed ? "Confirmed" : "You are signed in again"}>
      <p>
        {confirmed
          ? "Now send what you were about to do."
          : "You had sent this when your session was over. It was not taken yet."}
      </p>
      <SendAgain
        path={form.path}
        fields={form.fields}
        token={token}
        button={confirmed ? "Go on" : "Send it now"}
        atOnce={confirmed}
      />
      <p>
        <a href={back}>{confirmed ? "Do not do it" : "Go on without sending it"}</a>
      </p>
      {confirmed ? <PasskeyScript nonce={nonce} /> : null}
    </DeskGate>
  );
}
