import type { WordingOf } from "../catalogue.ts";

/** For readers who use other ways to read and write. */
export const accessibility: WordingOf<"accessibility"> = {
  title: "Aksesibilite",
  lead: "Tout moun ta dwe ka fè yon rapò. Nou fè sit sa a pou li mache pou ou.",
  worksTitle: "Sa ou ka fè",
  works: [
    "Sèvi ak klavye sèlman, ak yon lektè ekran oswa ak vwa ou.",
    "Fè tèks la vin jiska 4 fwa pi gwo.",
    "Sèvi ak yon ekran nwa oswa ak pwòp koulè ou. Sit la suiv reglaj aparèy ou.",
    "Sèvi ak yon telefòn ki vye oswa ki lant. Okenn paj pa bezwen script.",
    "Pran tan ou. Nou kenbe rapò ou a pandan 7 jou tandiske w ap ekri l.",
  ],
  standardTitle: "Règ nou suiv",
  standard:
    "Nou vize suiv règ WCAG 2.2 yo, nivo AA. Nou teste chak paj ak zouti epi ak yon klavye.",
  knownTitle: "Sa ki poko mache byen",
  known: [
    "Se yon òdinatè ki mete sit sa a nan lòt lang. Fòk moun verifye mo yo toujou. Ou ka ekri nou nan nenpòt lang.",
    "Nou montre foto ak videyo ou yo jan ou voye yo, san yon deskripsyon.",
  ],
  problemTitle: "Èske gen yon bagay ki bloke ou?",
  problem:
    "Di nou sa nan yon rapò: chwazi “Lòt bagay”. Ou ka mande yon moun ou fè konfyans ranpli l pou ou tou.",
};
