import type { WordingOf } from "../catalogue.ts";

/** What a reporter and the office write to each other. */
export const messages: WordingOf<"messages"> = {
  title: "信息",
  none: "还没有信息。如果我们有问题，您会在这里看到。",
  list: "信息，最早的在前",
  fromOffice: "办公室写于 {when}",
  fromYou: "您写于 {when}",
  read: "办公室已经读过。",
  notRead: "办公室还没有读。",
  shut: "这条写好之后，您得到了新的查询码。新的查询码打不开它。如果您需要它，请让我们重新写一次。",
  field: {
    label: "写信息给我们",
    hint: "您不必说您是谁。信息发送之后，没有人能改动它。",
    because: "空的信息没有告诉我们任何内容。",
  },
  send: "发送信息",
  sent: "我们收到了您的信息。办公室读过之后，您会在这里看到。",
  pageTitle: "写信息给办公室",
  problems: {
    empty: "请先写点内容。",
    "too-long": "这超过了 10,000 个字。请缩短一些，或分成 2 条信息发送。您写的内容还在格子里。",
    "too-many":
      "您在 1 天里发了 {most} 条信息。今天我们不能再收了。您写的内容还在格子里。请把它复制下来，明天再发送。",
  },
  visitOver: {
    title: "您的信息还没有发送",
    why: "您的报告已关闭，因为 30 分钟没有人使用它。您写的内容还在下面的格子里。",
    steps: ["在新标签页里，用查询码打开您的报告。", "回到这一页，再按一次按钮。"],
    open: "在新标签页里打开我的报告",
  },
  back: "返回您的报告",
};
