import { LANGUAGES, type LanguageTag } from "#app/core/intake/languages.ts";
import { localeOf } from "#app/core/intake/locale.ts";
import type { ReceiptReading } from "#app/core/receipt/receipt-reading.ts";
import { isDraft, textIn } from "#app/ui/text/catalogues.ts";
import { fill } from "#app/ui/text/fill.ts";
import { counted } from "#app/ui/text/plural.ts";

/** How a receipt is read in a language of the public pages. */
export function receiptReading(language: LanguageTag): ReceiptReading {
  const { receiptPaper: said, common } = textIn(language);
  return {
    // The English is that of the United States, also for programs that read aloud.
    tag: language === "en" ? "en-US" : language,
    locale: localeOf(language),
    direction: LANGUAGES[language].direction,
    draft: isDraft(language) ? common.draftNote : null,
    words: {
      ...said,
      summary: (files) => (files === 0 ? said.summaryNone : counted(said.summary, files, language)),
      signedByOthers: (names) => fill(said.officeAnd, { names }),
      page: (n, total) => fill(said.page, { n, total }),
    },
  };
}
