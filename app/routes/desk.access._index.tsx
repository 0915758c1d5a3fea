import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { ActForm } from "#app/ui/desk/act-form.tsx";
import { DeskInput } from "#app/ui/desk/desk-fields.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { Button } from "#app/ui/form/buttons.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Access");
export const links = formsStyle;

export const loader = deskAccess("access.review", (input) =>
  Promise.resolve({ frame: deskFrame(input) }),
);

/** Finds the page of a report, a case or a file by what people call it. */
export const action = deskAccess("access.review", async (input) => {
  const code = deskForm(input)["code"] ?? "";
  const id = await input.context.useCases.findAudited({ by: input.person, code });
  if (id !== undefined) throw seeOther(`/desk/access/${id}`);
  return data(
    {
      problems: [{ field: "code", message: "There is nothing with this code that you may audit." }],
      values: { code },
    },
    { status: 422 },
  );
});

export default function AccessIndex() {
  const { frame } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <DeskShell frame={frame} current="/desk/access">
      <DeskHeading
        title="Access"
        about="Who could see a report, a file or a case, and who did. You see no content here."
      />
      <ActForm token={frame.formToken} inline action="/desk/access">
        <DeskInput
          name="code"
          label="Report's code, case number or file's id"
          wide
          problems={failed?.problems}
          values={failed?.values}
        />
        <Button>Show</Button>
      </ActForm>
    </DeskShell>
  );
}
