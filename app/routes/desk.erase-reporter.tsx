import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { ActForm } from "#app/ui/desk/act-form.tsx";
import { DeskInput, DeskTextArea } from "#app/ui/desk/desk-fields.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { Notice } from "#app/ui/desk/small-parts.tsx";
import { Button } from "#app/ui/form/buttons.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { askInstead } from "./desk/ask-instead.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Erase who sent a report");
export const links = formsStyle;

/** By the report's code: whoever erases reads no reports. */
export const loader = deskAccess("reporter.erase", (input) =>
  Promise.resolve({
    frame: deskFrame(input),
    erased: new URL(input.request.url).searchParams.get("done") === "erased",
  }),
);

export const action = deskAccess("reporter.erase", async (input) => {
  const { context, person: by } = input;
  const values = deskForm(input);
  const reason = values["reason"] ?? "";
  const again = (field: string, message: string) =>
    data({ problems: [{ field, message }], values }, { status: 422 });
  const reportCode = values["code"] ?? "";
  const outcome = await context.useCases.eraseReporter({ by, reportCode, reason });
  switch (outcome.kind) {
    case "erased":
      throw seeOther("/desk/erase-reporter?done=erased");
    case "not-found":
      return again("code", "No report has this code. Look at the spelling.");
    case "no-reason":
      return again("reason", "Say why, in at most 500 characters.");
    case "needs-approval": {
      const asked = await askInstead(context.useCases, by, outcome, reason);
      if (asked.kind === "problem") return again("reason", asked.message);
      throw seeOther(asked.href);
    }
    case "refused":
      throw refuse(403);
  }
});

export default function EraseReporter() {
  const { frame, erased } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const given = { problems: result?.problems, values: result?.values };
  return (
    <DeskShell
      frame={frame}
      current="/desk/erase-reporter"
      notice={
        erased && result === undefined ? (
          <Notice tone="done">Who sent the report is erased. The report itself stays.</Notice>
        ) : undefined
      }
    >
      <DeskHeading title="Erase who sent a report" />
      <p>
        Erases the sealed name and contact, the names of files, and what was said to get a new code
        for the report, for good. The report, its files and the proofs stay. What was handed out
        before cannot be called back.
      </p>
      <ActForm token={frame.formToken}>
        <DeskInput name="code" label="The report's code" {...given} />
        <DeskTextArea
          name="reason"
          label="Why"
          hint="Without the name of anybody: it stays in the record."
          {...given}
        />
        <Button look="secondary">Erase who sent it</Button>
      </ActForm>
    </DeskShell>
  );
}
