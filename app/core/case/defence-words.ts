import { wordRules, wordsFound, type WordsFound } from "../triage/words-found.ts";

// Words with which people tell of what a defence rests on: a threat to the officer, a mistaken person, a second story. English and Spanish only so far; a
// story in another language is read by a person, and nothing here says that there is nothing in it.
const RULES = wordRules(
  [
    [
      "English",
      [
        "self[- ]defen[cs]e|defend(?:ed|ing) (?:himself|herself|themselves|itself)|in fear (?:of|for)|feared for",
        "(?:had|has|held|pulled|drew|reached for|waved|swung|pointed) (?:a|an|the|his|her|their) (?:gun|pistol|rifle|knife|weapon|bat|bottle|machete)",
        "(?:attacked|hit|punched|kicked|shoved|rammed) (?:the|an?|one) (?:officer|agent|policeman|police)|(?:struck|swung) first|started (?:it|the fight)|resist(?:ed|ing)",
        "wrong (?:person|man|woman|guy|officer|agent)|not (?:him|her|them) after all|mistaken identity|not sure (?:who|it was|which)|could ?n[o’']t see (?:who|his face|her face|their faces?)",
        "(?:agreed|consented) to|gave (?:permission|consent)|invited (?:him|her|them) in|had a warrant|showed (?:a|the|me a|us a) warrant",
        "(?:i|we) (?:lied|made (?:it|this) up|was mistaken|were mistaken|exaggerated)",
      ],
    ],
    [
      "Spanish",
      [
        "defensa propia|leg[ií]tima defensa|se defend[ií]a(?:n)?|tem[ií]a por su vida",
        "(?:ten[ií]a|sac[oó]|llevaba|apunt[oó] con) (?:un|una|el|la|su) (?:arma|pistola|cuchillo|navaja|machete|botella|bate)",
        "(?:golpe[oó]|atac[oó]|empuj[oó]|pate[oó]) (?:al|a la|a un|a una) (?:oficial|agente|polic[ií]a)|se resisti[oó]|empez[oó] la pelea",
        "persona equivocada|no era [eé]l|no era ella|no estoy segur[oa] (?:de )?(?:qui[eé]n|si)|no (?:vi|pude ver) (?:la|su) cara",
        "dio (?:permiso|su consentimiento)|ten[ií]an? una orden",
      ],
    ],
  ],
  [],
);

/** Words of a report that may bear on a defence, each once and as they stand there. A lead for whoever reads it, never a finding. */
export function defenceWordsIn(texts: readonly string[]): readonly WordsFound[] {
  return wordsFound(RULES, texts);
}
