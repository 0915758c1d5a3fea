import type { QuestionChoice } from "./office-pack.ts";

/**
 * The answers to a question of an office or of an event that can only be answered so, in every language of the public pages: no pack and no page
 * spells them. The words are those of the form's own questions, and reviewed with them; a test holds the two together.
 */
export const YES_NO: readonly QuestionChoice[] = [
  {
    id: "yes",
    label: {
      ...{ en: "Yes", es: "Sí", pt: "Sim", ht: "Wi", "zh-Hans": "是", "zh-Hant": "是" },
      ...{ fr: "Oui", ru: "Да", ar: "نعم" },
    },
  },
  {
    id: "no",
    label: {
      ...{ en: "No", es: "No", pt: "Não", ht: "Non", "zh-Hans": "否", "zh-Hant": "否" },
      ...{ fr: "Non", ru: "Нет", ar: "لا" },
    },
  },
  {
    id: "unknown",
    label: {
      ...{ en: "I do not know", es: "No sé", pt: "Não sei", ht: "Mwen pa konnen" },
      ...{ "zh-Hans": "不知道", "zh-Hant": "不知道", fr: "Je ne sais pas" },
      ...{ ru: "Не знаю", ar: "لا أعرف" },
    },
  },
];
