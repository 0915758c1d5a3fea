import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isTokenAbility } from "#app/core/people/api-token.ts";
import { PARTNER } from "#app/core/people/role.ts";
import { deskAccess, formOf, type AtDesk } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { Notice } from "#app/ui/desk/small-parts.tsx";
import { IssueToken, NewToken, TokenTable } from "#app/ui/desk/token-sections.tsx";
import { joinChosen, type Problem, type Values } from "#app/ui/form/problem.ts";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("API tokens");
export const links = formsStyle;

export const loader = deskAccess("account.own", async (input) => {
  const { tokens, grantable, everybody } = await input.context.useCases.listTokens({
    by: input.person,
  });
  return {
    frame: deskFrame(input),
    confirmed: input.person.session.steppedUp,
    ended: new URL(input.request.url).searchParams.get("done") === "ended",
    apiAddress: `${input.person.role === PARTNER ? input.context.origin : input.context.deskOrigin}/api/v1`,
    grantable,
    everybody,
    tokens: tokens.map((one) => ({
      id: one.id,
      label: one.label,
      holder: one.holderName,
      abilities: one.abilities,
      issuedAt: one.issuedAt,
      expiresAt: one.expiresAt,
      lastUsedDay: one.lastUsedDay,
      state: one.state,
    })),
  };
});

/** Who makes a token shows first who they are: it outlives the session. */
const CONFIRM = "/desk/confirm?to=/desk/tokens";

type Result =
  | { readonly kind: "issued"; readonly token: string; readonly label: string }
  | { readonly kind: "again"; readonly problems: readonly Problem[]; readonly values: Values };

export const action = deskAccess("account.own", async (input) => {
  const fields = deskForm(input);
  if (fields["intent"] !== "end") return issue(input);
  const tokenId = idOrNotFound("tok", fields["api-token"]);
  settled(await input.context.useCases.revokeToken({ by: input.person, tokenId }));
  throw seeOther("/desk/tokens?done=ended");
});

async function issue(input: AtDesk & Parameters<typeof formOf>[0]) {
  // Not kept to be sent again: a kept form has one value for each name, and the token would be narrower than asked for.
  if (!input.person.session.steppedUp) throw seeOther(CONFIRM);
  const { all, fields } = formOf(input);
  const label = fields["label"] ?? "";
  const days = fields["days"] ?? "";
  const chosen = all("abilities");
  const values = { label, days, abilities: joinChosen(chosen) };
  const outcome = settled(
    await input.context.useCases.issueToken({
      by: input.person,
      label,
      abilities: chosen.filter(isTokenAbility),
      days: /^\d{1,3}$/.test(days) ? Number(days) : 0,
    }),
  );
  switch (outcome.kind) {
    case "no-label":
      return again("label", "Say what the token is for, in at most 80 characters.", values);
    case "no-abilities":
      return again("abilities", "Choose at least one thing that the token may do.", values);
    case "bad-days":
      return again("days", "Choose how long the token is good.", values);
    case "issued":
      // Shown in answer to the form, not behind a redirect: an address is kept in histories.
      return data<Result>({ kind: "issued", token: outcome.token, label: label.trim() });
  }
}

function again(field: string, message: string, values: Values) {
  return data<Result>({ kind: "again", problems: [{ field, message }], values }, { status: 422 });
}

export default function Tokens() {
  const { frame, tokens, grantable, everybody, ended, apiAddress, confirmed } =
    useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const failed = result?.kind === "again" ? result : undefined;
  const notice =
    result?.kind === "issued" ? (
      <NewToken token={result.token} label={result.label} />
    ) : ended ? (
      <Notice tone="done">The token is ended. Calls with it are refused from now on.</Notice>
    ) : undefined;
  return (
    <DeskShell frame={frame} notice={notice}>
      <DeskHeading
        title="API tokens"
        about="A token lets a program do some of what its holder may do, and no more."
      />
      <TokenTable frame={frame} tokens={tokens} everybody={everybody} />
      <IssueToken
        formToken={frame.formToken}
        apiAddress={apiAddress}
        confirmHref={confirmed ? undefined : CONFIRM}
        grantable={grantable}
        problems={failed?.problems}
        values={failed?.values}
      />
    </DeskShell>
  );
}
