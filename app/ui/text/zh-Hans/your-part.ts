import type { WordingOf } from "../catalogue.ts";

/** The page about what stands beside the story. */
export const yourPart: WordingOf<"yourPart"> = {
  step: "报告的其他情况",
  title: "关于您的报告的几件事",
  lead: "这里全部都可以留空。",
  next: "接下来，您可以选择要不要告诉我们您是谁。",
  behalf: {
    label: "您是为谁写的？",
    myself: "为我自己",
    "someone-else": "为别人",
    attorney: "作为律师，为当事人写",
  },
  elsewhere: {
    label: "您把这件事告诉过别人吗？",
    hint: "例如警察、律师、报社或其他机构。",
    yes: "有",
    no: "没有",
    unknown: "不知道",
  },
  elsewhereWhere: {
    label: "如果有，您告诉了谁？对方做了什么？",
    hint: "如果有案件编号，会有帮助。",
  },
  wish: {
    label: "您希望有什么结果？",
    hint: "我们不能保证做到。知道您的想法对我们有帮助。",
  },
  legalHelp: {
    label: "法律帮助",
    choice: "我想知道在哪里可以得到法律帮助",
    hint: "我们不能当您的律师。如果您让我们联系您，我们可以告诉您谁可能帮得上忙。",
  },
};
