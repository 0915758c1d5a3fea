import type { IncidentPage } from "#app/core/intake/incident-page.ts";
import type { IncidentTime } from "#app/core/intake/incident-time.ts";
import { Lead } from "#app/ui/layout/page-parts.tsx";
import { useLanguage, useText } from "#app/ui/text/language.tsx";
import { wordsIn } from "#app/core/office/words.ts";
import { incidentTimeWords } from "./incident-time-words.ts";
import { packText } from "#app/ui/report-fields/pack-words.ts";

/** A page of a named event in one language. */
export interface ShownEvent {
  readonly title: string;
  readonly words: string;
  readonly closedWords: string;
  readonly place: string;
  readonly time: IncidentTime;
  /** Something of it is in that language, and no translator has checked it. */
  readonly isUnchecked: boolean;
}

/** What a page says, in the reader's language. */
export function shownEvent(page: IncidentPage, language: string): ShownEvent {
  const translated = [page.title, page.words, page.closedWords].some(
    (words) => wordsIn(words, language).language !== "en",
  );
  return {
    title: packText(page.title, language),
    words: packText(page.words, language),
    closedWords: packText(page.closedWords, language),
    ...{ place: page.place, time: page.time },
    isUnchecked: translated && !page.reviewed.includes(language),
  };
}

/** What the office says of an event, with where and when it was. */
export function EventWords({
  event,
  isOpen,
  level = 1,
}: {
  readonly event: ShownEvent;
  readonly isOpen: boolean;
  /** 3 where it is shown on another page. */
  readonly level?: 1 | 3;
}) {
  const text = useText();
  const language = useLanguage();
  const { eventPage: words } = text;
  const Heading = level === 1 ? "h1" : "h3";
  const { place, time } = event;
  const facts = [
    ...(place === "" ? [] : [{ term: words.where, value: place }]),
    ...(time.from === null
      ? []
      : [{ term: words.when, value: incidentTimeWords(time, text, language) }]),
  ];
  return (
    <>
      <Heading>{event.title}</Heading>
      {isOpen ? null : <p>{words.closed}</p>}
      <Paragraphs text={isOpen ? event.words : event.closedWords} />
      {event.isUnchecked ? <p>{words.notReviewed}</p> : null}
      {facts.length === 0 ? null : (
        <dl className="answers">
          {facts.map(({ term, value }) => (
            <div className="answers__row" key={term}>
              <dt>{term}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

/** Each line that somebody typed as a paragraph of its own; the first stands out. */
function Paragraphs({ text }: { readonly text: string }) {
  const [first = "", ...rest] = text.split(/\n+/);
  return (
    <>
      <Lead>{first}</Lead>
      {rest.map((line, at) => (
        <p key={at}>{line}</p>
      ))}
    </>
  );
}
