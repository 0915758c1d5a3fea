import type { WordingOf } from "../catalogue.ts";

/** The page about what stands beside the story. */
export const yourPart: WordingOf<"yourPart"> = {
  step: "報告的其他情況",
  title: "關於您的報告的幾件事",
  lead: "這裡全部都可以留空。",
  next: "接下來，您可以選擇要不要告訴我們您是誰。",
  behalf: {
    label: "您是為誰寫的？",
    myself: "為我自己",
    "someone-else": "為別人",
    attorney: "作為律師，為當事人寫",
  },
  elsewhere: {
    label: "您把這件事告訴過別人嗎？",
    hint: "例如警察、律師、報社或其他機構。",
    yes: "有",
    no: "沒有",
    unknown: "不知道",
  },
  elsewhereWhere: {
    label: "如果有，您告訴了誰？對方做了什麼？",
    hint: "如果有案件編號，會有幫助。",
  },
  wish: {
    label: "您希望有什麼結果？",
    hint: "我們不能保證做到。知道您的想法對我們有幫助。",
  },
  legalHelp: {
    label: "法律協助",
    choice: "我想知道在哪裡可以得到法律協助",
    hint: "我們不能當您的律師。如果您讓我們聯絡您，我們可以告訴您誰可能幫得上忙。",
  },
};
