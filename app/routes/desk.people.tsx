import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { AccountsTable, OpenInvitations } from "#app/ui/desk/people-tables.tsx";
import { InviteForm, RecoveryForm, RoleForm } from "#app/ui/desk/people-forms.tsx";
import { SecretLink } from "#app/ui/desk/secret-link.tsx";
import { Notice, Panel } from "#app/ui/desk/small-parts.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { DONE_WORDS, giveRole, invite, recover } from "./desk/account-of-others.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("People");
export const links = formsStyle;

export const loader = deskAccess("people.manage", async (input) => {
  const people = await input.context.useCases.listPeople({ by: input.person });
  if (people === undefined) throw refuse(403);
  const done = new URL(input.request.url).searchParams.get("done") ?? "";
  return {
    frame: deskFrame(input),
    ownId: input.person.id,
    people,
    // Damaged rules count as the strict ones.
    twoPerson: (await input.context.useCases.readOfficePolicy())?.twoPerson !== false,
    invitations: (await input.context.useCases.listInvitations({ by: input.person })) ?? [],
    said: Object.entries(DONE_WORDS).find(([name]) => name === done)?.[1],
  };
});

export const action = deskAccess("people.manage", async (input) => {
  const { context, person } = input;
  const fields = deskForm(input);
  const { intent } = fields;
  switch (intent) {
    case "disable":
    case "enable": {
      const personId = idOrNotFound("usr", fields["person"]);
      const change = intent === "disable" ? "disablePerson" : "enablePerson";
      const outcome = settled(await context.useCases[change]({ by: person, personId }));
      // The page offers no such button.
      if (outcome.kind === "own-account") throw refuse(409);
      throw seeOther(`/desk/people?done=${intent}d`);
    }
    case "release": {
      const personId = idOrNotFound("usr", fields["person"]);
      settled(await context.useCases.releasePasswordPath({ by: person, personId }));
      throw seeOther("/desk/people?done=released");
    }
    case "role":
      return giveRole(input, fields);
    case "recover":
      return recover(input, fields);
    case "withdraw": {
      const invitationId = idOrNotFound("inv", fields["invitation"]);
      settled(await context.useCases.withdrawInvitation({ by: person, invitationId }));
      throw seeOther("/desk/people?done=withdrawn");
    }
    default:
      return invite(input, fields);
  }
});

export default function People() {
  const { frame, people, ownId, invitations, said, twoPerson } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const invited = result?.kind === "link" ? result : undefined;
  const failed = result?.kind === "again" ? result : undefined;
  const others = people.filter(({ id, status }) => id !== ownId && status === "active");
  const { problems, values } = failed ?? {};
  const form = { token: frame.formToken, asks: twoPerson, problems, values };
  const notice =
    invited !== undefined ? (
      <SecretLink href={invited.link} forWhom={invited.name} minutes={invited.minutes} />
    ) : said === undefined ? undefined : (
      <Notice tone="done">{said}</Notice>
    );
  return (
    <DeskShell
      frame={frame}
      current="/desk/people"
      notice={notice}
      warnings={
        twoPerson
          ? []
          : [
              "One-person mode: roles are given and bundles made without a second person's approval.",
            ]
      }
    >
      <DeskHeading title="People" about={`${people.length} accounts`} />
      <AccountsTable token={frame.formToken} people={people} ownId={ownId} />
      <RoleForm {...form} people={others} />
      <RecoveryForm {...form} people={others} />
      <OpenInvitations frame={frame} invitations={invitations} />
      <InviteForm {...form} />
      <Panel title="More about people" id="more">
        <ul>
          <li>
            <a href="/desk/approvers">Who approves that a reporter’s name is seen</a>
          </li>
          <li>
            <a href="/desk/tokens">Everybody’s API tokens</a>
          </li>
        </ul>
      </Panel>
    </DeskShell>
  );
}
