import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { bothOfEntry } from "#app/core/intake/entry-versions.ts";
import { deskAccess, formOf } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { EntryForm } from "#app/ui/desk/entry/entry-form.tsx";
import { sayEntryProblems } from "#app/ui/desk/entry/entry-words.ts";
import { Notice } from "#app/ui/desk/small-parts.tsx";
import { differenceProblems, TwoTabs } from "#app/ui/desk/entry/two-tabs.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { shownDifferences } from "./desk/entry-differences.ts";
import { entryFields, entryQuestions } from "./desk/entry-view.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Type in a report");
export const links = formsStyle;

export const loader = deskAccess("report.enter", async (input) => {
  const { context, person: by, params, request } = input;
  const draftId = idOrNotFound("drf", params["draftId"]);
  const found = settled(await context.useCases.readEntry({ by, draftId }));
  if (found.kind === "filed") throw seeOther(`/desk/reports/${found.reportId ?? ""}`);
  const { searchParams } = new URL(request.url);
  return {
    frame: deskFrame(input),
    saved: searchParams.has("saved"),
    values: found.fields,
    // What is not typed yet is no fault, until somebody wants to go on.
    problems: searchParams.has("check") ? sayEntryProblems(found.problems) : [],
    hasSealedContact: found.hasSealedContact,
    mark: found.mark,
    events: found.events,
    ...entryQuestions(context.office, found.fields["category"], found.eventAsks),
  };
});

/**
 * Keeps the page as it is, then says what is missing where somebody wants to go on. Where another tab saved since, the page comes back with both, and saves
 * nothing before it is sent again.
 */
export const action = deskAccess("report.enter", async (input) => {
  const { context, person: by, params } = input;
  const draftId = idOrNotFound("drf", params["draftId"]);
  const form = formOf(input);
  const fields = entryFields(form);
  const { seen } = form.fields;
  const saved = settled(await context.useCases.saveEntry({ by, draftId, fields, seen }));
  if (saved.kind === "filed") throw seeOther(`/desk/enter/${draftId}`);
  if (saved.kind === "changed-since") {
    const { mark, contact, eventAsks } = saved;
    const values = bothOfEntry(saved.saved, fields);
    const differences = shownDifferences(saved.differences, context.office, { values, eventAsks });
    const problems = differenceProblems(differences);
    const shown = { mark, ...entryQuestions(context.office, values["category"], eventAsks) };
    return data({ values, problems, shown, other: { differences, contact } }, { status: 409 });
  }
  // Contact details that do not read are nowhere but in this answer.
  if (saved.problems.length > 0) {
    const problems = sayEntryProblems(saved.problems);
    return data({ values: fields, problems, shown: {}, other: null }, { status: 422 });
  }
  if (form.fields["go"] !== "check") throw seeOther(`/desk/enter/${draftId}?saved=1`);
  throw seeOther(`/desk/enter/${draftId}/check`);
});

export default function EnterReport() {
  const { frame, saved, ...found } = useLoaderData<typeof loader>();
  const sentBack = useActionData<typeof action>();
  const { values, problems } = sentBack ?? found;
  return (
    <DeskShell
      frame={frame}
      current="/desk/enter"
      notice={saved && sentBack === undefined ? <Notice tone="done">Saved.</Notice> : undefined}
    >
      <DeskHeading
        title="Type in a report"
        about="Save as often as you like: everything is kept, also what is not finished."
      />
      {sentBack?.other == null ? (
        <ErrorSummary problems={problems} />
      ) : (
        <TwoTabs {...sentBack.other} />
      )}
      <EntryForm {...{ ...found, ...sentBack?.shown, values, problems }} token={frame.formToken} />
    </DeskShell>
  );
}
