import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { HeldEdits } from "#app/ui/desk/held-edits.tsx";
import { ChargeSheet } from "#app/ui/desk/sheet-charge.tsx";
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
import { afterSheet, changeSheet, undoIn } from "./desk/sheet-change.server.ts";
import { sheetChoices, sheetForm } from "./desk/sheet-form.server.ts";
import { chargesHref, sheetView } from "./desk/sheet-view.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction<typeof loader> = ({ data: found }) =>
  deskTitle(found === undefined ? "Charges" : `Charges of ${found.file.number}`);
export const links = formsStyle;

export const loader = deskAccess("case.read", async (input) => {
  const { context, params, person: by, request } = input;
  const caseId = idOrNotFound("cas", params["caseId"]);
  const { sheet } = settled(await context.useCases.readCaseSheet({ by, caseId }));
  const query = new URL(request.url).searchParams;
  const mayChange = mayUse(by, "case.change");
  const form = mayChange ? sheetForm(sheet, query, "charge") : undefined;
  const done = query.get("done");
  return {
    frame: deskFrame(input),
    file: { id: sheet.file.id, number: sheet.file.number, title: sheet.file.title },
    ...sheetView(sheet, by),
    mayChange,
    form,
    choices: sheetChoices(sheet, context.office, form),
    done: isSheetDone(done) ? done : undefined,
    undo: mayChange ? undoIn(query) : undefined,
    // The form is sent to the address that opened it: a refused one comes back with what was typed.
    action: `${chargesHref(caseId)}${form === undefined ? "" : new URL(request.url).search}`,
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
  throw seeOther(afterSheet(chargesHref(caseId), changed));
});

export default function Charges() {
  const { frame, file, charges, mayChange, form, done, undo, ...page } =
    useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const home = `/desk/cases/${file.id}/charges`;
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
        title="Charges and elements"
        about={
          <>
            <a href={`/desk/cases/${file.id}`}>{file.number}</a> <bdi>{file.title}</bdi>. An aid for
            counsel, with the defences that a grand jury must be told of; never part of its set.{" "}
            <a href={`${home}/csv`}>Worksheet as a table (CSV)</a>
          </>
        }
        acts={
          mayChange ? (
            <KeyLink href="?add=charge#form" shortcut="c">
              Add a charge
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
      {charges.length === 0 ? (
        <EmptyState
          title="No charges yet"
          text="A charge brings the statute’s text of the day of the act from the office’s pack; its elements say what has to be shown."
        />
      ) : (
        <GapList
          gaps={page.gaps}
          none="Nothing is noted as missing, and every element has a fact for it."
        />
      )}
      {charges.map((charge) => (
        <ChargeSheet key={charge.id} charge={charge} {...acting} />
      ))}
      <TakenBack entries={page.withdrawn} {...acting} />
    </DeskShell>
  );
}
