import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { readCookie, VISIT_COOKIE } from "#app/http/cookies.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { Lead } from "#app/ui/layout/page-parts.tsx";
import { useText } from "#app/ui/text/language.tsx";
import { isSentBack } from "./_public/draft.server.ts";
import type { FrameHandle } from "./_public/frame.tsx";
import { messageProblems, notTaken } from "./_public/message-answer.ts";
import { MessageForm, NotSentYet } from "./_public/messages-part.tsx";
import { pageTitle } from "./_public/page-title.ts";
import { visitTokenFor } from "./_public/visit-token.server.ts";

const HERE = "/follow-up/correct";
const BACK = "/follow-up/status";

export const handle: FrameHandle = { backHref: BACK };

export const meta = pageTitle<typeof loader>((text) => text.tab.status);

/** Without an open report there is nothing to put right; a form that was sent keeps its words all the same. */
export const loader = publicAccess(async (input) => {
  const sentBack = isSentBack(input);
  if (sentBack) return { sentBack, report: undefined };
  const token = readCookie(input.request, VISIT_COOKIE);
  if (token === undefined) throw seeOther("/follow-up");
  const open = await input.context.useCases.readFollowUp({ token });
  return { sentBack, report: open?.draftId };
});

/** Asks the office to put something right. What is not taken comes back with its words, also when the visit is over. */
export const action = publicAccess(async (input) => {
  const { fields } = formOf(input);
  const text = fields["message"] ?? "";
  const token = await visitTokenFor(input, fields);
  const outcome =
    token === undefined
      ? ({ kind: "visit-over" } as const)
      : await input.context.useCases.askToCorrect({ token, text });
  if (outcome.kind === "written") throw seeOther(`${BACK}?notice=correction#own-report`);
  return data(...notTaken(outcome, fields));
});

/** A box for what is wrong and what is right. */
export default function CorrectPage() {
  const text = useText();
  const { messages, ownReport } = text;
  const { correct: words } = ownReport;
  const { report } = useLoaderData<typeof loader>();
  const sentBack = useActionData<typeof action>();
  const problems = messageProblems(sentBack?.refused, text);
  return (
    <>
      <ErrorSummary problems={problems} />
      <h1>{words.title}</h1>
      {sentBack?.refused.kind === "visit-over" ? <NotSentYet /> : null}
      <Lead>{words.lead}</Lead>
      <p>{words.stays}</p>
      <MessageForm
        action={HERE}
        report={sentBack === undefined ? report : sentBack.values.report}
        words={words}
        problems={problems}
        values={sentBack?.values ?? {}}
      />
      <p>
        <a href={BACK}>{messages.back}</a>
      </p>
    </>
  );
}
