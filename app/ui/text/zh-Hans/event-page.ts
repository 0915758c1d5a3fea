import type { WordingOf } from "../catalogue.ts";

/** The page of a named event, and what the form says to somebody who comes from one. */
export const eventPage: WordingOf<"eventPage"> = {
  where: "地点",
  when: "时间",
  notReviewed: "这份译文还没有人检查过。",
  ask: "您在那里看到或听到什么了吗？您有照片或视频吗？您可以告诉我们。",
  noName: "您不必说出姓名。",
  keeps:
    "如果您从这里开始，您的报告会说明它从这一页开始。在您告诉我们之前，我们不会认为您当时在那里。",
  begin: "开始填写报告",
  next: "接下来，我们会问发生了什么事。",
  closed: "这一页不再接收报告。",
  other: "您仍然可以在我们的第一页告诉我们这件事或别的事。",
  otherLink: "前往第一页",
  from: "您来自的那一页",
  named: "您的报告提及的事件",
  leave: {
    button: "我的报告与该事件无关",
    done: "您的报告不再提及事件“{event}”。您对该页面问题的回答不会发送。",
    back: "还是与该事件有关",
  },
  offer: {
    title: "那个时间您在那里吗？",
    lead: "您来自的那一页写了一个地点和一个时间。您可能是在别的时间去的，或者在别的地方。",
    fill: "是。填入这个地点和时间",
    own: "如果不是，请在下面写您自己的。",
    filled: "我们填入了那一页的地点和时间。请检查这两项。与您的情况不符的，请改掉。",
  },
  poster: {
    ask: "您当时在那里吗？请告诉我们您看到了什么。",
    name: "您不必说出姓名。",
    how: "请用手机相机对准方块码，或输入这个网址：",
    square: "给手机相机扫的方块码。它会打开 {address}。",
    emergency: "现在有危险吗？请拨打 {number}。",
  },
};
