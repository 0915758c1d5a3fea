import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { HeldEdits } from "#app/ui/desk/held-edits.tsx";
import { ChargeSheet } from "#app/ui/desk/sheet-charge.tsx";
import { EntryForm } from "#app/ui/desk/sheet-forms.tsx";
import { GapList, SheetNotice, TakenBack } from "#app/ui/desk/sheet-sections.tsx";
import { EmptyState } from "#app/ui/desk/small-parts.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { KeyLink } from "#app/ui/form/key-link.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { formsStyle } from "./desk/forms-style.ts";
import { changeSheetPage, readSheetPage } from "./desk/sheet-page.server.ts";
import { chargesHref, sheetView } from "./desk/sheet-view.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction<typeof loader> = ({ data: found }) =>
  deskTitle(found === undefined ? "Charges" : `Charges of ${found.file.number}`);
export const links = formsStyle;

export const loader = deskAccess("case.read", async (input) => {
  const { sheet, page } = await readSheetPage(input, { adds: "charge", href: chargesHref });
  return { ...page, ...sheetView(sheet, input.person) };
});

export const action = deskAccess("case.change", (input) => changeSheetPage(input, chargesHref));

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
