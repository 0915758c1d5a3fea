import type { WordingOf } from "../catalogue.ts";

/** A receipt on paper, and as a text to read: what stands around its facts. The receipt that can be checked is English (docs/receipt-format.md). */
export const receiptPaper: WordingOf<"receiptPaper"> = {
  title: "回执",
  translated: "这是您的回执的中文版，供阅读。只有英文文本 receipt.txt 可以检验。请两份都保存。",
  summaryNone: "本办公室收到了一份报告，没有文件。",
  summary: { other: "本办公室收到了一份报告，附有 {n} 个文件。" },
  received: "收到报告的时间",
  signedBy: "签名者",
  officeOnly: "只有本办公室。没有独立见证方签名。",
  officeAnd: "本办公室，以及 {names}",
  log: "日志",
  key: "密钥指纹",
  filesTitle: "文件",
  filesAbout:
    "这里没有文件名。每个文件用它的 SHA-256 来辨认，这是由文件全部内容算出的数字。程序 sha256sum、shasum 和 certutil 可以显示它。",
  file: "文件",
  fileReceived: "收到",
  fileSealed: "封存",
  notSealed: "制作回执时尚未封存",
  digestFollows: "文件封存后才有",
  showsTitle: "回执说明什么",
  shows:
    "本办公室在这些时间记下了这份报告和这些文件。“封存”表示文件已存好，重新读取后完全相同。本办公室对日志签名。以后如果改动日志，这份回执会显示出来。",
  showsNotTitle: "回执不说明什么",
  showsNot:
    "它不说明报告和文件里是什么内容、是谁发的、是不是真的。它也不说明以后的事：法院可以命令办公室归还或删除文件。",
  noCode: "这份回执不能打开报告。查询码才能打开，而查询码不在这里。",
  checkTitle: "怎样检验",
  check:
    "请带着 receipt.txt 打开本办公室网站上的 /check-receipt。也可以保存那里提供的网页：它不上网也能检验。Bearwitness 的 docs/receipt-format.md 里有手工检验的命令。",
  checkKey: "不管用哪种方法，请通过另一条途径（例如信件）向办公室了解密钥指纹，并与上面的对照。",
  programsTitle: "给程序用",
  programsAttached: "文本回执附在本文件中，名为 receipt.txt。",
  programsAll: "下面是它的后半部分：密钥、记录、证明和已签名的日志状态。",
  programsSome: "它的记录和证明会占很多页。下面是密钥和已签名的日志状态。",
  running: "这张纸上没有查询码",
  page: "第 {n} 页，共 {total} 页",
  attachment: "同一份回执的文本，给程序用",
};
