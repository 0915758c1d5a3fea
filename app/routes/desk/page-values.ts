import type { IncidentPage } from "#app/core/intake/incident-page.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import type { Words } from "#app/core/office/words.ts";
import { whereAndWhenValues } from "../_public/field-values.ts";

/** What the fields of a page's form show for one language of a version. */
export function pageValues(page: IncidentPage, language: string): FormFields {
  const said = (words: Words) => words[language] ?? "";
  const questions = page.questions.map(({ id, kind, wording, choices }) => ({
    [`${id}-kind`]: kind,
    [`${id}-wording`]: said(wording),
    [`${id}-choices`]: choices.map(({ label }) => said(label)).join("\n"),
  }));
  const { place, time } = page;
  return {
    ...whereAndWhenValues({ whereAndWhen: { place, latitude: null, longitude: null, time } }),
    title: said(page.title),
    words: said(page.words),
    "closed-words": said(page.closedWords),
    ...(Object.assign({}, ...questions) as FormFields),
  };
}
