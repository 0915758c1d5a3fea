import type { WordingOf } from "../catalogue.ts";

/** Adding files to a report that was sent. */
export const moreFiles: WordingOf<"moreFiles"> = {
  title: "添加更多文件",
  lead: "您的报告 {code} 在我们这里。您可以给它添加照片、视频和书面材料。这不会改变我们已有的任何内容。",
  here: "这份报告已经送到的文件",
  none: "这份报告还没有文件送到。",
  added: "已完整收到。您添加的文件在下面的列表里。",
  wasHere: { other: "有 {n} 个文件先前已经在这里。内容相同，所以每个只保存一份。" },
  back: "返回您的报告",
  link: "添加更多文件",
  linkNote: "您又找到了照片或视频，或者有一个没有送到吗？",
};
