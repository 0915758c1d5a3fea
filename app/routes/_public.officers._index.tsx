import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { formOf, publicAccess } from "#app/http/access.server.ts";
import { keepDraft } from "#app/http/draft-cookie.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { Button, ButtonLink, ButtonRow } from "#app/ui/form/buttons.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { TextInput } from "#app/ui/form/text-fields.tsx";
import { Lead, Next, Points } from "#app/ui/layout/page-parts.tsx";
import { useText } from "#app/ui/text/language.tsx";
import { draftState } from "./_public/draft.server.ts";
import { EnglishPart } from "./_public/english-part.tsx";
import { Notice, PublicForm } from "./_public/form-parts.tsx";
import type { FrameHandle } from "./_public/frame.tsx";
import { pageTitle } from "./_public/page-title.ts";
import { OFFICER_DETAILS, whereToGoOn } from "./_public/report-pages.ts";
import { endSentSecrets, forgetSentSecrets } from "./_public/sent-secrets.server.ts";

export const handle: FrameHandle = { backHref: "/" };

export const meta = pageTitle<typeof loader>((text) => text.tab.officers);

export const loader = publicAccess(async (input) => {
  const state = await draftState(input);
  const answers = state.kind === "open" ? state.draft.answers : {};
  return {
    sentBack: input.context.form !== undefined,
    goOnHref: answers.officer === undefined ? null : whereToGoOn(answers),
    isUnsent: answers.officer === undefined && Object.keys(answers).length > 0,
  };
});

/** Lets an officer in by their agency's pass. It is typed, never part of an address, and never put back into the page. */
export const action = publicAccess(async (input) => {
  const state = await draftState(input);
  if (state.kind === "open" && Object.keys(state.draft.answers).length > 0) {
    return seeOther("/officers");
  }
  const pass = formOf(input).fields["pass"] ?? "";
  const outcome = await input.context.useCases.beginAsOfficer({ pass });
  if (outcome.kind === "no-match") return data({ isWrong: true }, { status: 422 });
  await endSentSecrets(input);
  const begun = seeOther(OFFICER_DETAILS, { "Set-Cookie": keepDraft(outcome.token) });
  forgetSentSecrets(begun.headers);
  return begun;
});

/** The way in for officers of other agencies. */
export default function OfficersPage() {
  return (
    <EnglishPart>
      <WayIn />
    </EnglishPart>
  );
}

function WayIn() {
  const { officers: words, start } = useText();
  const { goOnHref, isUnsent } = useLoaderData<typeof loader>();
  const isWrong = useActionData<typeof action>() !== undefined;
  const problems = isWrong ? [{ field: "pass", message: words.noMatch }] : [];
  return (
    <>
      <ErrorSummary problems={problems} />
      <h1>{words.title}</h1>
      <Lead>{words.lead}</Lead>
      <Points points={words.how} />
      {goOnHref !== null ? (
        <>
          <Next>{start.goOnNote}</Next>
          <ButtonRow>
            <ButtonLink href={goOnHref}>{start.goOn}</ButtonLink>
          </ButtonRow>
        </>
      ) : isUnsent ? (
        <>
          <Notice>{words.unsent}</Notice>
          <ButtonRow>
            <ButtonLink href="/">{start.goOn}</ButtonLink>
          </ButtonRow>
        </>
      ) : (
        <PublicForm>
          <TextInput name="pass" {...words.pass} problems={problems} maxLength={100} code />
          <Next>{words.next}</Next>
          <ButtonRow>
            <Button>{words.begin}</Button>
          </ButtonRow>
        </PublicForm>
      )}
    </>
  );
}
