import type { WordingOf } from "../catalogue.ts";

/** What a reporter can do with a report that was sent, besides adding to it. */
export const ownReport: WordingOf<"ownReport"> = {
  copy: {
    title: "نسخة تأخذها معك",
    lead: "يمكنك أن تحفظ على هذا الجهاز ملفًا فيه ما أخبرتنا به. فيه أسماء ملفاتك ورسائلنا، وليست فيه الملفات نفسها.",
    care: "كل من يستخدم هذا الجهاز يمكنه قراءته. يرجى عدم حفظه إلا إذا كان ذلك آمنًا لك.",
    text: "الحفظ كنص",
    json: "الحفظ كبيانات (JSON)",
    tooMany: "عدد النسخ التي حفظتها خلال 1 يوم: {most}. يرجى العودة غدًا للنسخة التالية.",
    file: {
      title: "ما أخبرتنا به",
      made: "أُعدّ في {when}",
      erased: "ما أخبرتنا به عن نفسك مُحي. لم يعد لدينا.",
      filesComing: "ملفات لم تصل بعد",
      coming: "وصل {arrived} من {size}",
      noFingerprint: "لم يُخزّن بشكل نهائي بعد، لذلك ليست له بصمة رقمية بعد",
      failed: "ما لدينا ليس ما أرسلته. يرجى الاحتفاظ بملفك.",
    },
  },
};
