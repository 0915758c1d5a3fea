import type { WordingOf } from "../catalogue.ts";

/** The page with the office's own questions. */
export const questions: WordingOf<"questions"> = {
  step: "几个问题",
  title: "关于这件事的几个问题",
  laterTitle: "再多说一点",
  lead: "能回答多少就回答多少。每个问题都可以跳过，直接继续。",
  because: "没有这个回答，我们无法处理。",
  next: "您按“继续”时，我们会保存这一页。接下来，我们会问地点和时间。",
};
