import { wordRules, wordsFound, type WordsFound } from "./words-found.ts";

// Words of wounds, blood and death, not of violence alone: most reports tell of that, and most of their pictures hurt nobody.
const RULES = wordRules(
  [
    [
      "English",
      [
        "blood(?:y|ied)?|bleed(?:s|ing)?|bled|wound(?:s|ed)?|gunshots?|shot (?:him|her|them|me|dead|in)|was shot|stabb(?:ed|ing)",
        "dead|died|dying|killed|death|corpses?|dead bod(?:y|ies)|unconscious|broken bones?|head injur(?:y|ies)|naked|gore",
      ],
    ],
    [
      "Spanish",
      [
        "sangre|sangr(?:aba|ando|ó|ienta|iento)|herid[oa]s?|herida de bala|balazos?|le dispararon|apuñal\\p{L}*",
        "muert[oa]s?|muri[oó]|mataron|cad[aá]ver(?:es)?|inconsciente|desnud[oa]s?|hueso roto",
      ],
    ],
    [
      "Portuguese",
      [
        "sangue|sangr(?:ava|ando|ou)|ferid[oa]s?|baleado|levou um tiro|esfaque\\p{L}*",
        "mort[oa]s?|morreu|mataram|cad[aá]ver(?:es)?|corpo sem vida|inconsciente|nu|nua",
      ],
    ],
    [
      "Haitian Creole",
      ["san (?:ap )?koule|senyen|blese|kout (?:bal|kouto)|mouri|touye|kadav|toutouni"],
    ],
    [
      "French",
      [
        "sang|saign(?:e|ait|ant)|bless(?:é|ée|és|ées|ures?)|coups? de (?:feu|couteau)|poignard\\p{L}*",
        "morte?s?|mourut|tuée?s?|cadavres?|inconsciente?s?|nue?s?",
      ],
    ],
    [
      "Russian",
      [
        "кров\\p{L}+|ранен\\p{L}*|рана|раны|застрел\\p{L}+|выстрел\\p{L}*|мертв\\p{L}*|мёртв\\p{L}*|умер\\p{L}*|убит\\p{L}*|убил\\p{L}*|труп\\p{L}*|без сознания",
      ],
    ],
  ],
  [
    [
      "Chinese",
      [
        "流血|出血|血迹|血跡|受[伤傷]|[枪槍][伤傷]|中[枪槍]|死亡|死了|[杀殺]死|[尸屍][体體]|昏迷|裸[体體]",
      ],
    ],
    ["Arabic", ["دماء|ينزف|نزيف|جريح|جرحى|جروح|طلق ناري|مقتول|قتلوا|مات|جثة|جثث|فاقد الوعي"]],
  ],
);

/**
 * Finds words that may tell of pictures that hurt, in the languages that the form is meant for. A hint for those who are about to look: it is made
 * anew at each reading, nothing of it is kept, and that none is found promises nothing.
 */
export function graphicWords(texts: readonly string[]): readonly WordsFound[] {
  return wordsFound(RULES, texts);
}
