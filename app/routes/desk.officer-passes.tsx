import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deskAccess, type AtDesk } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { IssuePass, NewPass, PassTable } from "#app/ui/desk/pass-sections.tsx";
import { Notice } from "#app/ui/desk/small-parts.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import type { Problem, Values } from "#app/ui/form/problem.ts";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Officers’ passes");
export const links = formsStyle;

export const loader = deskAccess("officer-token.manage", async (input) => {
  const { context, person: by, request } = input;
  const { tokens } = settled(await context.useCases.listOfficerTokens({ by }));
  return {
    frame: deskFrame(input),
    confirmed: by.session.steppedUp,
    ended: new URL(request.url).searchParams.get("done") === "ended",
    address: `${context.origin}/officers`,
    tokens: tokens.map(({ id, agency, label, issuedAt, expiresAt, lastUsedDay, state }) => ({
      ...{ id, agency, label, issuedAt, expiresAt, lastUsedDay, state },
    })),
  };
});

/** Who makes a pass shows first who they are: it outlives the session. */
const CONFIRM = "/desk/confirm?to=/desk/officer-passes";

type Result =
  | { readonly kind: "issued"; readonly token: string; readonly agency: string }
  | { readonly kind: "again"; readonly problems: readonly Problem[]; readonly values: Values };

export const action = deskAccess("officer-token.manage", async (input) => {
  const fields = deskForm(input);
  if (fields["intent"] !== "end") return issue(input);
  const tokenId = idOrNotFound("oft", fields["pass"]);
  settled(await input.context.useCases.revokeOfficerToken({ by: input.person, tokenId }));
  throw seeOther("/desk/officer-passes?done=ended");
});

const WRONG = {
  "no-agency": ["agency", "Name the agency in small letters, digits and hyphens, at most 40."],
  "no-label": ["label", "Say for whom it is, in at most 80 characters."],
  "bad-days": ["days", "Choose how long it is good."],
} as const;

async function issue(input: AtDesk & Parameters<typeof deskForm>[0]) {
  if (!input.person.session.steppedUp) throw seeOther(CONFIRM);
  const values = deskForm(input);
  const { agency = "", label = "", days = "" } = values;
  const outcome = settled(
    await input.context.useCases.issueOfficerToken({
      ...{ by: input.person, agency, label },
      days: /^\d{1,3}$/.test(days) ? Number(days) : 0,
    }),
  );
  if (outcome.kind === "issued") {
    // Shown in answer to the form, not behind a redirect: an address is kept in histories.
    return data<Result>({ kind: "issued", token: outcome.token, agency: agency.trim() });
  }
  const [field, message] = WRONG[outcome.kind];
  return data<Result>({ kind: "again", problems: [{ field, message }], values }, { status: 422 });
}

export default function OfficerPasses() {
  const { frame, tokens, ended, address, confirmed } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const failed = result?.kind === "again" ? result : undefined;
  const notice =
    result?.kind === "issued" ? (
      <NewPass token={result.token} agency={result.agency} address={address} />
    ) : ended ? (
      <Notice tone="done">The pass is ended. Nobody begins a report with it any more.</Notice>
    ) : undefined;
  return (
    <DeskShell frame={frame} current="/desk/officer-passes" notice={notice}>
      <DeskHeading
        title="Officers’ passes"
        about="With its agency’s pass an officer reaches the form for officers, and nothing else."
      />
      <ErrorSummary problems={failed?.problems} />
      <PassTable frame={frame} tokens={tokens} />
      <IssuePass
        formToken={frame.formToken}
        address={address}
        confirmHref={confirmed ? undefined : CONFIRM}
        problems={failed?.problems}
        values={failed?.values}
      />
    </DeskShell>
  );
}
