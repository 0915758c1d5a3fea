import { data, type HeadersFunction, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deskAccess, requireConfirmed } from "#app/http/access.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { ActForm } from "#app/ui/desk/act-form.tsx";
import { ActInWords, DecideForms, ExactText } from "#app/ui/desk/approval-sections.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { OpenedIdentity } from "#app/ui/desk/opened-identity.tsx";
import { PasskeyScript } from "#app/ui/desk/passkey-script.tsx";
import { SecretLink } from "#app/ui/desk/secret-link.tsx";
import { Notice, Panel } from "#app/ui/desk/small-parts.tsx";
import { Button } from "#app/ui/form/buttons.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound } from "./desk/answers.server.ts";
import { invitationLink } from "./desk/account-of-others.server.ts";
import { DECIDE_WORDS, DONE_WORDS, doApproved } from "./desk/approval-change.server.ts";
import { actView } from "./desk/approval-view.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame, mayUse } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Approval");
export const links = formsStyle;
/** A page with a reporter's name leaves the screen by itself. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const loader = deskAccess("account.own", async (input) => {
  const { context, params, person: by, request: asked } = input;
  const requestId = idOrNotFound("apr", params["requestId"]);
  const found = await context.useCases.readApproval({ by, requestId });
  if (found === undefined) throw refuse(404);
  const { request, withdrawn, options } = found;
  const done = new URL(asked.url).searchParams.get("done") ?? "";
  return {
    frame: deskFrame(input),
    act: actView(request, { withdrawn, compares: mayUse(by, "reporter.answer") }),
    kind: request.act,
    subject: request.subject,
    options,
    signs: request.waitsForMySignature,
    approves: request.waitsForMe,
    refusable: request.refusable,
    doable: request.doable,
    said: Object.entries(DONE_WORDS).find(([name]) => name === done)?.[1],
  };
});

export const action = deskAccess("account.own", async (input) => {
  const { context, params, person: by } = input;
  const requestId = idOrNotFound("apr", params["requestId"]);
  const fields = deskForm(input);
  const { useCases } = context;
  const back = `/desk/approvals/${requestId}`;
  switch (fields["intent"]) {
    case "approve": {
      const credential = fields["credential"] ?? "";
      const outcome = await useCases.approveAct({ by, requestId, credential });
      if (outcome.kind === "not-found") throw refuse(404);
      if (outcome.kind === "refused") return again(DECIDE_WORDS[outcome.reason]);
      throw seeOther(`${back}?done=decided`);
    }
    case "refuse": {
      const reason = (fields["reason"] ?? "").trim();
      if (reason === "") {
        return data(
          { problems: [{ field: "reason", message: "Say why, in a few words." }] },
          { status: 422 },
        );
      }
      const outcome = await useCases.refuseAct({ by, requestId, reason });
      if (outcome.kind === "not-found") throw refuse(404);
      if (outcome.kind === "refused") return again(DECIDE_WORDS[outcome.reason]);
      throw seeOther(`${back}?done=refused`);
    }
    case "do": {
      // What is grave stays grave when it was approved: the one who does it sits there.
      await requireConfirmed(input);
      const found = await useCases.readApproval({ by, requestId });
      if (found === undefined) throw refuse(404);
      const outcome = await doApproved(useCases, { by, request: found.request });
      if (outcome.kind === "problem") return again(outcome.message);
      if (outcome.kind === "link") {
        const { token, forWhom, minutes } = outcome;
        return data({
          made: { href: invitationLink(context.deskOrigin, token), forWhom, minutes },
        });
      }
      if (outcome.kind === "opened") {
        return data({ opened: outcome.opened }, { headers: { Refresh: `3600; url=${back}` } });
      }
      throw seeOther(outcome.href ?? `${back}?done=done`);
    }
    default:
      throw refuse(400);
  }
});

function again(failed: string) {
  return data({ failed }, { status: 422 });
}

export default function Approval() {
  const { frame, act, kind, subject, options, said, ...may } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const opened = result !== undefined && "opened" in result ? result.opened : undefined;
  const made = result !== undefined && "made" in result ? result.made : undefined;
  const failed = result !== undefined && "failed" in result ? result.failed : undefined;
  const problems = result !== undefined && "problems" in result ? result.problems : undefined;
  return (
    <DeskShell
      frame={frame}
      current="/desk/approvals"
      notice={
        failed !== undefined ? (
          <Notice tone="failed">{failed}</Notice>
        ) : made !== undefined ? (
          <SecretLink {...made} />
        ) : said === undefined || result !== undefined ? undefined : (
          <Notice tone="done">{said}</Notice>
        )
      }
    >
      <DeskHeading title={act.title} about={<bdi>{act.about}</bdi>} />
      {opened === undefined ? null : <OpenedIdentity opened={opened} frame={frame} />}
      <ActInWords act={act} frame={frame} />
      {may.doable ? (
        <Panel title="Approved" id="do">
          {kind === "bundle-export" ? (
            <p>
              <a href={`/desk/cases/${subject}#bundles`}>Make the bundle at its case</a>
            </p>
          ) : (
            <ActForm token={frame.formToken} intent="do">
              <p>{kind === "identity-open" ? OPEN_WARNING : "It can be done once."}</p>
              <Button>{kind === "identity-open" ? "See it now, once" : "Do it now"}</Button>
            </ActForm>
          )}
        </Panel>
      ) : null}
      <DecideForms
        act={act}
        frame={frame}
        options={options}
        signs={may.signs}
        approves={may.approves}
        refusable={may.refusable}
        problems={problems}
      />
      <ExactText act={act} />
      {options === undefined ? null : <PasskeyScript nonce={frame.nonce} />}
    </DeskShell>
  );
}

const OPEN_WARNING =
  "You see it this one time, for 60 minutes, marked with your name. The record says so before anything is shown, and the reporter is told.";
