import type { WordingOf } from "../catalogue.ts";

/** For readers who use other ways to read and write. */
export const accessibility: WordingOf<"accessibility"> = {
  title: "无障碍",
  lead: "每个人都应该能够报告。我们建这个网站，是要让它适合您使用。",
  worksTitle: "您可以这样做",
  works: [
    "只用键盘、读屏软件或您的声音。",
    "把文字放大到最多 4 倍。",
    "使用深色屏幕或您自己的颜色。网站会跟随您设备的设置。",
    "使用旧的或慢的手机。没有一页需要脚本。",
    "慢慢来。您填写报告期间，它会保留 7 天。",
  ],
  standardTitle: "我们遵循的规则",
  standard: "我们的目标是达到 WCAG 2.2 规则的 AA 级。我们用工具和键盘测试每一页。",
  knownTitle: "还有什么不够好",
  known: [
    "这个网站由机器译成其他语言。这些文字还需要人来检查。您可以用任何语言写给我们。",
    "您的照片和视频，我们按您发来的样子显示，没有文字描述。",
  ],
  problemTitle: "有什么妨碍您吗？",
  problem: "请在报告里告诉我们：选择“其他（Something else）”。您也可以请您信任的人替您填写。",
};
