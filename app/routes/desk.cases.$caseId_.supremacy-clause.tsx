import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { HeldEdits } from "#app/ui/desk/held-edits.tsx";
import { ImmunitySheet } from "#app/ui/desk/immunity-sheet.tsx";
import { EntryForm } from "#app/ui/desk/sheet-forms.tsx";
import { GapList, isSheetDone, SheetNotice, TakenBack } from "#app/ui/desk/sheet-sections.tsx";
import { EmptyState } from "#app/ui/desk/small-parts.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { KeyLink } from "#app/ui/form/key-link.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame, mayUse } from "./desk/frame.server.ts";
import { immunityHref, immunityView } from "./desk/immunity-view.server.ts";
import { afterSheet, changeSheet, undoIn } from "./desk/sheet-change.server.ts";
import { sheetChoices, sheetForm } from "./desk/sheet-form.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction<typeof loader> = ({ data: found }) =>
  deskTitle(
    found === undefined ? "Supremacy Clause" : `Supremacy Clause worksheet of ${found.file.number}`,
  );
export const links = formsStyle;

export const loader = deskAccess("case.read", async (input) => {
  const { context, params, person: by, request } = input;
  const caseId = idOrNotFound("cas", params["caseId"]);
  const { sheet } = settled(await context.useCases.readCaseSheet({ by, caseId }));
  const query = new URL(request.url).searchParams;
  const mayChange = mayUse(by, "case.change");
  const form = mayChange ? sheetForm(sheet, query, "immunity") : undefined;
  const done = query.get("done");
  return {
    frame: deskFrame(input),
    file: { id: sheet.file.id, number: sheet.file.number, title: sheet.file.title },
    ...immunityView(sheet, by),
    mayChange,
    form,
    choices: sheetChoices(sheet, context.office, form),
    done: isSheetDone(done) ? done : undefined,
    undo: mayChange ? undoIn(query) : undefined,
    // The form is sent to the address that opened it: a refused one comes back with what was typed.
    action: `${immunityHref(caseId)}${form === undefined ? "" : new URL(request.url).search}`,
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
  throw seeOther(afterSheet(immunityHref(caseId), changed));
});

export default function SupremacyClause() {
  const { frame, file, worksheets, mayChange, form, done, undo, ...page } =
    useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const home = `/desk/cases/${file.id}/supremacy-clause`;
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
        title="Supremacy Clause worksheet"
        about={
          <>
            <a href={`/desk/cases/${file.id}`}>{file.number}</a> <bdi>{file.title}</bdi>. Facts on
            both sides, no conclusion: was the act authorised by federal law, and was it no more
            than necessary and proper? Only the prosecution’s set takes it along.{" "}
            <a href={`${home}/pdf`}>Print it (PDF)</a>
          </>
        }
        acts={
          mayChange ? (
            <KeyLink href="?add=immunity#form" shortcut="c">
              Begin a worksheet
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
      {worksheets.length === 0 ? (
        <EmptyState
          title="No worksheet yet"
          text="One is begun for each act of an officer that may be met with the Supremacy Clause. Its rows come from the office’s pack."
        />
      ) : (
        <GapList
          gaps={page.gaps}
          none="Nothing is noted as missing, and both columns of every row were looked for."
        />
      )}
      {worksheets.map((worksheet) => (
        <ImmunitySheet key={worksheet.id} worksheet={worksheet} {...acting} />
      ))}
      <TakenBack entries={page.withdrawn} {...acting} />
    </DeskShell>
  );
}
