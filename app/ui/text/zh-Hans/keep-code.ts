import type { WordingOf } from "../catalogue.ts";

/** Keeping the code: a card, a text, and a check of what was noted. */
export const keepCode: WordingOf<"keepCode"> = {
  makeCard: "做一张可以打印的卡片",
  saveText: "保存成文本文件",
  checkNote: "核对我写下的内容",
  checked: "您写下的是对的。您可以用它回来。",
  card: {
    title: "您的卡片",
    lead: "请打印这张卡片，或拍下来。上面没有您告诉我们的内容。",
    place: "回来时打开的网页",
    code: "查询码",
    square: "给手机相机扫的方块码。它会打开网页 {address}。",
    codeSquare: "给手机相机扫的方块码。里面是您的查询码。",
    squareLabel: "网页，用相机扫",
    codeSquareLabel: "查询码，用相机扫",
    print: "打印：在电脑上按 Ctrl 和 P。在手机上，点“分享”，再点“打印”。",
    squareTitle: "把查询码也做成方块码吗？",
    squareNote:
      "这样相机就能读出查询码，您不用输入。但是，任何靠近这张卡片的人，拍一张照片就能拿到它。有些手机会把扫到的内容发给别的公司。",
    squareAdd: "显示带查询码的方块码",
    squareTake: "去掉带查询码的方块码",
    back: "返回我的报告",
  },
  text: {
    note: "很多手机和电脑会把文件复制到网上的存储空间。请不要保存在别人能看到的地方。",
    place: "网页",
    code: "查询码",
  },
  check: {
    title: "核对您写下的内容",
    lead: "请看您的笔记、照片或卡片。不要看上一页。请从中输入 2 组数字，每组 4 个。",
    group: "第 {number} 组",
    hint: "4 个数字。请从头数是第几组。",
    because: "2 组就足以发现大多数笔误。",
    button: "核对",
    wrong: "第 {number} 组与您的查询码不一样。请再看一次您的笔记，或再看一次查询码。",
    lookAgain: "再看一次查询码",
    skipTitle: "不核对，直接继续",
    skip: "可以这样做。但是，如果您的笔记里有一个数字不对，您的报告就打不开。这里没有人能替您查到查询码。",
    skipLink: "不核对，继续",
  },
};
