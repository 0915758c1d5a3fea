import type { WordingOf } from "../catalogue.ts";

/** The page with the office's own questions; the questions themselves are in the office's pack. */
export const questions: WordingOf<"questions"> = {
  step: "بعض الأسئلة",
  title: "بعض الأسئلة عن ذلك",
  laterTitle: "المزيد قليلًا عن ذلك",
  lead: "يمكنك الإجابة عما تعرفه. ويمكنك تخطي كل سؤال والمتابعة.",
  because: "لا يمكننا التصرف بلا هذه الإجابة.",
  next: "نحفظ هذه الصفحة عند الضغط على «متابعة». بعد ذلك نسأل أين ومتى.",
};
