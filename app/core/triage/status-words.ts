import { wordRules, wordsFound, type WordsFound } from "./words-found.ts";

/** Words of a text that may state somebody's immigration status, as they stand there, and the language they are of. */
export type StatusWords = WordsFound;

// Each is a pattern between borders of words. They name a status (having papers, a card, asylum, citizenship) or the lack of one; words for
// officers, raids or borders alone are not among them.
const PATTERNS: readonly (readonly [language: string, patterns: readonly string[]])[] = [
  [
    "English",
    [
      "undocumented",
      "illegals?|illegal (?:alien|immigrant|migrant)s?|(?:here|in the country|came|crossed|entered) illegally",
      "(?:no|without|has(?:n['’]t| not) got|do(?:es)?n['’]t have|never had) (?:any )?(?:legal )?(?:papers|documents|status)",
      "green ?cards?|asylum(?: seekers?)?|refugees?|daca|tps holders?",
      "(?:permanent|lawful|legal) residents?|(?:legal|immigration) status|work permits?",
      "(?:u\\.? ?s\\.?|american|naturali[sz]ed) citizens?|citizenship|non-?citizens?",
      "(?:not|is|are|am|was|were) (?:a )?citizens?",
      "visas? (?:had |has |have )?(?:expired|ran out)|expired visas?|overstay(?:ed|s)?(?: (?:a|his|her|their|my) visa)?",
      "deportation orders?|orders? of removal",
    ],
  ],
  [
    "Spanish",
    [
      "indocumentad[oa]s?|sin papeles|(?:no )?(?:tiene|tienen|tengo|tenemos|ten[ií]a) (?:los )?papeles",
      "ilegales?|inmigrantes? ilegal(?:es)?|tarjetas? verdes?|asilo|refugiad[oa]s?",
      "residentes? permanentes?|residencia permanente|ciudadan[oa]s? (?:american[oa]s?|estadounidenses?)|ciudadan[ií]a",
      "(?:estatus|estado|situaci[oó]n) migratori[oa]|visas? vencidas?|permisos? de trabajo",
    ],
  ],
  [
    "Portuguese",
    [
      "indocumentad[oa]s?|sem (?:pap[eé]is|documentos)|ilega(?:l|is)",
      "vistos? vencidos?|residentes? permanentes?|asilo|refugiad[oa]s?",
      "(?:status|situa[cç][aã]o) imigrat[oó]ri[oa]|cidad[aã][oa]s? american[oa]s?|cidadania",
    ],
  ],
  [
    "Haitian Creole",
    [
      "san papye|pa gen papye|ilegal|azil|refijye|rezidan p[eè]manan",
      "sitwayen ameriken|estati imigrasyon|kat vèt",
    ],
  ],
  [
    "French",
    [
      "sans[- ]papiers|clandestin(?:e?s?)|en situation irr[eé]guli[eè]re|(?:pas|plus) de papiers",
      "cartes? vertes?|(?:demandeu(?:r|se)s?|droit) d['’]asile|r[eé]fugi[eé]e?s?",
      "r[eé]sidente?s? permanente?s?|titres? de s[eé]jour|statut (?:d['’]immigration|migratoire)|citoyen(?:ne)?s? am[eé]ricaine?s?",
    ],
  ],
  [
    "Russian",
    [
      "нелегал\\p{L}*|без (?:документов|бумаг)|грин[- ]?карт\\p{L}*|убежищ\\p{L}*|бежен\\p{L}+",
      "граждан\\p{L}* сша|гражданств\\p{L}*|просроченн\\p{L}* виз\\p{L}*|вид\\p{L}* на жительство|иммиграционн\\p{L}* статус\\p{L}*",
    ],
  ],
];

const UNBOUNDED: readonly (readonly [language: string, patterns: readonly string[]])[] = [
  [
    "Chinese",
    [
      "[无無]证|[无無]證|非法移民|[没沒]有?身[份分]|黑[户戶]|[绿綠]卡|庇[护護]|[难難]民|永久居民|移民身[份分]|美[国國]公民|[签簽][证證][过過]期",
    ],
  ],
  [
    "Arabic",
    [
      "غير (?:ال)?(?:موثق|نظامي|شرعي)[\\p{L}]*|(?:بدون|بلا) (?:أوراق|اوراق|وثائق)|البطاقة الخضراء|(?:غرين|جرين) كارد|لجوء|لاجئ[\\p{L}]*|إقامة دائمة|اقامة دائمة|وضع[\\p{L}]* (?:الهجرة|القانوني)|مواطن[\\p{L}]* (?:أ|ا)مريكي[\\p{L}]*",
    ],
  ],
];

const RULES = wordRules(PATTERNS, UNBOUNDED);

/**
 * Finds words that may state somebody's immigration status, in the languages that the form is meant for. The form never asks for it, and
 * nobody needs it to work on a report: the answer is for those who read the text, so that it goes no further. It is a hint about words, not about
 * a person, and it is made anew at each reading. Kept of it is one mark in the search's own place, by which the desk finds such reports.
 */
export function statusWords(texts: readonly string[]): readonly StatusWords[] {
  return wordsFound(RULES, texts);
}
