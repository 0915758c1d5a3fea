import type { WhatHappened, WhereAndWhen } from "#app/core/intake/answers.ts";
import type { GivenLink } from "#app/core/intake/links.ts";
import type { Sighting } from "#app/core/intake/sightings.ts";
import type { YourPart } from "#app/core/intake/your-part.ts";
import { FileList, FileRow, type AboutFile, type ShownFile } from "#app/ui/evidence/file-row.tsx";
import { LinkList } from "#app/ui/evidence/link-list.tsx";
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

/** The files with what came with each and the way to the page of each, then the links. */
export function FilesPart({
  files,
  links,
}: {
  readonly files: readonly (ShownFile & { readonly about: AboutFile })[];
  readonly links: readonly GivenLink[];
}) {
  const { check: words } = useText();
  const changeHref = pathOf("evidence") + CHANGE;
  return (
    <>
      <Answers title={words.files} changeHref={changeHref} answers={[]}>
        {files.length === 0 ? (
          <p>{words.noFiles}</p>
        ) : (
          <FileList label={words.files}>
            {files.map((file) => (
              <FileRow
                key={file.id}
                file={file}
                about={{ ...file.about, href: `/report/evidence/file/${file.id}?back=check` }}
              />
            ))}
          </FileList>
        )}
      </Answers>
      {links.length === 0 ? null : (
        <Answers title={words.links} changeHref={changeHref} answers={[]}>
          <LinkList links={links} />
        </Answers>
      )}
    </>
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
