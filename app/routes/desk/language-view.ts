import { LANGUAGES } from "#app/core/intake/languages.ts";
import type { ShownLanguage } from "#app/ui/desk/translations.tsx";
import type { TranslationState } from "#app/ui/text/translation-states.ts";

/** A translation as the list of languages shows it. */
export function languageView(state: TranslationState): ShownLanguage {
  const { language, missing, changed, unrecorded, notReviewed } = state;
  return {
    tag: language,
    ...LANGUAGES[language],
    href: `/desk/office/languages/${language}`,
    texts: state.texts,
    missing: missing.length,
    changed: changed.length,
    unrecorded: unrecorded.length,
    notReviewed: notReviewed.length,
  };
}
