import { data } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { useText } from "#app/ui/text/language.tsx";
import { isSentBack } from "./_public/draft.server.ts";
import type { FrameHandle } from "./_public/frame.tsx";
import { messageProblems, notTaken } from "./_public/message-answer.ts";
import { MessageForm, NotSentYet } from "./_public/messages-part.tsx";
import { pageTitle } from "./_public/page-title.ts";
import { visitTokenFor } from "./_public/visit-token.server.ts";

const BACK = "/follow-up/status";

export const handle: FrameHandle = { backHref: BACK };

export const meta = pageTitle((text) => text.tab.status);

/** The page is only the answer to a message that could not be taken; the box for a new one is on the report's page. */
export const loader = publicAccess((input) => {
  if (!isSentBack(input)) throw seeOther(BACK);
  return Promise.resolve({ sentBack: true });
});

/** Takes a message to the office. One that is not taken comes back with its words, also when the visit is over. */
export const action = publicAccess(async (input) => {
  const { fields } = formOf(input);
  const text = fields["message"] ?? "";
  const token = await visitTokenFor(input, fields);
  const outcome =
    token === undefined
      ? ({ kind: "visit-over" } as const)
      : await input.context.useCases.writeToOffice({ token, text });
  if (outcome.kind === "written") throw seeOther(`${BACK}?notice=written#messages`);
  return data(...notTaken(outcome, fields));
});

/** A message that was not taken, with its words still in the box. */
export default function MessagePage() {
  const text = useText();
  const { messages: words } = text;
  const sentBack = useActionData<typeof action>();
  const problems = messageProblems(sentBack?.refused, text);
  return (
    <>
      <ErrorSummary problems={problems} />
      <h1>{words.pageTitle}</h1>
      {sentBack?.refused.kind === "visit-over" ? <NotSentYet /> : null}
      <MessageForm
        report={sentBack?.values.report}
        problems={problems}
        values={sentBack?.values ?? {}}
      />
      <p>
        <a href={BACK}>{words.back}</a>
      </p>
    </>
  );
}
