import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isIdOf } from "#app/core/ids.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { CodeRequestChoice, CodeRequestFilter } from "#app/ui/desk/code-request-choosing.tsx";
import { CodeRequestLists, CodeRequestTable } from "#app/ui/desk/code-request-parts.tsx";
import { CODE_LIST_WORDS, codeListHref, codeListPage } from "#app/ui/desk/code-request-words.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { Notice, Pager } from "#app/ui/desk/small-parts.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { settled } from "./desk/answers.server.ts";
import { chosenIn, refuseChosen } from "./desk/code-request-change.server.ts";
import { codeRequestRow } from "./desk/code-request-view.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Lost codes");
export const links = formsStyle;

/** The address names the list, what narrows it down, and the request behind which the page begins; after refusing, how many were. */
export const loader = deskAccess("reporter.answer", async (input) => {
  const query = new URL(input.request.url).searchParams;
  const page = codeListPage(query);
  const { list, words = "", language = "", after } = page;
  const listed = settled(
    await input.context.useCases.listCodeRequests({
      ...{ by: input.person, list, find: { words, language } },
      after: isIdOf("crq", after) ? after : undefined,
    }),
  );
  return {
    ...{ frame: deskFrame(input), page, counts: listed.counts, next: listed.next },
    requests: listed.requests.map(codeRequestRow),
    refused: countIn(query, "refused"),
    passed: countIn(query, "passed"),
  };
});

/** Refuses the requests that were chosen in the list. */
export const action = deskAccess("reporter.answer", async (input) => {
  const page = codeListPage(new URL(input.request.url).searchParams);
  const fields = deskForm(input);
  const done = await refuseChosen(input.context.useCases, { by: input.person, fields });
  if ("problem" in done) {
    const chosen = chosenIn(fields);
    return data({ problems: [done.problem], values: fields, chosen }, { status: 422 });
  }
  const counts = `refused=${String(done.refused)}&passed=${String(done.passed)}`;
  throw seeOther(`${codeListHref({ ...page, all: false })}&${counts}`);
});

/** A count that an address names; none where it names no number. */
function countIn(query: URLSearchParams, name: string): number {
  const text = query.get(name) ?? "";
  return /^\d{1,3}$/.test(text) ? Number(text) : 0;
}

/** Reporters who lost their code and ask for another. */
export default function CodeRequests() {
  const { frame, page, counts, next, requests, refused, passed } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const { list } = page;
  const isDone = result === undefined && refused + passed > 0;
  return (
    <DeskShell
      frame={frame}
      current="/desk/code-requests"
      notice={isDone ? <Refused {...{ refused, passed }} /> : undefined}
    >
      <DeskHeading
        title="Lost codes"
        about="People who say that they lost their receipt code, and what they know of their report"
      />
      <CodeRequestLists list={list} counts={counts} />
      <CodeRequestFilter page={page} />
      {list === "open" ? (
        <CodeRequestChoice
          {...{ requests, page, frame, total: counts.open }}
          chosen={result?.chosen}
          problems={result?.problems}
          values={result?.values}
        />
      ) : (
        <CodeRequestTable
          {...{ requests, frame }}
          title={CODE_LIST_WORDS[list]}
          id={list}
          total={counts[list]}
        />
      )}
      <Pager
        label="Pages of requests"
        firstHref={
          page.after === undefined
            ? undefined
            : codeListHref({ ...page, after: undefined, all: false })
        }
        nextHref={next === null ? undefined : codeListHref({ ...page, after: next, all: false })}
      />
    </DeskShell>
  );
}

/** What became of the requests that were chosen. */
function Refused({ refused, passed }: { readonly refused: number; readonly passed: number }) {
  return (
    <Notice tone="done">
      {refused === 1 ? "1 request is refused." : `${String(refused)} requests are refused.`}
      {passed === 0
        ? null
        : ` ${String(passed)} of those chosen were decided before and stay as they are.`}
    </Notice>
  );
}
