import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deskAccess, requireConfirmed } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { CaseBundles, ExportForm } from "#app/ui/desk/bundle-sections.tsx";
import { CaseExhibits, CaseFiles, CaseReports } from "#app/ui/desk/case-sections.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { Notice } from "#app/ui/desk/small-parts.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { When } from "#app/ui/time/when.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { changeCase, type CaseDone } from "./desk/case-change.server.ts";
import { AUDIENCE_CHOICES, caseView, rightsIn } from "./desk/case-view.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame, mayUse } from "./desk/frame.server.ts";
import { reviewHref } from "./desk/review-view.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction<typeof loader> = ({ data: found }) =>
  deskTitle(found?.file.number ?? "Case");
export const links = formsStyle;

export const loader = deskAccess("case.read", async (input) => {
  const { context, params, person: by, request } = input;
  const caseId = idOrNotFound("cas", params["caseId"]);
  const { case: found } = settled(await context.useCases.readCase({ by, caseId }));
  return {
    frame: deskFrame(input),
    file: found.file,
    ...caseView(found, by),
    rights: rightsIn(by),
    wallsHref: mayUse(by, "wall.raise") ? `/desk/walls/${caseId}` : undefined,
    audiences: AUDIENCE_CHOICES,
    done: doneBefore(new URL(request.url).searchParams.get("done")),
  };
});

const DONE_WORDS: Readonly<Record<CaseDone, string>> = {
  marked: "Marked as an exhibit.",
  unmarked: "The mark is taken back. The number is not given again.",
  "report-taken-out": "The report is no longer in this case.",
};

const PLACES: Readonly<Record<CaseDone, string>> = {
  marked: "other-files",
  unmarked: "exhibits",
  "report-taken-out": "reports",
};

function doneBefore(text: string | null): string | undefined {
  return Object.entries(DONE_WORDS).find(([done]) => done === text)?.[1];
}

// Each form is checked by its use case, which knows the case: who may read it reaches no further by this alone.
export const action = deskAccess("case.read", async (input) => {
  const { context, params, person: by } = input;
  const caseId = idOrNotFound("cas", params["caseId"]);
  const fields = deskForm(input);
  // A bundle takes evidence out of the office.
  if (fields["intent"] === "bundle") await requireConfirmed(input);
  const changed = await changeCase(context.useCases, { by, caseId, fields });
  switch (changed.kind) {
    case "changed":
      // Back to the list one works on, not to the top of a long page.
      throw seeOther(`/desk/cases/${caseId}?done=${changed.done}#${PLACES[changed.done]}`);
    case "bundle-requested":
      throw seeOther(`/desk/bundles/${changed.bundleId}`);
    case "not-reviewed":
      throw seeOther(`${reviewHref(caseId)}?blocked=yes`);
    case "not-chosen":
      throw seeOther(`/desk/cases/${caseId}/redactions?blocked=yes#handed`);
    case "problem":
      return data(
        { about: changed.about, problems: [changed.problem], values: fields },
        { status: 422 },
      );
  }
});

export default function Case() {
  const { frame, file, rights, done, ...page } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const section = { frame, rights, action: `/desk/cases/${file.id}` };
  const [problem] = result?.problems ?? [];
  return (
    <DeskShell
      frame={frame}
      current="/desk/cases"
      notice={
        problem !== undefined ? (
          <Notice tone="failed">{problem.message}</Notice>
        ) : done === undefined ? undefined : (
          <Notice tone="done">{done}</Notice>
        )
      }
    >
      <DeskHeading
        title={file.title}
        about={
          <>
            {file.number}, opened <When at={file.openedAt} zone={frame.zone} now={frame.now} />.{" "}
            <a href={`/desk/cases/${file.id}/charges`}>Charges and elements</a>.{" "}
            <a href={`/desk/cases/${file.id}/supremacy-clause`}>Supremacy Clause worksheet</a>.{" "}
            <a href={`/desk/cases/${file.id}/people`}>People</a>.{" "}
            <a href={`/desk/cases/${file.id}/exculpatory`}>Review for the defence</a>.{" "}
            <a href={`/desk/cases/${file.id}/redactions`}>Redaction log</a>
            {page.wallsHref === undefined ? null : (
              <>
                . <a href={page.wallsHref}>Who may see it: walls and members</a>
              </>
            )}
          </>
        }
      />
      <CaseReports {...section} reports={page.reports} />
      <CaseExhibits {...section} items={page.items} />
      <CaseFiles
        {...section}
        items={page.items}
        problem={
          result === undefined
            ? undefined
            : { itemId: result.about, problems: result.problems, values: result.values }
        }
      />
      <CaseBundles bundles={page.bundles} frame={frame} mayDownload={rights.bundle}>
        {!rights.bundle ? null : (
          <ExportForm
            frame={frame}
            action={section.action}
            checks={page.checks}
            audiences={page.audiences}
            problems={result?.problems}
          />
        )}
      </CaseBundles>
    </DeskShell>
  );
}
