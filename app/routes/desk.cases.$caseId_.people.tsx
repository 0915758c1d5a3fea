import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { CasePeople } from "#app/ui/desk/case-people.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { HeldEdits } from "#app/ui/desk/held-edits.tsx";
import { EntryForm } from "#app/ui/desk/sheet-forms.tsx";
import { SheetNotice, TakenBack } from "#app/ui/desk/sheet-sections.tsx";
import { EmptyState } from "#app/ui/desk/small-parts.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { KeyLink } from "#app/ui/form/key-link.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { formsStyle } from "./desk/forms-style.ts";
import { peopleHref, peopleView } from "./desk/people-view.server.ts";
import { changeSheetPage, readSheetPage } from "./desk/sheet-page.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction<typeof loader> = ({ data: found }) =>
  deskTitle(found === undefined ? "People" : `People of ${found.file.number}`);
export const links = formsStyle;

export const loader = deskAccess("case.read", async (input) => {
  const { sheet, page } = await readSheetPage(input, { adds: "person", href: peopleHref });
  return { ...page, ...peopleView(sheet, input.person) };
});

export const action = deskAccess("case.change", (input) => changeSheetPage(input, peopleHref));

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
