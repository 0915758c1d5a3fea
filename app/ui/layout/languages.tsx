import { LANGUAGES, OFFERED_LANGUAGES, type LanguageTag } from "#app/core/intake/languages.ts";
import { isDraft } from "../text/catalogues.ts";
import { useLanguage, useText } from "../text/language.tsx";

/** Every language by its own name; the one that is read stands out and is no link. Works without script. */
export function Languages({ here }: { readonly here: string | undefined }) {
  const { common } = useText();
  const reading = useLanguage();
  if (here === undefined || OFFERED_LANGUAGES.length < 2) return null;
  return (
    <nav className="languages no-print" aria-label={common.languages}>
      <ul>
        {OFFERED_LANGUAGES.map((tag) => (
          <li key={tag} lang={tag} dir={LANGUAGES[tag].direction}>
            {tag === reading ? (
              <strong aria-current="true">{LANGUAGES[tag].name}</strong>
            ) : (
              <a href={hrefOf(tag, here)} hrefLang={tag}>
                {LANGUAGES[tag].name}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Says that a machine translated what is read, for as long as no translator has reviewed it; with the way to English where the page can be come back to. */
export function DraftNote({ here }: { readonly here: string | undefined }) {
  const { common } = useText();
  const reading = useLanguage();
  if (!isDraft(reading)) return null;
  return (
    <p>
      {common.draftNote}{" "}
      {here === undefined ? null : (
        <a href={hrefOf("en", here)} hrefLang="en">
          {common.draftEnglish}
        </a>
      )}
    </p>
  );
}

function hrefOf(tag: LanguageTag, here: string): string {
  return `/language?${new URLSearchParams({ to: tag, back: here })}`;
}
