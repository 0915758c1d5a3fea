import type { WordingOf } from "../catalogue.ts";

/** Adding files to a report that was sent. */
export const moreFiles: WordingOf<"moreFiles"> = {
  title: "إضافة المزيد من الملفات",
  lead: "بلاغك {code} لدينا. يمكنك إضافة صور وفيديوهات ومستندات إليه. لا يتغيّر بذلك شيء مما لدينا.",
  here: "ملفات هذا البلاغ الموجودة هنا",
  none: "لا يوجد هنا ملف لهذا البلاغ بعد.",
  added: "وصل كاملًا. ما أضفته موجود في القائمة أدناه.",
  back: "العودة إلى بلاغك",
  link: "إضافة المزيد من الملفات",
  linkNote: "هل وجدت صورة أخرى أو فيديو آخر، أو لم يصل أحدها؟",
};
