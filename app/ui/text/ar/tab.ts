import type { WordingOf } from "../catalogue.ts";

/** Titles in the browser's tab, in its history and above a printed page: where one is, never what the site is about. */
export const tab: WordingOf<"tab"> = {
  service: "المكتب الإلكتروني",
  start: "البداية",
  event: "حدث",
  officers: "للجهات الحكومية",
  step: "الخطوة {n}",
  stepMore: "الخطوة {n}، صفحة أخرى",
  sent: "تم",
  card: "بطاقة",
  checkNote: "التحقق من ورقة",
  file: "ملف واحد",
  comeBack: "العودة",
  status: "صفحتك",
};
