import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { coveredWords } from "#app/core/redaction/covered-words.ts";
import { REDACTION_REASONS } from "#app/core/redaction/reasons.ts";
import { standingWords } from "#app/core/redaction/redaction-log.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { Table } from "#app/ui/desk/case-tables.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { HandedFiles } from "#app/ui/desk/handed-files.tsx";
import { EmptyState, Notice } from "#app/ui/desk/small-parts.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { When } from "#app/ui/time/when.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { deskFrame, mayUse } from "./desk/frame.server.ts";
import { chooseHandedFile, handedFilesView } from "./desk/handed-files.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Redaction log");

export const loader = deskAccess("case.read", async (input) => {
  const { context, params, person: by } = input;
  const caseId = idOrNotFound("cas", params["caseId"]);
  const { log } = settled(await context.useCases.readRedactionLog({ by, caseId }));
  const { file, logged, keptBack } = log;
  return {
    frame: deskFrame(input),
    file: { id: file.id, number: file.number, title: file.title },
    keptBack,
    isBlocked: new URL(input.request.url).searchParams.has("blocked"),
    handed: mayUse(by, "bundle.export")
      ? await handedFilesView(context.useCases, { by, caseId })
      : undefined,
    rows: logged.flatMap(({ plan, standing, ...one }) =>
      coveredWords(plan).map(({ reason, where }, place) => ({
        ...one,
        ...{ where, reason, standing: standingWords(standing), key: `${one.name}-${place}` },
      })),
    ),
  };
});

// What may be chosen is checked by the use case, which knows the case.
export const action = deskAccess("case.read", async (input) => {
  const { context, params, person: by } = input;
  const caseId = idOrNotFound("cas", params["caseId"]);
  const fields = deskForm(input);
  const problems = await chooseHandedFile(context.useCases, { by, caseId, fields });
  if (problems.length === 0) throw seeOther(`/desk/cases/${caseId}/redactions#handed`);
  return data({ problems, values: fields }, { status: 422 });
});

const COLUMNS = ["Exhibit", "Redacted file", "Region or time", "Reason", "Asked for", "Standing"];

/** What was covered in the exhibits of a case, and how each stands. */
export default function RedactionLogPage() {
  const { frame, file, rows, keptBack, handed, isBlocked } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const home = `/desk/cases/${file.id}`;
  return (
    <DeskShell frame={frame} current="/desk/cases">
      <DeskHeading
        title="Redaction log"
        about={
          <>
            <a href={home}>{file.number}</a> <bdi>{file.title}</bdi>. What was covered in its
            exhibits. <a href={`${home}/redactions/csv`}>Redaction log as a table (CSV)</a>
          </>
        }
      />
      {keptBack === 0 ? null : (
        <Notice tone="note">
          {keptBack === 1 ? "One exhibit is" : `${keptBack} exhibits are`} left out: you may not see
          what was covered in {keptBack === 1 ? "it" : "them"}.
        </Notice>
      )}
      {isBlocked ? (
        <Notice tone="failed">
          The bundle was not made: parts of its files were to be covered, and nobody has chosen
          which file goes to its reader. Choose under “What goes into bundles”, then ask for it
          again.
        </Notice>
      ) : null}
      {handed === undefined ? null : (
        <HandedFiles
          frame={frame}
          shown={handed}
          problems={result?.problems}
          values={result?.values}
        />
      )}
      {rows.length === 0 ? (
        <EmptyState
          title="Nothing was covered"
          text="Parts of a file are covered from the file’s own page."
        />
      ) : (
        <Table caption="Parts that were covered or silenced" columns={COLUMNS}>
          {rows.map((row) => (
            <tr key={`${row.item}-${row.key}`}>
              <td>{row.exhibit}</td>
              <td>{row.name}</td>
              <td>{row.where}</td>
              <td>
                {REDACTION_REASONS[row.reason]} ({row.reason})
              </td>
              <td>
                <bdi>{row.askedBy}</bdi>,{" "}
                <When at={row.askedAt} zone={frame.zone} now={frame.now} />
              </td>
              <td>
                {row.standing}
                {row.reviewedBy === "" ? null : (
                  <>
                    : <bdi>{row.reviewedBy}</bdi>
                  </>
                )}
              </td>
            </tr>
          ))}
        </Table>
      )}
    </DeskShell>
  );
}
