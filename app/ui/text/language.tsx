import { createContext, useContext, type ReactNode } from "react";
import type { LanguageTag } from "#app/core/intake/languages.ts";
import { textIn } from "./catalogues.ts";
import type { Text } from "./en/index.ts";

const LanguageContext = createContext<LanguageTag>("en");

/** Says in which language the pages below it are read. Without it that is English. */
export function LanguageProvider({
  language,
  children,
}: {
  readonly language: LanguageTag;
  readonly children: ReactNode;
}) {
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>;
}

/** The reader's language. */
export function useLanguage(): LanguageTag {
  return useContext(LanguageContext);
}

/** The public wording in the reader's language. */
export function useText(): Text {
  return textIn(useLanguage());
}
