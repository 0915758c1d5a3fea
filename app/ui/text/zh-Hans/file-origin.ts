import type { WordingOf } from "../catalogue.ts";

/** Where a file comes from, as its sender knows it. */
export const fileOrigin: WordingOf<"fileOrigin"> = {
  title: "这个文件是从哪里来的？",
  note: "这有助于我们在法院使用它。任何一项都可以跳过。回答“不知道”也很好。",
  recordedBy: {
    label: "是谁拍的、录的或做的？",
    me: "我自己",
    known: "我认识的人",
    found: "我在网上找到的",
    unknown: "不知道",
  },
  original: {
    label: "这是最初的原文件吗？",
    hint: "不是复制品的复制品，也不是对着屏幕拍的。",
  },
  edited: {
    label: "里面有什么被改过吗？",
    hint: "例如剪过、变短、打了马赛克，或加了文字。这没关系。我们只是需要知道。",
  },
  viaApp: {
    label: "到我们这里之前，它经过别的应用发送吗？",
    hint: "例如聊天或社交应用。很多应用会去掉日期和地点。",
  },
  app: { label: "如果是，是哪个应用？" },
  stillThere: {
    label: "原文件还在手机或相机里吗？",
    hint: "您的，或者拍它、做它的人的。请保留它。",
  },
  placeTakenOut: {
    label: "是您把地点去掉的吗？",
    hint: "有些手机在您选照片时会问这个。去掉了也没关系。",
  },
  sure: { yes: "是", no: "否", unknown: "不知道" },
};
