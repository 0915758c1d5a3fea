import type { FollowUpAnswers, WhatHappened } from "#app/core/intake/answers.ts";
import type { PageOrigin } from "#app/core/intake/incident-page.ts";
import { Answers } from "#app/ui/layout/page-parts.tsx";
import { useText } from "#app/ui/text/language.tsx";
import { CHANGE, pathOf } from "./report-pages.ts";

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

/** That the report says where it was begun. */
export function OriginPart({ origin }: { readonly origin: PageOrigin | undefined }) {
  const { eventPage: words } = useText();
  return origin === undefined ? null : (
    <Answers title={words.from} answers={[{ term: words.from, value: origin.title }]} />
  );
}
