import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { ActForm } from "#app/ui/desk/act-form.tsx";
import { Table } from "#app/ui/desk/case-tables.tsx";
import { DeskInput } from "#app/ui/desk/desk-fields.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { EmptyState, Panel } from "#app/ui/desk/small-parts.tsx";
import { StateChip } from "#app/ui/desk/status-chip.tsx";
import { Button } from "#app/ui/form/buttons.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { When } from "#app/ui/time/when.tsx";
import { settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame, mayUse } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Cases");
export const links = formsStyle;

export const loader = deskAccess("case.read", async (input) => ({
  frame: deskFrame(input),
  cases: await input.context.useCases.listCases({ by: input.person }),
  mayOpen: mayUse(input.person, "case.open"),
}));

/** Opens a case under the office's next number. */
export const action = deskAccess("case.open", async (input) => {
  const title = deskForm(input)["title"] ?? "";
  const outcome = settled(await input.context.useCases.openCase({ by: input.person, title }));
  if (outcome.kind === "opened") throw seeOther(`/desk/cases/${outcome.caseId}`);
  const message =
    outcome.kind === "no-title"
      ? "Give the case a title."
      : "Use at most 200 characters for the title.";
  return data({ problems: [{ field: "title", message }], values: { title } }, { status: 422 });
});

export default function Cases() {
  const { frame, cases, mayOpen } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <DeskShell frame={frame} current="/desk/cases">
      <DeskHeading
        title="Cases"
        about={
          <>
            {cases.length === 1 ? "1 case" : `${cases.length} cases`}.{" "}
            <a href="/desk/limitation-dates">Limitation dates</a>
          </>
        }
      />
      {!mayOpen ? null : (
        <Panel title="Open a case" id="open">
          <ActForm inline token={frame.formToken}>
            <DeskInput
              name="title"
              wide
              label="Title"
              hint="Short and neutral: it is printed on every bundle."
              maxLength={200}
              problems={result?.problems}
              values={result?.values}
            />
            <Button look="secondary">Open the case</Button>
          </ActForm>
        </Panel>
      )}
      {cases.length === 0 ? (
        <EmptyState
          title="No cases yet"
          text="A case gathers reports about one matter and turns their files into exhibits. A prosecutor opens it."
        />
      ) : (
        <Table
          caption="Cases, newest first"
          columns={["Case", "Title", "State", "#Reports", "#Exhibits", "Opened"]}
        >
          {cases.map((one) => (
            <tr key={one.id}>
              <td className="code">
                <a href={`/desk/cases/${one.id}`}>{one.number}</a>
              </td>
              <td>
                <bdi>{one.title}</bdi>
              </td>
              <td>
                <StateChip tone={one.status === "open" ? "open" : "idle"}>
                  {one.status === "open" ? "Open" : "Closed"}
                </StateChip>
              </td>
              <td className="number">{one.reportCount}</td>
              <td className="number">{one.exhibitCount}</td>
              <td>
                <When at={one.openedAt} zone={frame.zone} now={frame.now} />
              </td>
            </tr>
          ))}
        </Table>
      )}
    </DeskShell>
  );
}
