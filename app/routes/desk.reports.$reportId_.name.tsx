import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { IDENTITY_FIELDS, OPENING_PURPOSES } from "#app/core/identity/opening.ts";
import { deskAccess, formOf } from "#app/http/access.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { ActForm } from "#app/ui/desk/act-form.tsx";
import { FIELD_WORDS, PURPOSE_WORDS } from "#app/ui/desk/approval-words.ts";
import { DeskInput, DeskSelect, DeskSwitch, DeskTextArea } from "#app/ui/desk/desk-fields.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { NAME_OF_WITHDRAWN } from "#app/ui/desk/request-words.ts";
import { Notice } from "#app/ui/desk/small-parts.tsx";
import { Button } from "#app/ui/form/buttons.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { ASK_WORDS } from "./desk/ask-instead.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { openingOfForm } from "./desk/opening-form.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Ask who sent a report");
export const links = formsStyle;

export const loader = deskAccess("report.read", async (input) => {
  const { context, params, person: by } = input;
  const reportId = idOrNotFound("rpt", params["reportId"]);
  const { file } = settled(await context.useCases.readReport({ by, reportId }));
  const { id, code, hasContact, officerAgency } = file.report;
  // Nobody but an officer is asked for a badge.
  const fields = IDENTITY_FIELDS.filter((one) => one !== "badge" || officerAgency !== null);
  return { frame: deskFrame(input), id, code, hasContact, fields };
});

export const action = deskAccess("report.read", async (input) => {
  const { context, params, person: by } = input;
  const reportId = idOrNotFound("rpt", params["reportId"]);
  const values = deskForm(input);
  const read = openingOfForm(values, formOf(input).all("fields"), Date.now());
  if (!read.ok) return data({ problems: read.problems, values }, { status: 422 });
  const outcome = await context.useCases.askForIdentity({
    by,
    opening: { reportId, ...read.opening },
    purpose: values["purpose"] ?? "",
  });
  const again = (field: string, message: string) =>
    data({ problems: [{ field, message }], values }, { status: 422 });
  switch (outcome.kind) {
    case "asked":
      throw seeOther(`/desk/approvals/${outcome.requestId}?done=asked`);
    case "not-found":
      throw refuse(404);
    case "only-glass":
      return again("fields", "An emergency opening does not reach the reporter’s name.");
    case "no-identity":
      return again("fields", "The reporter left nothing about themselves, or it was erased.");
    case "withdrawn":
      return again("told-as", NAME_OF_WITHDRAWN);
    case "no-purpose":
      return again("purpose", "Say why, in at most 500 characters.");
    case "refused":
      return again("fields", ASK_WORDS[outcome.reason]);
  }
});

export default function AskForName() {
  const { frame, id, code, hasContact, fields } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const given = { problems: result?.problems, values: result?.values };
  return (
    <DeskShell frame={frame} current="/desk/queue">
      <DeskHeading
        title="Ask who sent this report"
        about={<a href={`/desk/reports/${id}`}>Back to {code}</a>}
      />
      <ErrorSummary problems={result?.problems} />
      {hasContact ? (
        <ActForm token={frame.formToken}>
          <p>
            Two other people must approve with their passkeys. You see what you name here once, for
            60 minutes. The reporter is told on their next visit.
          </p>
          <fieldset className="usa-fieldset" id="field-fields">
            <legend>What you need to see</legend>
            {fields.map((field) => (
              <DeskSwitch
                key={field}
                name="fields"
                value={field}
                label={FIELD_WORDS[field]}
                on={false}
              />
            ))}
          </fieldset>
          <DeskSelect
            name="told-as"
            label="Why, as the reporter will be told"
            choices={OPENING_PURPOSES.map((value) => ({ value, label: PURPOSE_WORDS[value] }))}
            {...given}
          />
          <DeskTextArea
            name="purpose"
            label="Why, for those who approve"
            hint="Without the name of anybody: it stays in the record."
            {...given}
          />
          <DeskInput
            name="authority"
            label="Legal authority"
            hint="The law, order or consent it rests on."
            {...given}
          />
          <DeskInput
            name="order"
            label="Court order that delays the notice"
            hint="Leave empty when there is none: then the reporter is told on the next visit."
            {...given}
          />
          <DeskInput
            name="until"
            label="The delay ends on"
            hint="Year-month-day, such as 2027-01-31; at most a year away."
            {...given}
          />
          <DeskSwitch
            name="emergency"
            label="This is an emergency"
            hint="A supervisor looks at the opening within 24 hours. It still needs two approvals."
            on={result?.values["emergency"] === "on"}
          />
          <Button>Ask two people</Button>
        </ActForm>
      ) : (
        <Notice tone="note">
          The reporter left nothing about themselves, or it was erased. There is nothing to open.
        </Notice>
      )}
    </DeskShell>
  );
}
