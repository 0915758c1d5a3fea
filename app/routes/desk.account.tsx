import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { clearCookie, DESK_COOKIE } from "#app/http/cookies.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { ActForm } from "#app/ui/desk/act-form.tsx";
import { Table } from "#app/ui/desk/case-tables.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { FactList, Panel } from "#app/ui/desk/small-parts.tsx";
import { ROLE_WORDS } from "#app/ui/desk/words.ts";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { When } from "#app/ui/time/when.tsx";
import { deskForm } from "./desk/form.server.ts";
import { deskFrame, mayUse } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Your account");

export const loader = deskAccess("account.own", async (input) => ({
  frame: deskFrame(input),
  signInName: input.person.signInName,
  mayOpen: mayUse(input.person, "break-glass.open"),
  ...(await input.context.useCases.listOwnSessions({ by: input.person, token: input.token })),
}));

/** Signs the person out everywhere, here too. */
export const action = deskAccess("account.own", async (input) => {
  deskForm(input);
  await input.context.useCases.signOutEverywhere({ by: input.person });
  return seeOther("/desk/sign-in?signed=out", {
    "Set-Cookie": clearCookie(DESK_COOKIE),
    "Clear-Site-Data": '"cache", "cookies", "storage"',
  });
});

export default function Account() {
  const { frame, signInName, sessions, mayOpen } = useLoaderData<typeof loader>();
  const { zone, now } = frame;
  return (
    <DeskShell frame={frame}>
      <DeskHeading title="Your account" />
      <FactList
        facts={[
          { term: "Name", value: frame.person.name },
          { term: "Sign-in name", value: signInName },
          { term: "Role", value: ROLE_WORDS[frame.person.role] },
        ]}
      />
      {mayOpen ? (
        <p>
          Must you see a report or case that is not yours?{" "}
          <a href="/desk/break-glass">Emergency opening</a>
        </p>
      ) : null}
      <Panel title="Where you are signed in" id="sessions">
        <Table caption="Sessions, oldest first" columns={["Signed in", "Last used", "Where"]}>
          {sessions.map((session) => (
            <tr key={`${session.createdAt} ${session.lastSeenAt}`}>
              <td>
                <When at={session.createdAt} zone={zone} now={now} />
              </td>
              <td>
                <When at={session.lastSeenAt} zone={zone} now={now} />
              </td>
              <td>{session.isThisOne ? "This browser" : "Elsewhere"}</td>
            </tr>
          ))}
        </Table>
        <p className="quiet">
          A session ends after 15 minutes without use, and after 10 hours in any case.
        </p>
        <ActForm token={frame.formToken}>
          <ButtonRow>
            <Button look="secondary">Sign out everywhere</Button>
          </ButtonRow>
        </ActForm>
      </Panel>
    </DeskShell>
  );
}
