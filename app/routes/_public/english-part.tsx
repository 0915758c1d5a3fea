import type { ReactNode } from "react";
import { LanguageProvider, useLanguage, useText } from "#app/ui/text/language.tsx";

/** What is English in every language: it says so to whoever reads another, and is marked, so that it is drawn and read aloud as English. */
export function EnglishPart({ children }: { readonly children: ReactNode }) {
  const { common } = useText();
  if (useLanguage() === "en") return children;
  return (
    <>
      <p>{common.englishOnly}</p>
      <div lang="en" dir="ltr">
        <LanguageProvider language="en">{children}</LanguageProvider>
      </div>
    </>
  );
}
