import {
  isLanguageTag,
  negotiateLanguage,
  type LanguageTag,
  OFFERED_LANGUAGES,
} from "#app/core/intake/languages.ts";

/** The language that a reader chose. It names nobody, ends with the browser, and is only set by choosing. */
const LANGUAGE_COOKIE = "__Host-bw-language";

/** A request of Remix or of Express, as far as a language is read from it. */
export interface WithHeaders {
  readonly headers: { readonly get: (name: string) => string | null };
}

/** In which language to answer: as chosen, else as the browser asks, else English. Nothing of the header is kept. */
export function languageOf({ request }: { readonly request: WithHeaders }): LanguageTag {
  const chosen = chosenLanguage(request);
  if (chosen !== undefined) return chosen;
  return negotiateLanguage(request.headers.get("Accept-Language") ?? undefined, OFFERED_LANGUAGES);
}

/** The `Set-Cookie` value that keeps a choice of language until the browser is closed. */
export function keepLanguage(language: LanguageTag): string {
  return `${LANGUAGE_COOKIE}=${language}; Path=/; Secure; HttpOnly; SameSite=Strict`;
}

/** The `Set-Cookie` value that forgets the choice. */
export function forgetLanguage(): string {
  return `${LANGUAGE_COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0`;
}

function chosenLanguage(request: WithHeaders): LanguageTag | undefined {
  for (const part of (request.headers.get("Cookie") ?? "").split(";")) {
    const [name, value = ""] = part.trim().split("=");
    if (name === LANGUAGE_COOKIE && isLanguageTag(value) && OFFERED_LANGUAGES.includes(value))
      return value;
  }
  return undefined;
}
