import { useLoaderData } from "@remix-run/react";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { clearCookie, readCookie, VISIT_COOKIE } from "#app/http/cookies.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { HiddenReport } from "#app/ui/form/plain-form.tsx";
import { Lead, Points } from "#app/ui/layout/page-parts.tsx";
import { useText } from "#app/ui/text/language.tsx";
import { PublicForm } from "./_public/form-parts.tsx";
import type { FrameHandle } from "./_public/frame.tsx";
import { pageTitle } from "./_public/page-title.ts";
import { visitTokenFor } from "./_public/visit-token.server.ts";

const BACK = "/follow-up/status";
const back = (notice: string) => seeOther(`${BACK}?notice=${notice}#own-report`);

export const handle: FrameHandle = { backHref: BACK };

export const meta = pageTitle((text) => text.tab.status);

const visitOver = () =>
  seeOther("/follow-up?notice=visit-over", { "Set-Cookie": clearCookie(VISIT_COOKIE) });

export const loader = publicAccess(async ({ request, context }) => {
  const token = readCookie(request, VISIT_COOKIE);
  if (token === undefined) throw seeOther("/follow-up");
  const open = await context.useCases.readFollowUp({ token });
  if (open === undefined) throw visitOver();
  const requests = (await context.useCases.readVisitRequests({ token })) ?? [];
  // The report's page says since when, and has the way back.
  if (requests.some((one) => one.kind === "withdrawal" && one.takenBackAt === null)) {
    throw seeOther(`${BACK}#own-report`);
  }
  return { report: open.draftId };
});

/** Withdraws the report, or takes that back. */
export const action = publicAccess(async (input) => {
  const { useCases } = input.context;
  const { fields } = formOf(input);
  const token = await visitTokenFor(input, fields);
  // Where another report is open by now, that one stays open.
  if (token === undefined) return seeOther("/follow-up?notice=visit-over");
  if (fields["intent"] !== "take-back") {
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
  const { report } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{words.title}</h1>
      <Lead>{words.lead}</Lead>
      <Points points={words.points} />
      <PublicForm action="/follow-up/withdraw">
        <HiddenReport report={report} />
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
