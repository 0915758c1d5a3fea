import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseBlurChoice } from "#app/core/evidence/item-care.ts";
import { deskAccess, requireConfirmed } from "#app/http/access.server.ts";
import { clearCookie, DESK_COOKIE } from "#app/http/cookies.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { PasskeysPanel, PasswordPanel } from "#app/ui/desk/account-sections.tsx";
import { SessionsPanel } from "#app/ui/desk/account-sessions.tsx";
import { CareAccountPanel } from "#app/ui/desk/care-account.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { KeysPanel } from "#app/ui/desk/keys-help.tsx";
import { PasskeyScript } from "#app/ui/desk/passkey-script.tsx";
import { FactList, Notice } from "#app/ui/desk/small-parts.tsx";
import { ROLE_WORDS } from "#app/ui/desk/words.ts";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { changeAccount, FACTOR_INTENTS, type AccountDone } from "./desk/account-change.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame, mayUse } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Your account");
export const links = formsStyle;

export const loader = deskAccess("account.own", async (input) => {
  const { context, person: by, token, request } = input;
  const { useCases } = context;
  const done = new URL(request.url).searchParams.get("done") ?? "";
  return {
    frame: deskFrame(input),
    signInName: by.signInName,
    mayOpen: mayUse(by, "break-glass.open"),
    said: Object.entries(DONE_WORDS).find(([name]) => name === done)?.[1],
    factors: await useCases.listOwnFactors({ by }),
    care: await useCases.readOwnCare({ by }),
    begun: by.session.steppedUp ? await useCases.readBegunCodes({ by }) : undefined,
    passkeyOptions: by.session.steppedUp
      ? await useCases.offerPasskeyEnrolment({ by, token })
      : undefined,
    ...(await useCases.listOwnSessions({ by, token })),
  };
});

export const action = deskAccess("account.own", async (input) => {
  const { context, person: by, token } = input;
  const fields = deskForm(input);
  const intent = fields["intent"] ?? "";
  if (intent === "everywhere") {
    await context.useCases.signOutEverywhere({ by });
    throw seeOther("/desk/sign-in?signed=out", {
      "Set-Cookie": clearCookie(DESK_COOKIE),
      "Clear-Site-Data": '"cache", "cookies", "storage"',
    });
  }
  if (intent === "shortcuts") {
    await context.useCases.setShortcuts({ by, on: fields["shortcuts"] === "on" });
    throw seeOther("/desk/account?done=shortcuts#keys");
  }
  if (intent === "blur") {
    await context.useCases.chooseBlur({ by, blur: parseBlurChoice(fields["blur"]) });
    throw seeOther("/desk/account?done=shortcuts#care");
  }
  if (intent === "confirm" || intent === "add-passkey") {
    // A passkey that was asked for in another session's name cannot be sent again: the page begins anew.
    const here = "/desk/account#passkeys";
    if (!by.session.steppedUp) throw seeOther("/desk/confirm?to=/desk/account");
    if (intent === "confirm") throw seeOther(here);
  } else if (FACTOR_INTENTS.includes(intent)) await requireConfirmed(input);
  const changed = await changeAccount(context.useCases, { by, token, fields });
  if (changed.kind === "confirm-first") throw seeOther("/desk/confirm?to=/desk/account");
  if (changed.kind === "done") throw seeOther(`/desk/account?done=${changed.done}`);
  return data({ problems: [changed.problem] }, { status: 422 });
});

const DONE_WORDS: Readonly<Record<AccountDone | "shortcuts", string>> = {
  "passkey-added": "The passkey is added. Other sessions of yours were ended.",
  "passkey-removed": "The passkey is removed. Other sessions of yours were ended.",
  renamed: "The passkey has its new name.",
  "codes-begun": "Scan the key below and write the first code.",
  "codes-on": "From now on your password needs a code.",
  "codes-off": "Codes are no longer asked for.",
  "password-changed": "The password is changed. Other sessions of yours were ended.",
  "password-removed": "The password is removed.",
  "session-ended": "That session is ended.",
  shortcuts: "Kept for you, on every device.",
};

export default function Account() {
  const { frame, signInName, mayOpen, said, factors, begun, passkeyOptions, ...page } =
    useLoaderData<typeof loader>();
  const problems = useActionData<typeof action>()?.problems;
  const section = { frame, problems };
  return (
    <DeskShell
      frame={frame}
      notice={said === undefined ? undefined : <Notice tone="done">{said}</Notice>}
    >
      <DeskHeading title="Your account" />
      <FactList
        facts={[
          { term: "Name", value: frame.person.name },
          { term: "Sign-in name", value: signInName },
          { term: "Role", value: ROLE_WORDS[frame.person.role] },
          { term: "For programs", value: <a href="/desk/tokens">Your API tokens</a> },
        ]}
      />
      {mayOpen ? (
        <p>
          Must you see a report or case that is not yours?{" "}
          <a href="/desk/break-glass">Emergency opening</a>
        </p>
      ) : null}
      <PasskeysPanel {...section} passkeys={factors.passkeys} options={passkeyOptions} />
      <PasswordPanel {...section} password={factors.password} codes={factors.codes} begun={begun} />
      <KeysPanel frame={frame} />
      <CareAccountPanel token={frame.formToken} {...page.care} />
      <SessionsPanel frame={frame} sessions={page.sessions} signIns={page.signIns} />
      {passkeyOptions === undefined ? null : <PasskeyScript nonce={frame.nonce} />}
    </DeskShell>
  );
}
