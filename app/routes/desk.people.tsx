import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ACCOUNT_ROLES, isRole, type Role } from "#app/core/people/role.ts";
import { deskAccess, type AtDesk } from "#app/http/access.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { ActForm } from "#app/ui/desk/act-form.tsx";
import { Table } from "#app/ui/desk/case-tables.tsx";
import { DeskInput, DeskSelect } from "#app/ui/desk/desk-fields.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { SecretLink } from "#app/ui/desk/secret-link.tsx";
import { Notice, Panel } from "#app/ui/desk/small-parts.tsx";
import { StateChip } from "#app/ui/desk/status-chip.tsx";
import { ROLE_WORDS } from "#app/ui/desk/words.ts";
import { Button } from "#app/ui/form/buttons.tsx";
import type { Problem, Values } from "#app/ui/form/problem.ts";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("People");
export const links = formsStyle;

export const loader = deskAccess("people.manage", async (input) => {
  const people = await input.context.useCases.listPeople({ by: input.person });
  if (people === undefined) throw refuse(403);
  const done = new URL(input.request.url).searchParams.get("done");
  return { frame: deskFrame(input), ownId: input.person.id, people, disabled: done === "disabled" };
});

type Result =
  | { readonly kind: "invited"; readonly link: string; readonly name: string }
  | { readonly kind: "again"; readonly problems: readonly Problem[]; readonly values: Values };

export const action = deskAccess("people.manage", async (input) => {
  const { context, person } = input;
  const fields = deskForm(input);
  if (fields["intent"] !== "disable") return invite(input, fields);
  const personId = idOrNotFound("usr", fields["person"]);
  const outcome = settled(await context.useCases.disablePerson({ by: person, personId }));
  // The page offers no such button.
  if (outcome.kind === "own-account") throw refuse(409);
  throw seeOther("/desk/people?done=disabled");
});

async function invite(
  { context, person }: AtDesk & Pick<Parameters<typeof deskFrame>[0], "context">,
  fields: Values,
) {
  const name = fields["name"] ?? "";
  const role = fields["role"];
  const values = { name, role: role ?? "" };
  if (!isRole(role)) return again("role", "Choose a role.", values);
  const agency = fields["agency"] ?? "";
  const outcome = settled(
    await context.useCases.invitePerson({ by: person, displayName: name, role, agency }),
  );
  if (outcome.kind === "no-agency") {
    return again(
      "agency",
      "Name the partner's agency in letters, digits and dashes, such as metro-police.",
      { ...values, agency },
    );
  }
  if (outcome.kind === "no-name") {
    return again("name", "Write the person's name, at most 120 characters.", values);
  }
  // Shown in answer to the form, not behind a redirect: an address is kept in histories.
  const link = `${context.deskOrigin}/desk/invitation/${outcome.token}`;
  return data<Result>({ kind: "invited", link, name: name.trim() });
}

function again(field: string, message: string, values: Values) {
  return data<Result>({ kind: "again", problems: [{ field, message }], values }, { status: 422 });
}

/** The order in which an office fills its roles. */
const CHOICES = ACCOUNT_ROLES.map((role: Role) => ({ value: role, label: ROLE_WORDS[role] }));

export default function People() {
  const { frame, people, ownId, disabled } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const invited = result?.kind === "invited" ? result : undefined;
  const failed = result?.kind === "again" ? result : undefined;
  const notice =
    invited !== undefined ? (
      <SecretLink href={invited.link} forWhom={invited.name} />
    ) : disabled ? (
      <Notice tone="done">The account is disabled and signed out everywhere.</Notice>
    ) : undefined;
  return (
    <DeskShell
      frame={frame}
      current="/desk/people"
      notice={notice}
      warnings={[
        "One-person mode: roles are given and bundles made without a second person's approval.",
      ]}
    >
      <DeskHeading title="People" about={`${people.length} accounts`} />
      <Table caption="Accounts" columns={["Name", "Sign-in name", "Role", "State", "Act"]}>
        {people.map((one) => (
          <tr key={one.id}>
            <td>
              <bdi>{one.displayName}</bdi>
            </td>
            <td>{one.signInName}</td>
            <td>{ROLE_WORDS[one.role]}</td>
            <td>
              {one.status === "active" ? (
                <StateChip tone="done">Active</StateChip>
              ) : (
                <StateChip tone="idle">Disabled</StateChip>
              )}
            </td>
            <td>
              {one.status !== "active" || one.id === ownId ? null : (
                <ActForm token={frame.formToken} intent="disable" hidden={{ person: one.id }}>
                  <Button look="quiet">
                    Disable<span className="sr-only"> {one.displayName}</span>
                  </Button>
                </ActForm>
              )}
            </td>
          </tr>
        ))}
      </Table>
      <Panel title="Invite somebody" id="invite">
        <ActForm token={frame.formToken} intent="invite" inline action="/desk/people">
          <DeskInput name="name" label="Name" problems={failed?.problems} values={failed?.values} />
          <DeskSelect
            name="role"
            label="Role"
            choices={CHOICES}
            problems={failed?.problems}
            values={failed?.values}
          />
          <DeskInput
            name="agency"
            label="Agency"
            hint="For a partner agency's account only."
            problems={failed?.problems}
            values={failed?.values}
          />
          <Button look="secondary">Make an invitation link</Button>
        </ActForm>
      </Panel>
    </DeskShell>
  );
}
