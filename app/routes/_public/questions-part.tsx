import type { FollowUpAnswers, WhatHappened } from "#app/core/intake/answers.ts";
import type { PageOrigin } from "#app/core/intake/incident-page.ts";
import type { GivenAnswer } from "#app/core/office/questions.ts";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { HiddenReport } from "#app/ui/form/plain-form.tsx";
import { Answers } from "#app/ui/layout/page-parts.tsx";
import { fill } from "#app/ui/text/fill.ts";
import { useText } from "#app/ui/text/language.tsx";
import { Notice, PublicForm } from "./form-parts.tsx";
import { CHANGE, OFFICER_DETAILS, ORIGIN_PATH, pathOf } from "./report-pages.ts";

/** The office's questions with what was answered; those of a concern no longer chosen are not sent. */
export function QuestionsPart(answers: {
  readonly asked: FollowUpAnswers | undefined;
  readonly about: WhatHappened | undefined;
  /** The page of a named event that the report was begun on. */
  readonly origin: PageOrigin | undefined;
}) {
  const { check: words } = useText();
  const { asked, about, origin } = answers;
  const given = [
    ...(origin?.given ?? []),
    ...(asked?.category === about?.category ? (asked?.given ?? []) : []),
  ];
  return (
    <Answers
      title={words.questions}
      changeHref={pathOf("questions") + CHANGE}
      answers={given.map(({ wording, answer }) => ({ term: wording, value: answer.join("; ") }))}
    >
      {given.length === 0 ? <p>{words.noQuestions}</p> : null}
    </Answers>
  );
}

/** That the report names an event, which its reporter can take off and put back, and of which agency its officer is. */
export function OriginPart({
  report,
  officer,
  origin,
  left,
}: {
  /** The mark of the report. */
  readonly report: string;
  readonly officer:
    { readonly agency: string; readonly given?: readonly GivenAnswer[] | undefined } | undefined;
  readonly origin: PageOrigin | undefined;
  /** The event that was taken off. */
  readonly left: PageOrigin | undefined;
}) {
  const { eventPage: words, officers } = useText();
  const { leave } = words;
  return (
    <>
      {officer === undefined ? null : (
        <Answers
          title={officers.details.title}
          changeHref={OFFICER_DETAILS + CHANGE}
          answers={[
            { term: officers.details.agency, value: officer.agency },
            ...(officer.given ?? []).map(({ wording, answer }) => ({
              ...{ term: wording, value: answer.join("; ") },
            })),
          ]}
        />
      )}
      {origin === undefined ? null : (
        <Answers title={words.from} answers={[{ term: words.from, value: origin.title }]}>
          <PublicForm action={ORIGIN_PATH}>
            <HiddenReport report={report} />
            <ButtonRow>
              <Button look="secondary" name="about" value="no">
                {leave.button}
              </Button>
            </ButtonRow>
          </PublicForm>
        </Answers>
      )}
      {left === undefined ? null : (
        <PublicForm action={ORIGIN_PATH}>
          <HiddenReport report={report} />
          <Notice>{fill(leave.done, { event: left.title })}</Notice>
          <ButtonRow>
            <Button look="secondary" name="about" value="yes">
              {leave.back}
            </Button>
          </ButtonRow>
        </PublicForm>
      )}
    </>
  );
}
