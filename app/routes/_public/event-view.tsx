import type { IncidentPage } from "#app/core/intake/incident-page.ts";
import type { IncidentTime } from "#app/core/intake/incident-time.ts";
import { Lead } from "#app/ui/layout/page-parts.tsx";
import { useLanguage, useText } from "#app/ui/text/language.tsx";
import { wordsIn, type Words } from "#app/core/office/words.ts";
import { incidentTimeWords } from "./incident-time-words.ts";
import { packText } from "#app/ui/report-fields/pack-words.ts";

/** What the office says; `lang` where that is not in the reader's language. */
interface Said {
  readonly text: string;
  readonly lang: "en" | undefined;
}

/** A page of a named event in one language. */
export interface ShownEvent {
  readonly title: Said;
  readonly words: Said;
  readonly closedWords: Said;
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
    title: saidIn(page.title, language),
    words: saidIn(page.words, language),
    closedWords: saidIn(page.closedWords, language),
    ...{ place: page.place, time: page.time },
    isUnchecked: translated && !page.reviewed.includes(language),
  };
}

function saidIn(words: Words, language: string): Said {
  const isEnglish = wordsIn(words, language).language === "en" && language !== "en";
  return { text: packText(words, language), lang: isEnglish ? "en" : undefined };
}

/** How an element says that its words are not in the reader's language, and that they go the other way round. */
export const inItsLanguage = ({ lang }: Said) => (lang === undefined ? {} : { lang, dir: "ltr" });

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
      <Heading {...inItsLanguage(event.title)}>{event.title.text}</Heading>
      {isOpen ? null : <p>{words.closed}</p>}
      <Paragraphs said={isOpen ? event.words : event.closedWords} />
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
function Paragraphs({ said }: { readonly said: Said }) {
  const [first = "", ...rest] = said.text.split(/\n+/);
  return (
    <div {...inItsLanguage(said)}>
      <Lead>{first}</Lead>
      {rest.map((line, at) => (
        <p key={at}>{line}</p>
      ))}
    </div>
  );
}
