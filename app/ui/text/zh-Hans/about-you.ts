import type { WordingOf } from "../catalogue.ts";

/** The page where a reporter chooses to be known or not. */
export const aboutYou: WordingOf<"aboutYou"> = {
  step: "关于您",
  title: "您想告诉我们您是谁吗？",
  next: "接下来，您可以检查您的回答。在那之前，什么都不会发送。",
  choice: {
    label: "由您选择",
    hint: "这 3 种都可以。我们会同样看您的报告。",
    because: "我们需要知道可不可以写信息给您。",
    anonymous: "不留姓名，也不收信息",
    anonymousHint: "我们不再问您别的。您仍会得到一个查询码，可以看您的报告进行到哪里。",
    "only-here": "不留姓名，但可以在这个网站上写信息给我",
    "only-hereHint":
      "如果我们有问题，会留在这里。您会得到一个查询码。只有查询码能打开我们写的内容，回不回答由您决定。",
    contact: "可以，这是我的联系方式",
    contactHint: "检察官可能需要再问您一些事，或请您到法院作证。",
  },
  changeMind: "发送之前，您可以改变主意。如果您后来选择不留姓名，我们会删除您在这里填写的内容。",
  compelledTitle: "谁可能会知道您是谁？",
  compelled: [
    "如果我们知道您是谁，法院可以命令我们说出来。在审判中，对方也可能有权知道。",
    "如果您不留姓名，我们就没有姓名可以说。您写的内容和您的文件，仍可能显示您是谁。",
    "我们不保留您是从网络上的哪里写给我们的。",
  ],
  contactTitle: "我们怎样联系您？",
  contactNote: "只给愿意让我们联系的人填。想填什么就填什么。有一种联系方式就够了。",
  name: { label: "您的姓名", hint: "您希望我们用的名字。" },
  email: { label: "电子邮箱", hint: "请用没有别人会看的邮箱。" },
  phone: { label: "电话", hint: "请加上区号。" },
  way: {
    label: "您最喜欢哪种方式？",
    email: "电子邮件",
    call: "打电话",
    text: "手机短信",
  },
  times: { label: "什么时候联系您是安全的？", hint: "例如“平日下午 6 点以后”。" },
  language: { label: "您想说哪种语言？" },
  interpreter: {
    label: "口译员",
    choice: "请安排一个能为我翻译的人",
  },
  lawyer: {
    label: "您有律师吗？",
    hint: "律师的姓名和联系方式。这样我们可以先问您的律师。",
  },
  notes: {
    label: "联系您之前，我们还应该知道什么？",
    hint: "例如：还有谁可能会接电话，或我们可不可以留言。",
  },
  sealed:
    "这些信息一送到，我们就把它们锁起来，与您的报告分开。要打开它们，必须有 2 个人同意一个理由，我们会记录下来。您用查询码回来时会看到这件事，除非法院要求推迟。",
  kept: "我们有您以前填的联系方式。它们已经锁起来，所以不能在这里显示。要保留它们，请把这些格留空。",
};
