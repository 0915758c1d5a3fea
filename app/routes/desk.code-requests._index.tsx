import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isIdOf } from "#app/core/ids.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { CodeRequestLists, CodeRequestTable } from "#app/ui/desk/code-request-parts.tsx";
import { CODE_LIST_WORDS, CODE_LISTS, codeListHref } from "#app/ui/desk/code-request-words.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { Pager } from "#app/ui/desk/small-parts.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { settled } from "./desk/answers.server.ts";
import { codeRequestRow } from "./desk/code-request-view.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Lost codes");
export const links = formsStyle;

/** `?list=` names the list; `?after=` is the request behind which the page begins. */
export const loader = deskAccess("reporter.answer", async (input) => {
  const query = new URL(input.request.url).searchParams;
  const list = CODE_LISTS.find((one) => one === query.get("list")) ?? "open";
  const after = query.get("after");
  const listed = settled(
    await input.context.useCases.listCodeRequests({
      ...{ by: input.person, list },
      after: isIdOf("crq", after) ? after : undefined,
    }),
  );
  return {
    ...{ frame: deskFrame(input), list, counts: listed.counts, next: listed.next },
    isLater: after !== null,
    requests: listed.requests.map(codeRequestRow),
  };
});

/** Reporters who lost their code and ask for another. */
export default function CodeRequests() {
  const { frame, list, counts, next, isLater, requests } = useLoaderData<typeof loader>();
  return (
    <DeskShell frame={frame} current="/desk/code-requests">
      <DeskHeading
        title="Lost codes"
        about="People who say that they lost their receipt code, and what they know of their report"
      />
      <CodeRequestLists list={list} counts={counts} />
      <CodeRequestTable
        {...{ requests, frame }}
        title={CODE_LIST_WORDS[list]}
        id={list}
        total={counts[list]}
      />
      <Pager
        label="Pages of requests"
        firstHref={isLater ? codeListHref(list) : undefined}
        nextHref={next === null ? undefined : codeListHref(list, next)}
      />
    </DeskShell>
  );
}
