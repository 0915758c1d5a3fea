import type { FollowUpAnswers, WhatHappened } from "#app/core/intake/answers.ts";
import type { PageOrigin } from "#app/core/intake/incident-page.ts";
import type { GivenAnswer } from "#app/core/office/questions.ts";
import { Answers } from "#app/ui/layout/page-parts.tsx";
import { useText } from "#app/ui/text/language.tsx";
import { CHANGE, OFFICER_DETAILS, pathOf } from "./report-pages.ts";

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

/** That the report says where it was begun, and of which agency its officer is. */
export function OriginPart({
  officer,
  origin,
}: {
  readonly officer:
    { readonly agency: string; readonly given?: readonly GivenAnswer[] | undefined } | undefined;
  readonly origin: PageOrigin | undefined;
}) {
  const { eventPage: words, officers } = useText();
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
        <Answers title={words.from} answers={[{ term: words.from, value: origin.title }]} />
      )}
    </>
  );
}
