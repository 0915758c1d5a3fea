import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseBulkAct } from "#app/core/triage/bulk.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { BulkForm } from "#app/ui/desk/bulk-sections.tsx";
import { bulkHref, reportsWords } from "#app/ui/desk/bulk-words.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { EmptyState } from "#app/ui/desk/small-parts.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { settled } from "./desk/answers.server.ts";
import { actChoices, bulkProblem, chosenIn } from "./desk/bulk-choice.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { viewHref } from "./desk/saved-views.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Act on many reports");
export const links = formsStyle;

export const loader = deskAccess("report.triage", async (input) => {
  const search = new URL(input.request.url).searchParams;
  const chosen = chosenIn(search);
  const prepared = settled(await input.context.useCases.prepareBulk({ by: input.person, chosen }));
  const { count, codes, tooMany } = prepared;
  return {
    frame: deskFrame(input),
    ...{ count, codes, tooMany, all: chosen.kind === "all" },
    choices: actChoices(prepared),
    backHref: viewHref(search.get("list") ?? ""),
  };
});

export const action = deskAccess("report.triage", async (input) => {
  const fields = deskForm(input);
  const act = parseBulkAct(fields["act"]);
  const again = (field: string, message: string) =>
    data({ problems: [{ field, message }], values: fields }, { status: 422 });
  if (act === undefined) return again("act", "Choose what to do.");
  const outcome = settled(
    await input.context.useCases.askBulk({
      ...{ by: input.person, act, comment: fields["comment"] },
      chosen: chosenIn(new URL(input.request.url).searchParams),
      count: Number(/^\d{1,9}$/.exec(fields["count"] ?? "")?.[0] ?? 0),
    }),
  );
  if (outcome.kind === "begun") throw seeOther(bulkHref(outcome.bulkId));
  const { field, message } = bulkProblem(outcome);
  return again(field, message);
});

/** What to do with the reports that were chosen in the queue. Nothing is done before the form is sent. */
export default function NewBulk() {
  const { frame, count, codes, all, tooMany, choices, backHref } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const left = count - codes.length;
  return (
    <DeskShell frame={frame} current="/desk/queue">
      <DeskHeading
        title="Act on many reports"
        about={
          all
            ? `All ${reportsWords(count)} that match the queue’s filter, those folded together one by one.`
            : `${reportsWords(count)}, chosen in the queue.`
        }
      />
      <p>
        <a href={backHref}>Back to the queue</a>
      </p>
      <ErrorSummary problems={result?.problems} />
      {count === 0 || tooMany ? (
        <EmptyState
          title={tooMany ? "Too many reports" : "No reports chosen"}
          text={
            tooMany
              ? "More than 100,000 match. Narrow the queue’s filter first."
              : "Tick reports in the queue, or act on all that match its filter."
          }
          act={{ href: backHref, label: "To the queue" }}
        />
      ) : (
        <>
          <p>
            {codes.join(", ")}
            {left > 0 ? ` and ${left.toLocaleString("en-US")} more` : null}
          </p>
          <BulkForm
            token={frame.formToken}
            count={count}
            choices={choices}
            problems={result?.problems}
            values={result?.values}
          />
        </>
      )}
    </DeskShell>
  );
}
