import { formOf, publicAccess } from "#app/http/access.server.ts";
import { clearCookie, readCookie, VISIT_COOKIE } from "#app/http/cookies.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { Lead, Points } from "#app/ui/layout/page-parts.tsx";
import { useText } from "#app/ui/text/language.tsx";
import { PublicForm } from "./_public/form-parts.tsx";
import type { FrameHandle } from "./_public/frame.tsx";
import { pageTitle } from "./_public/page-title.ts";

const BACK = "/follow-up/status";
const back = (notice: string) => seeOther(`${BACK}?notice=${notice}#own-report`);

export const handle: FrameHandle = { backHref: BACK };

export const meta = pageTitle((text) => text.tab.status);

const visitOver = () =>
  seeOther("/follow-up?notice=visit-over", { "Set-Cookie": clearCookie(VISIT_COOKIE) });

export const loader = publicAccess(async ({ request, context }) => {
  const token = readCookie(request, VISIT_COOKIE);
  if (token === undefined) throw seeOther("/follow-up");
  if ((await context.useCases.readVisitRequests({ token })) === undefined) throw visitOver();
  return null;
});

/** Withdraws the report, or takes that back. */
export const action = publicAccess(async (input) => {
  const { useCases } = input.context;
  const token = readCookie(input.request, VISIT_COOKIE);
  if (token === undefined) return visitOver();
  if (formOf(input).fields["intent"] !== "take-back") {
    return (await useCases.withdrawReport({ token })) ? back("withdrawn") : visitOver();
  }
  switch (await useCases.takeWithdrawalBack({ token })) {
    case "done":
      return back("taken-back");
    case "too-many":
      return back("changed-often");
    case "visit-over":
      return visitOver();
  }
});

/** What withdrawing means, said before it is done. */
export default function WithdrawPage() {
  const { ownReport, messages } = useText();
  const { withdraw: words } = ownReport;
  return (
    <>
      <h1>{words.title}</h1>
      <Lead>{words.lead}</Lead>
      <Points points={words.points} />
      <PublicForm action="/follow-up/withdraw">
        <p>{words.undo}</p>
        <ButtonRow>
          <Button>{words.yes}</Button>
        </ButtonRow>
      </PublicForm>
      <p>
        <a href={BACK}>{messages.back}</a>
      </p>
    </>
  );
}
