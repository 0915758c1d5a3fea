import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { exhibitNumber } from "#app/core/case/case-number.ts";
import { openQuestions } from "#app/core/exhibits/foundation-sheet.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { FoundationForm, FoundationVersions } from "#app/ui/desk/foundation-sections.tsx";
import { FactList, Notice, Panel } from "#app/ui/desk/small-parts.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { foundationFacts } from "./desk/foundation-view.ts";
import { deskFrame, mayUse } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction<typeof loader> = ({ data: found }) =>
  deskTitle(found === undefined ? "Exhibit" : `Foundation, ${found.number}`);
export const links = formsStyle;

export const loader = deskAccess("case.read", async (input) => {
  const { context, params, person: by, request } = input;
  const caseId = idOrNotFound("cas", params["caseId"]);
  const itemId = idOrNotFound("itm", params["itemId"]);
  const read = settled(await context.useCases.readFoundation({ by, caseId, itemId }));
  const { file, exhibit, item, sheet, versions } = read.foundation;
  return {
    frame: deskFrame(input),
    caseHref: `/desk/cases/${caseId}`,
    action: `/desk/cases/${caseId}/exhibits/${itemId}`,
    caseNumber: file.number,
    // The plain number: the grand jury's own prefix belongs to its bundles alone.
    number: exhibitNumber("PRO", exhibit.number),
    description: exhibit.description,
    facts: foundationFacts(item),
    sheet,
    questions: openQuestions(sheet),
    versions: versions.map(({ version, writerName, writtenAt }) => {
      return { version, writerName, writtenAt };
    }),
    mayWrite: mayUse(by, "exhibit.mark"),
    isSaved: new URL(request.url).searchParams.get("done") === "saved",
  };
});

export const action = deskAccess("exhibit.mark", async (input) => {
  const { context, params, person: by } = input;
  const caseId = idOrNotFound("cas", params["caseId"]);
  const itemId = idOrNotFound("itm", params["itemId"]);
  const fields = deskForm(input);
  const seen = Number(fields["seen"]);
  if (!Number.isSafeInteger(seen)) throw refuse(400);
  const act = { by, caseId, itemId, seen, fields };
  const outcome = settled(await context.useCases.writeFoundation(act));
  switch (outcome.kind) {
    case "written":
    case "unchanged":
      throw seeOther(`/desk/cases/${caseId}/exhibits/${itemId}?done=saved`);
    case "problems":
      return data({ problems: outcome.problems, values: fields }, { status: 422 });
    case "written-meanwhile": {
      const message =
        "Somebody else saved this sheet while you wrote. Yours stands below and is not saved: compare, then save again.";
      return data({ problems: [{ field: "seen", message }], values: fields }, { status: 409 });
    }
  }
});

export default function ExhibitFoundation() {
  const { frame, sheet, questions, versions, ...page } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const [problem] = result?.problems ?? [];
  return (
    <DeskShell
      frame={frame}
      current="/desk/cases"
      notice={
        problem !== undefined ? (
          <Notice tone="failed">{problem.message}</Notice>
        ) : page.isSaved ? (
          <Notice tone="done">Saved. Every version is kept.</Notice>
        ) : undefined
      }
    >
      <DeskHeading
        title={`Foundation sheet, exhibit ${page.number}`}
        about={
          <>
            <bdi>{page.description}</bdi>. <a href={page.caseHref}>Case {page.caseNumber}</a>
          </>
        }
      />
      <Panel title="What the record says" id="facts">
        <FactList facts={page.facts} />
      </Panel>
      <Panel title="Open questions" id="open" aside={questions.length}>
        {questions.length === 0 ? (
          <p className="quiet">None of the questions of this sheet is open.</p>
        ) : (
          <ul>
            {questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        )}
      </Panel>
      <FoundationForm
        token={frame.formToken}
        action={page.action}
        seen={versions[0]?.version ?? 0}
        values={result?.values ?? sheet}
        problems={result?.problems}
        mayWrite={page.mayWrite}
      />
      <FoundationVersions versions={versions} frame={frame} />
    </DeskShell>
  );
}
