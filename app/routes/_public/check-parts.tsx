import type { WhatHappened, WhereAndWhen } from "#app/core/intake/answers.ts";
import { Answers } from "#app/ui/layout/page-parts.tsx";
import { useText } from "#app/ui/text/language.tsx";
import { incidentTimeWords } from "./incident-time-words.ts";
import { CHANGE, pathOf } from "./report-pages.ts";

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
  const { check: words } = text;
  const coordinates =
    answer?.latitude == null ? [] : [`${answer.latitude}, ${answer.longitude ?? ""}`];
  return (
    <Answers
      title={words.whereAndWhen}
      changeHref={pathOf("whereAndWhen") + CHANGE}
      answers={[
        { term: words.place, value: answer?.place ?? "" },
        ...coordinates.map((value) => ({ term: words.coordinates, value })),
        {
          term: words.time,
          value: answer === undefined ? "" : incidentTimeWords(answer.time, text),
        },
      ]}
    />
  );
}
