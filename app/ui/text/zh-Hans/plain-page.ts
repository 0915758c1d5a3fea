import type { WordingOf } from "../catalogue.ts";

/** The short page that is served when no other can be: a form or address that could not be taken, or a server that is busy or broken. */
export const plainPage: WordingOf<"plainPage"> = {
  unreadable: "我们无法读取发来的内容。",
  notServed: "这里不提供这个网址。",
  noPage: "没有这个页面。",
  tooLong: "这个网址太长了。",
  cannotDo: "这个页面做不到这件事。",
  otherForm:
    "这个表单不是从我们自己的页面发来的，所以我们没有接受。请返回，重新加载页面，再发送一次。",
  manyTries: "现在尝试的次数很多。请等半分钟再试。",
  filesBusy: "现在有很多人在发送文件。请等半分钟，再发送您的文件。",
  tooMuchText: "一个表单里的文字太多了。请缩短。",
  formBroken: "我们无法读取发来的表单。如果文件名很特别，请改名后再试。",
  busy: "我们现在很忙。请过几秒钟再试。",
  broken: "我们这边出了问题。",
  nothingLost: "您以前发送的内容都在我们这里，很安全。",
  again: "要再次发送同样的内容，请重新加载此页。如果浏览器询问，请选择“是”。",
  start: "首页",
  leave: "立即离开",
};
