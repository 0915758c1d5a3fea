import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { ActForm } from "#app/ui/desk/act-form.tsx";
import { DeskInput, DeskTextArea } from "#app/ui/desk/desk-fields.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { Notice, Panel } from "#app/ui/desk/small-parts.tsx";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import type { Problem } from "#app/ui/form/problem.ts";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Emergency opening");
export const links = formsStyle;

export const loader = deskAccess("break-glass.open", (input) =>
  Promise.resolve({
    frame: deskFrame(input),
    ended: new URL(input.request.url).searchParams.get("done") === "ended",
  }),
);

/** Opens a report or case by the code that somebody was told, or ends what is open. */
export const action = deskAccess("break-glass.open", async (input) => {
  const { context, person: by } = input;
  const fields = deskForm(input);
  if (fields["intent"] === "end") {
    const glassId = idOrNotFound("gls", fields["opening"]);
    settled(await context.useCases.endGlass({ by, glassId }));
    throw seeOther("/desk/break-glass?done=ended");
  }
  const code = fields["code"] ?? "";
  const reason = fields["reason"] ?? "";
  const outcome = await context.useCases.breakGlass({ by, code, reason });
  const again = (problem: Problem) =>
    data({ problems: [problem], values: { code, reason } }, { status: 422 });
  switch (outcome.kind) {
    // The same words for what is not there and for what is kept from this person.
    case "not-found":
      return again({
        field: "code",
        message: "There is nothing with this code that you can open. Check how it is written.",
      });
    case "reason":
      return again({ field: "reason", message: "Say why, in 10 to 2,000 characters." });
    default: {
      const { subjectId } = settled(outcome);
      throw seeOther(
        subjectId.startsWith("rpt_") ? `/desk/reports/${subjectId}` : `/desk/cases/${subjectId}`,
      );
    }
  }
});

export default function BreakGlass() {
  const { frame, ended } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <DeskShell
      frame={frame}
      notice={ended ? <Notice tone="done">The opening has ended.</Notice> : undefined}
    >
      <DeskHeading
        title="Emergency opening"
        about="For a report or case that is not yours, when waiting for a colleague would do harm."
      />
      <Panel title="Open one report or case" id="open">
        <ul>
          <li>You can look at it for 60 minutes. You cannot change it or fetch originals.</li>
          <li>Your name and your reason go into the custody log.</li>
          <li>A supervisor or an auditor reviews it within 24 hours.</li>
        </ul>
        <ActForm token={frame.formToken} intent="open" action="/desk/break-glass">
          <DeskInput
            name="code"
            label="Code of the report or number of the case"
            problems={failed?.problems}
            values={failed?.values}
          />
          <DeskTextArea
            name="reason"
            label="Why you must see it now"
            hint="Names of witnesses do not belong here."
            problems={failed?.problems}
            values={failed?.values}
          />
          <ButtonRow>
            <Button>Open for 60 minutes</Button>
          </ButtonRow>
        </ActForm>
      </Panel>
    </DeskShell>
  );
}
