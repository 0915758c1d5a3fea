import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { FactsCompared } from "#app/ui/desk/code-request-parts.tsx";
import { GrantForm, RefuseForm, WithdrawForm } from "#app/ui/desk/code-request-forms.tsx";
import { CODE_STATE_WORDS } from "#app/ui/desk/code-request-words.ts";
import { DeskInput } from "#app/ui/desk/desk-fields.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { reportHref } from "#app/ui/desk/queue-url.ts";
import { FactList, Notice, Panel } from "#app/ui/desk/small-parts.tsx";
import { StatusWordsNote } from "#app/ui/desk/status-words.tsx";
import { Button } from "#app/ui/form/buttons.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { When } from "#app/ui/time/when.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { changeCodeRequest } from "./desk/code-request-change.server.ts";
import { besideFacts, codeRequestRow } from "./desk/code-request-view.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Lost code");
export const links = formsStyle;

/** With `?report=` beside that report, where this person may read it. */
export const loader = deskAccess("reporter.answer", async (input) => {
  const { context, params, person: by } = input;
  const requestId = idOrNotFound("crq", params["requestId"]);
  const query = new URL(input.request.url).searchParams;
  const reportCode = query.get("report")?.trim() || undefined;
  const read = context.useCases.readCodeRequest({ by, requestId, reportCode });
  const { request, compared, waitDays } = settled(await read);
  const frame = deskFrame(input);
  return {
    ...{ frame, waitDays, facts: request.facts, waitsUntil: request.waitsUntil },
    row: codeRequestRow(request),
    wanted: reportCode ?? request.reportCode ?? "",
    report: compared && {
      code: compared.report.code,
      href: reportHref(compared.report.id),
      says: besideFacts(compared, frame.zone),
      otherHref:
        compared.granted === null || compared.granted === requestId
          ? undefined
          : `/desk/code-requests/${compared.granted}`,
    },
    done: query.get("done"),
  };
});

export const action = deskAccess("reporter.answer", async (input) => {
  const { context, params, person: by } = input;
  const requestId = idOrNotFound("crq", params["requestId"]);
  const fields = deskForm(input);
  const change = { by, requestId, fields, usualDays: context.codeWaitDays };
  const changed = await changeCodeRequest(context.useCases, change);
  if ("href" in changed) throw seeOther(changed.href);
  return data({ problems: [changed.problem], values: fields }, { status: 422 });
});

const DONE_WORDS: Readonly<Record<string, string>> = {
  done: "It is recorded.",
  "not-open": "This was decided already. Nothing was changed.",
  "not-granted": "No new code waits here any more. Nothing was changed.",
};

/** One request: what is said, a report beside it, and the decision. */
export default function CodeRequest() {
  const { frame, row, facts, report, waitDays, wanted, ...page } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const given = { frame, problems: result?.problems, values: result?.values };
  const said = DONE_WORDS[page.done ?? ""];
  const isOpen = row.state === "open";
  return (
    <DeskShell
      frame={frame}
      current="/desk/code-requests"
      notice={
        said === undefined || result !== undefined ? undefined : <Notice tone="done">{said}</Notice>
      }
    >
      <DeskHeading title="Lost code" about={CODE_STATE_WORDS[row.state].words} />
      <FactList
        facts={[
          { term: "Asked", value: <When at={row.askedAt} zone={frame.zone} now={frame.now} /> },
          { term: "Language", value: row.language },
          ...(page.waitsUntil === null
            ? []
            : [
                {
                  term: "The old code ends",
                  value: <When at={page.waitsUntil} zone={frame.zone} />,
                },
              ]),
        ]}
      />
      <StatusWordsNote found={row.statusWords} what="request" />
      <FactsCompared facts={facts} report={report} />
      {isOpen ? (
        <Panel title="Hold a report beside it" id="compare">
          <p>
            Look for it <a href="/desk/queue">in the queue</a>, then write its number here.
          </p>
          <form method="get" className="act-form act-form--inline" autoComplete="off">
            <DeskInput
              name="report"
              label="Report number"
              values={{ report: wanted }}
              problems={given.problems}
            />
            <Button look="secondary">Compare</Button>
          </form>
          {wanted !== "" && report === undefined ? <p>You read no report of this number.</p> : null}
        </Panel>
      ) : null}
      {isOpen && report !== undefined ? (
        <GrantForm
          {...given}
          reportCode={report.code}
          otherHref={report.otherHref}
          waitDays={waitDays}
        />
      ) : null}
      {isOpen ? <RefuseForm {...given} /> : null}
      {row.state === "granted" && row.reportCode !== null ? (
        <WithdrawForm {...given} reportCode={row.reportCode} />
      ) : null}
    </DeskShell>
  );
}
