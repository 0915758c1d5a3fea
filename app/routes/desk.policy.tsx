import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isLeftToOne } from "#app/core/people/office-policy.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { ActForm } from "#app/ui/desk/act-form.tsx";
import { DeskSelect, DeskSwitch, DeskTextArea } from "#app/ui/desk/desk-fields.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { FactList, Notice, Panel } from "#app/ui/desk/small-parts.tsx";
import { POLICY_WORDS } from "#app/ui/desk/approval-words.ts";
import { Button } from "#app/ui/form/buttons.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { askInstead } from "./desk/ask-instead.server.ts";
import { settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame, mayUse } from "./desk/frame.server.ts";
import { POLICY_PROBLEMS, policyOfForm } from "./desk/policy-form.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Rules of the office");
export const links = formsStyle;

/** Everybody may read by which rules the office works. */
export const loader = deskAccess("account.own", async (input) => {
  const policy = await input.context.useCases.readOfficePolicy();
  return {
    frame: deskFrame(input),
    policy,
    // Damaged rules are shown as such; nobody changes them here.
    asks: !isLeftToOne(policy, "policy-change"),
    mayChange: mayUse(input.person, "people.manage"),
    changed: new URL(input.request.url).searchParams.get("done") === "changed",
  };
});

export const action = deskAccess("people.manage", async (input) => {
  const { context, person: by } = input;
  const fields = deskForm(input);
  const policy = policyOfForm(fields);
  const outcome = settled(await context.useCases.changePolicy({ by, policy }));
  switch (outcome.kind) {
    case "changed":
      throw seeOther("/desk/policy?done=changed");
    case "problem":
      return data({ problem: POLICY_PROBLEMS[outcome.problem], fields }, { status: 422 });
    case "needs-approval": {
      const asked = await askInstead(context.useCases, by, outcome, fields["purpose"]);
      if (asked.kind === "problem")
        return data({ problem: asked.message, fields }, { status: 422 });
      throw seeOther(asked.href);
    }
    default:
      throw refuse(409);
  }
});

const SWITCHES = ["twoPerson", "passkeyOnly", "deviceBoundOnly"] as const;

export default function Policy() {
  const { frame, policy, asks, mayChange, changed } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <DeskShell
      frame={frame}
      current="/desk/policy"
      notice={
        result !== undefined ? (
          <Notice tone="failed">{result.problem}</Notice>
        ) : changed ? (
          <Notice tone="done">The rules are changed. They hold from now on.</Notice>
        ) : undefined
      }
      warnings={policy?.twoPerson === false ? [ONE_PERSON] : []}
    >
      <DeskHeading title="Rules of the office" />
      {policy === undefined ? (
        <Notice tone="failed">
          The stored rules cannot be read, so the strict ones hold. Ask the operator to restore
          them.
        </Notice>
      ) : mayChange ? (
        <Panel title="Change the rules" id="rules">
          <ActForm token={frame.formToken}>
            {SWITCHES.map((name) => (
              <DeskSwitch
                key={name}
                name={name}
                {...POLICY_WORDS[name]}
                on={result === undefined ? policy[name] : result.fields[name] === "on"}
              />
            ))}
            <DeskSelect
              name="idleMinutes"
              label="A session ends after"
              values={{
                idleMinutes: result?.fields["idleMinutes"] ?? String(policy.idleMinutes),
              }}
              choices={[
                { value: "15", label: "15 minutes without use" },
                { value: "30", label: "30 minutes without use" },
              ]}
            />
            {asks ? (
              <DeskTextArea
                name="purpose"
                label="Why"
                hint="Whoever approves it reads this. You sign the request with your passkey first."
                values={result?.fields}
              />
            ) : null}
            <Button look="secondary">{asks ? "Ask for this change" : "Change the rules"}</Button>
          </ActForm>
        </Panel>
      ) : (
        <FactList
          facts={[
            ...SWITCHES.map((name) => ({
              term: POLICY_WORDS[name].label,
              value: policy[name] ? "On" : "Off",
            })),
            { term: "A session ends after", value: `${policy.idleMinutes} minutes without use` },
          ]}
        />
      )}
    </DeskShell>
  );
}

const ONE_PERSON =
  "One person can do everything their role allows: no second person is asked. Turn on two people for grave acts as soon as two of you have passkeys.";
