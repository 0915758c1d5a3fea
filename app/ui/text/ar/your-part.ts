import type { WordingOf } from "../catalogue.ts";

/** The page about what stands beside the story. */
export const yourPart: WordingOf<"yourPart"> = {
  step: "المزيد عن بلاغك",
  title: "بعض الأمور عن بلاغك",
  lead: "يمكنك ترك كل هذا فارغًا.",
  next: "بعد ذلك لك الاختيار في إخبارنا من أنت أو عدم إخبارنا.",
  behalf: {
    label: "لأجل من تكتب؟",
    myself: "لأجل نفسي",
    "someone-else": "لأجل شخص آخر",
    attorney: "بصفة محامٍ لأحد الأشخاص",
  },
  elsewhere: {
    label: "هل أخبرت أحدًا آخر بذلك؟",
    hint: "مثل الشرطة أو محامٍ أو صحيفة أو مكتب آخر.",
    yes: "نعم",
    no: "لا",
    unknown: "لا أعرف",
  },
  elsewhereWhere: {
    label: "إذا كان الجواب نعم، فمن أخبرت، وماذا فعلوا؟",
    hint: "يساعد رقم القضية، إن وُجد.",
  },
  wish: {
    label: "ماذا تود أن يحدث؟",
    hint: "لا يمكننا أن نعد به. لكن معرفته تساعدنا.",
  },
  legalHelp: {
    label: "مساعدة قانونية",
    choice: "أريد أن أعرف أين يمكنني الحصول على مساعدة قانونية",
    hint: "لا يمكننا أن نكون محاميك. إذا سمحت لنا بالاتصال بك، فيمكننا أن نخبرك من قد يساعد.",
  },
};
