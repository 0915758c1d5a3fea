import { offersAnything } from "#app/core/intake/incident-page.ts";
import type { Answers } from "#app/core/intake/answers.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import type { IncidentTime } from "#app/core/intake/incident-time.ts";
import { ButtonLink, ButtonRow } from "#app/ui/form/buttons.tsx";
import { useLanguage, useText } from "#app/ui/text/language.tsx";
import { whereAndWhenValues } from "./field-values.ts";
import { Notice } from "./form-parts.tsx";
import { incidentTimeWords } from "./incident-time-words.ts";

/** A place and a time that a page of a named event offers. They become the reporter's words only when they send the form that shows them. */
export interface Offer {
  readonly place: string;
  readonly time: IncidentTime;
  /** Whether the fields hold them now. */
  readonly isFilled: boolean;
}

/** What the fields show, and what is offered beside them. Nothing is offered any more once the reporter gave their own. */
export function offeredValues(
  answers: Answers,
  search: URLSearchParams,
): { readonly saved: FormFields; readonly offer: Offer | null } {
  const { origin, whereAndWhen } = answers;
  if (origin === undefined || whereAndWhen !== undefined || !offersAnything(origin)) {
    return { saved: whereAndWhenValues(answers), offer: null };
  }
  const { place, time } = origin;
  const isFilled = search.has("offered");
  const filled = { whereAndWhen: { place, latitude: null, longitude: null, time } };
  return {
    saved: isFilled ? whereAndWhenValues(filled) : {},
    offer: { place, time, isFilled },
  };
}

/** Asks whether the reporter was there at that time. Taking both over fills the fields and saves nothing. */
export function Offered({ offer, search }: { readonly offer: Offer; readonly search: string }) {
  const text = useText();
  const language = useLanguage();
  const { offer: words } = text.eventPage;
  if (offer.isFilled) return <Notice>{words.filled}</Notice>;
  const query = new URLSearchParams(search);
  query.set("offered", "1");
  return (
    <section aria-labelledby="offered">
      <h2 id="offered">{words.title}</h2>
      <p>{words.lead}</p>
      {offer.place === "" ? null : (
        <p>
          <strong>{offer.place}</strong>
        </p>
      )}
      {offer.time.from === null ? null : (
        <p>
          <strong>{incidentTimeWords(offer.time, text, language)}</strong>
        </p>
      )}
      <ButtonRow>
        <ButtonLink look="secondary" href={`?${query}`}>
          {words.fill}
        </ButtonLink>
      </ButtonRow>
      <p>{words.own}</p>
    </section>
  );
}
