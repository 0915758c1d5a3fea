import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { HeldEdits } from "#app/ui/desk/held-edits.tsx";
import { ImmunitySheet } from "#app/ui/desk/immunity-sheet.tsx";
import { EntryForm } from "#app/ui/desk/sheet-forms.tsx";
import { GapList, SheetNotice, TakenBack } from "#app/ui/desk/sheet-sections.tsx";
import { EmptyState } from "#app/ui/desk/small-parts.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { KeyLink } from "#app/ui/form/key-link.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { formsStyle } from "./desk/forms-style.ts";
import { immunityHref, immunityView } from "./desk/immunity-view.server.ts";
import { changeSheetPage, readSheetPage } from "./desk/sheet-page.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction<typeof loader> = ({ data: found }) =>
  deskTitle(
    found === undefined ? "Supremacy Clause" : `Supremacy Clause worksheet of ${found.file.number}`,
  );
export const links = formsStyle;

export const loader = deskAccess("case.read", async (input) => {
  const { sheet, page } = await readSheetPage(input, { adds: "immunity", href: immunityHref });
  return { ...page, ...immunityView(sheet, input.person) };
});

export const action = deskAccess("case.change", (input) => changeSheetPage(input, immunityHref));

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
