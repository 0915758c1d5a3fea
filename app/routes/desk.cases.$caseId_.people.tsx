import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { CasePeople } from "#app/ui/desk/case-people.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { HeldEdits } from "#app/ui/desk/held-edits.tsx";
import { EntryForm } from "#app/ui/desk/sheet-forms.tsx";
import { isSheetDone, SheetNotice, TakenBack } from "#app/ui/desk/sheet-sections.tsx";
import { EmptyState } from "#app/ui/desk/small-parts.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { KeyLink } from "#app/ui/form/key-link.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame, mayUse } from "./desk/frame.server.ts";
import { peopleHref, peopleView } from "./desk/people-view.server.ts";
import { afterSheet, changeSheet, undoIn } from "./desk/sheet-change.server.ts";
import { sheetChoices, sheetForm } from "./desk/sheet-form.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction<typeof loader> = ({ data: found }) =>
  deskTitle(found === undefined ? "People" : `People of ${found.file.number}`);
export const links = formsStyle;

export const loader = deskAccess("case.read", async (input) => {
  const { context, params, person: by, request } = input;
  const caseId = idOrNotFound("cas", params["caseId"]);
  const { sheet } = settled(await context.useCases.readCaseSheet({ by, caseId }));
  const query = new URL(request.url).searchParams;
  const mayChange = mayUse(by, "case.change");
  const form = mayChange ? sheetForm(sheet, query, "person") : undefined;
  const done = query.get("done");
  return {
    frame: deskFrame(input),
    file: { id: sheet.file.id, number: sheet.file.number, title: sheet.file.title },
    ...peopleView(sheet, by),
    mayChange,
    form,
    choices: sheetChoices(sheet, context.office, form),
    done: isSheetDone(done) ? done : undefined,
    undo: mayChange ? undoIn(query) : undefined,
    // The form is sent to the address that opened it: a refused one comes back with what was typed.
    action: `${peopleHref(caseId)}${form === undefined ? "" : new URL(request.url).search}`,
  };
});

export const action = deskAccess("case.change", async (input) => {
  const { context, params, person: by } = input;
  const caseId = idOrNotFound("cas", params["caseId"]);
  const fields = deskForm(input);
  const changed = await changeSheet(context.useCases, { by, caseId, fields });
  if (changed.kind === "problems") {
    return data({ problems: changed.problems, values: fields }, { status: 422 });
  }
  throw seeOther(afterSheet(peopleHref(caseId), changed));
});

export default function PeopleOfCase() {
  const { frame, file, people, mayChange, form, done, undo, ...page } =
    useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const home = `/desk/cases/${file.id}/people`;
  const acting = { token: frame.formToken, action: home, mayChange };
  return (
    <DeskShell
      frame={frame}
      current="/desk/cases"
      notice={
        done === undefined || result !== undefined ? undefined : (
          <SheetNotice done={done} undo={undo} {...acting} />
        )
      }
    >
      <DeskHeading
        title="People of the case"
        about={
          <>
            <a href={`/desk/cases/${file.id}`}>{file.number}</a> <bdi>{file.title}</bdi>. By
            pseudonym only: a name stays sealed with its report and is opened there.
          </>
        }
        acts={
          mayChange ? (
            <KeyLink href="?add=person#form" shortcut="c">
              Add a person
            </KeyLink>
          ) : undefined
        }
      />
      <ErrorSummary problems={result?.problems} />
      <HeldEdits edits={mayChange ? page.held : []} frame={frame} action={home} />
      {form === undefined ? null : (
        <EntryForm
          form={form}
          token={frame.formToken}
          action={page.action}
          back={home}
          choices={page.choices}
          problems={result?.problems}
          values={result?.values ?? form.values}
        />
      )}
      {people.length === 0 ? (
        <EmptyState
          title="Nobody yet"
          text="Witnesses, officers and others of the case stand here under pseudonyms, with their reports and files."
        />
      ) : (
        <CasePeople people={people} {...acting} />
      )}
      <TakenBack entries={page.withdrawn} {...acting} />
    </DeskShell>
  );
}
