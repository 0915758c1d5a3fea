import type { WordingOf } from "../catalogue.ts";

/** The short page that is served when no other can be: a form or address that could not be taken, or a server that is busy or broken. */
export const plainPage: WordingOf<"plainPage"> = {
  unreadable: "لم نتمكن من قراءة ما أُرسل.",
  notServed: "هذا العنوان لا يُقدَّم هنا.",
  noPage: "لا توجد صفحة كهذه.",
  tooLong: "هذا العنوان طويل جدًا.",
  cannotDo: "لا يمكن لهذه الصفحة أن تفعل ذلك.",
  otherForm:
    "لم يأتِ هذا النموذج من صفحتنا، لذلك لم نقبله. يرجى الرجوع، وإعادة تحميل الصفحة، وإرساله مرة أخرى.",
  manyTries: "هناك محاولات كثيرة في هذه اللحظة. يرجى الانتظار نصف دقيقة، ثم المحاولة مرة أخرى.",
  filesBusy: "كثير من الناس يرسلون ملفات الآن. يرجى الانتظار نصف دقيقة، ثم إرسال ملفاتك مرة أخرى.",
  tooMuchText: "كان هذا نصًا أكثر مما يتسع له نموذج واحد. يرجى تقصيره.",
  formBroken:
    "لم نتمكن من قراءة النموذج الذي أُرسل. إذا كان لملف اسم غير معتاد، يرجى تغيير اسمه والمحاولة مرة أخرى.",
  busy: "نحن مشغولون جدًا. يرجى المحاولة مرة أخرى بعد بضع ثوانٍ.",
  broken: "حدث عطل من جهتنا.",
  nothingLost: "لم يضِع شيء مما أرسلته من قبل. استخدم زر الرجوع في متصفحك: ما كتبته ما زال هناك.",
  start: "صفحة البداية",
};
