// Questions that ask for somebody's immigration status without a word that states one: about papers, nationality, the place of birth, being here
// legally. Each is a pattern between borders of words.
const BOUNDED: readonly string[] = [
  // English
  "(?:where|in (?:what|which) (?:country|place|state)) (?:(?:were|was|are|is) )?(?:you|they|he|she|the person|anyone) (?:were |was )?born",
  "(?:country|place) of (?:birth|origin)|nationalit(?:y|ies)|citizens?\\b[^.!\\n]{0,40}\\?|born (?:in|abroad|outside)",
  "(?:are|is|were|was) (?:you|they|he|she|anyone|anybody) (?:(?:here|in (?:the|this) (?:country|u\\.?s\\.?|united states)) )?(?:il)?legal(?:ly)?(?: here)?",
  "(?:do|does|did) (?:you|they|he|she|anyone|anybody) (?:have|hold|carry) (?:(?:any|valid|your|legal|immigration) )*(?:papers|documents|visas?|(?:a )?(?:visa|work permit))",
  "immigra(?:nts?|tion) (?:status|papers|documents)|(?:allowed|permitted|entitled) to (?:live|stay|work) (?:here|in (?:the|this) country)",
  // Spanish
  "d[oó]nde naci(?:ó|o|ste|eron)|(?:pa[ií]s|lugar) de (?:nacimiento|origen)|nacionalidad(?:es)?|ciudadan[oa]s?[^.!\\n]{0,40}\\?",
  "(?:est[aá]s?|est[aá]n|vives?|viven) (?:usted |ustedes )?(?:aqu[ií]|en (?:el|este) pa[ií]s) (?:i?legalmente|de forma legal)|(?:tienes|ten[eé]is) (?:los )?(?:papeles|documentos)|(?:tiene|tienen) (?:usted |ustedes )?(?:los )?documentos",
  // Portuguese
  "onde (?:(?:voc[eê]s?|o senhor|a senhora|ele|ela) )?nasce(?:u|ste|ram)|(?:pa[ií]s|local|lugar) de (?:nascimento|origem)|nacionalidades?|naturalidade|cidad(?:[aã]o|[aã]|[aã]os|[aã]s)[^.!\\n]{0,40}\\?",
  "(?:est[aá]|vive) (?:aqui|no pa[ií]s|neste pa[ií]s) (?:i?legalmente|de forma legal)|(?:tem|t[eê]m|possui) (?:os )?(?:pap[eé]is|documentos)",
  // French
  "o[uù] (?:[eê]tes-vous|es-tu|est-(?:il|elle)) n[eé]e?s?|o[uù] vous [eê]tes n[eé]e?s?|(?:pays|lieu) (?:de naissance|d['’]origine)|nationalit[eé]s?|citoyen(?:ne)?s?[^.!\\n]{0,40}\\?",
  "(?:[eê]tes-vous|es-tu|vous [eê]tes) (?:ici )?(?:il)?l[eé]galement|en situation r[eé]guli[eè]re|(?:avez-vous|as-tu|vous avez) (?:des|vos|tes|les) papiers",
  // Russian
  "где (?:вы|ты|он|она) (?:родил(?:ись|ся|ась))|(?:стран\\p{L}*|мест\\p{L}*) рождения|национальност\\p{L}*|граждан(?:ин|ка|ином|кой|е|ами)[^.!\\n]{0,40}\\?",
  "(?:вы|ты) (?:здесь|в стране) (?:находитесь )?(?:не)?легально|(?:находитесь|живёте|живете) (?:ли )?(?:вы )?(?:здесь )?(?:не)?легально|(?:есть ли )?у (?:вас|тебя) (?:есть )?документы",
  // Haitian Creole
  "ki kote (?:ou|yo|li) (?:te )?f[eè]t|(?:peyi|kote) (?:ou|li) (?:te )?f[eè]t|nasyonalite|sitwayen[^.!\\n]{0,40}\\?",
  "(?:ou|w|yo|li) (?:isit la |la )?(?:legalman|il[eé]galman|legal)|(?:[eè]ske )?(?:ou|w) gen (?:papye|dokiman)",
];

// No borders: Chinese writes none, and Arabic joins small words to what follows.
const UNBOUNDED: readonly string[] = [
  "出生[国國地]|在哪[里裡裏儿兒]?[个個]?(?:国家|國家)?出生|[国國]籍|公民[^。！\\n]{0,20}[吗嗎？?]|合法(?:身[份分]|居留|居住|在|留)|(?:有|持有)(?:证件|證件|身[份分]|[签簽][证證]|合法[证證]件)",
  "(?:أين|اين) (?:ولدت|وُلدت|وُلِدت|وُلِدتَ|وُلِدتِ)|(?:مكان|بلد|محل) (?:ال)?(?:ولادة|ولادتك|ميلاد|ميلادك|الميلاد)|جنسي(?:ة|ت)\\p{L}*|مواطن\\p{L}*[^.!\\n]{0,40}[؟?]",
  "هنا (?:بشكل|بصورة|بطريقة) (?:غير )?(?:قانوني|شرعي)\\p{L}*|(?:لديك|عندك|معك) (?:أوراق|اوراق|وثائق|مستندات)",
];

const EDGE = "[\\p{L}\\p{N}]";
const RULES: readonly RegExp[] = [
  new RegExp(`(?<!${EDGE})(?:${BOUNDED.join("|")})(?!${EDGE})`, "iu"),
  new RegExp(UNBOUNDED.join("|"), "iu"),
];

/**
 * Whether a text that the office words asks, in any language of the form, what is never asked: somebody's immigration status. It errs on the side
 * of finding one, since whoever edits can word it otherwise.
 */
export function asksForStatus(text: string): boolean {
  const plain = text.normalize("NFC").replace(/\s+/g, " ");
  return RULES.some((rule) => rule.test(plain));
}
