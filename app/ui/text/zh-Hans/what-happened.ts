import type { WordingOf } from "../catalogue.ts";

/** The page "What happened". */
export const whatHappened: WordingOf<"whatHappened"> = {
  step: "发生了什么",
  title: "发生了什么事？",
  next: "您按“继续”时，我们会保存这一页。接下来，我们会就这件事问几个问题。",
  category: {
    label: "这主要是关于什么的？",
    hint: "请选最合适的一项。其他的可以在下面告诉我们。",
    because: "我们需要知道这一点，好让合适的人先看。",
  },
  narrative: {
    label: "请用您自己的话告诉我们",
    hint: "用任何语言写都可以。写得短也没关系。不必每个细节都准确。",
    because: "我们需要您的叙述，才知道该查什么。",
  },
  helpTitle: "哪些内容对我们有帮助",
  help: [
    "您看到和听到了什么，按先后顺序写。",
    "执法人员的穿戴：背心上的字、臂章、面罩、警徽号码。",
    "车辆：颜色、品牌、车牌。只有一部分车牌也有帮助。",
    "还有谁在场，例如当地警察，或其他拍摄的人。",
    "哪些是您亲眼看到的，哪些是别人告诉您的。",
  ],
  immigration: "请不要写您或别人是不是公民、有没有移民证件。我们不需要知道。",
};
