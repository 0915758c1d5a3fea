import { LANGUAGES } from "#app/core/intake/languages.ts";
import type { OfficePack } from "#app/core/office/office-pack.ts";
import { missingPackTexts, packTexts } from "#app/core/office/pack-texts.ts";
import type { ShownLanguage } from "#app/ui/desk/translations.tsx";
import type { TranslationState } from "#app/ui/text/translation-states.ts";

/**
 * A translation with the texts of the office's pack, letters to reporters among them: a reader sees both. Keys of the pack's begin with
 * `pack.`. A pack says of a whole language whether a machine translated it.
 */
export function withPack(state: TranslationState, pack: OfficePack): TranslationState {
  const { language } = state;
  const texts = packTexts(pack);
  const translated = texts.flatMap(({ key, words }) => {
    const text = Object.hasOwn(words, language) ? words[language] : undefined;
    return text === undefined ? [] : [{ key: `pack.${key}`, text, english: words.en }];
  });
  return {
    ...state,
    texts: state.texts + texts.length,
    missing: [
      ...state.missing,
      ...missingPackTexts(pack, language).map(({ key, words }) => ({
        key: `pack.${key}`,
        text: words.en,
      })),
    ],
    notReviewed: pack.machineDrafts.includes(language)
      ? [...state.notReviewed, ...translated]
      : state.notReviewed,
  };
}

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
