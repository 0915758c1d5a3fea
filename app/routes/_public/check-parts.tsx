import type { WhatHappened, WhereAndWhen } from "#app/core/intake/answers.ts";
import type { Sighting } from "#app/core/intake/sightings.ts";
import type { YourPart } from "#app/core/intake/your-part.ts";
import { Answers } from "#app/ui/layout/page-parts.tsx";
import { useLanguage, useText } from "#app/ui/text/language.tsx";
import { incidentTimeWords } from "./incident-time-words.ts";
import { pointSaid } from "./point-said.ts";
import { CHANGE, pathOf } from "./report-pages.ts";
import { sightingHref } from "./sighting-list.tsx";
import { shownSightings } from "./sighting-words.ts";
import { yourPartAnswers } from "./your-part-words.ts";

/** What the reporter wrote, with the way to change it. */
export function WhatPart({
  answer,
  category,
}: {
  readonly answer: WhatHappened | undefined;
  readonly category: string;
}) {
  const { check: words } = useText();
  return (
    <Answers
      title={words.whatHappened}
      changeHref={pathOf("whatHappened") + CHANGE}
      answers={[
        { term: words.category, value: category },
        { term: words.narrative, value: answer?.narrative ?? "" },
      ]}
    />
  );
}

/** Where and when, as the reporter said it. */
export function WherePart({ answer }: { readonly answer: WhereAndWhen | undefined }) {
  const text = useText();
  const language = useLanguage();
  const { check: words } = text;
  const coordinates = answer?.latitude == null ? [] : [pointSaid(answer, words)];
  return (
    <Answers
      title={words.whereAndWhen}
      changeHref={pathOf("whereAndWhen") + CHANGE}
      answers={[
        { term: words.place, value: answer?.place ?? "" },
        ...coordinates.map((value) => ({ term: words.coordinates, value })),
        {
          term: words.time,
          value: answer === undefined ? "" : incidentTimeWords(answer.time, text, language),
        },
      ]}
    />
  );
}

/** Officers and cars, each as it was described. */
export function InvolvedPart({ sightings }: { readonly sightings: readonly Sighting[] }) {
  const text = useText();
  const { check: words } = text;
  return (
    <Answers title={words.involved} changeHref={pathOf("involved") + CHANGE} answers={[]}>
      {sightings.length === 0 ? <p>{words.noSightings}</p> : null}
      {shownSightings(sightings, text).map(({ id, kind, name, said }) => (
        <Answers
          key={id}
          title={name}
          level={3}
          changeHref={sightingHref(kind, CHANGE, id)}
          answers={said}
        />
      ))}
    </Answers>
  );
}

/** For whom the report is written, and what else was said beside the story. */
export function YourPartPart({ answer }: { readonly answer: YourPart | undefined }) {
  const text = useText();
  return (
    <Answers
      title={text.check.yourPart}
      changeHref={pathOf("yourPart") + CHANGE}
      answers={yourPartAnswers(answer, text)}
    />
  );
}
