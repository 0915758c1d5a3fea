import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { ActForm } from "#app/ui/desk/act-form.tsx";
import { DeskInput } from "#app/ui/desk/desk-fields.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { PageFields } from "#app/ui/desk/page-fields.tsx";
import { pageProblemWords } from "#app/ui/desk/page-words.ts";
import { Panel } from "#app/ui/desk/small-parts.tsx";
import { Button } from "#app/ui/form/buttons.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("New page of an event");
export const links = formsStyle;

export const loader = deskAccess("incident-page.manage", (input) =>
  Promise.resolve({ frame: deskFrame(input), origin: input.context.origin }),
);

export const action = deskAccess("incident-page.manage", async (input) => {
  const fields = deskForm(input);
  const { useCases } = input.context;
  const slug = fields["slug"] ?? "";
  const outcome = settled(await useCases.makeIncidentPage({ by: input.person, slug, fields }));
  if (outcome.kind === "made") throw seeOther(`/desk/events/${outcome.pageId}`);
  const problems = outcome.problems.map(({ field, code }) => ({
    ...{ field, message: pageProblemWords(code) },
  }));
  return data({ problems, values: fields }, { status: 422 });
});

export default function NewEvent() {
  const { frame, origin } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const fields = { values: result?.values ?? {}, problems: result?.problems };
  return (
    <DeskShell frame={frame} current="/desk/events">
      <DeskHeading
        title="New page of an event"
        about="Nobody outside sees it before you open it."
      />
      <ErrorSummary problems={result?.problems} />
      <Panel title="What it says" id="page">
        <ActForm token={frame.formToken} action="/desk/events/new">
          <DeskInput
            {...fields}
            name="slug"
            label={`Last part of its address, after ${origin}/events/`}
            hint="It stays in the history of every phone that opens it, and cannot be changed. Choose one that says nothing, such as spring-2026."
            wide
            maxLength={40}
          />
          <PageFields {...fields} />
          <Button>Save as a draft</Button>
        </ActForm>
      </Panel>
    </DeskShell>
  );
}
