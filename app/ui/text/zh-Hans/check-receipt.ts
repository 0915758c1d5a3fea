import type { WordingOf } from "../catalogue.ts";

/** Checking a receipt, by anyone who has one. */
export const checkReceipt: WordingOf<"checkReceipt"> = {
  title: "检验回执",
  lead: "请粘贴一份回执。我们会告诉您它是不是我们发的，有没有人改过。",
  receipt: {
    label: "回执",
    hint: "打开那个文本文件，全选、复制，然后粘贴到这里。",
    because: "我们需要全部文字，包括最后那几行长长的字母。",
  },
  digest: {
    label: "一个文件的指纹",
    hint: "如果您有一个文件，并且知道它的 SHA-256，我们会告诉您这个文件在不在这份回执里。",
  },
  check: "检验这份回执",
  problems: {
    empty: "请先粘贴一份回执。",
    "not-a-receipt":
      "这看起来不像我们的回执。我们的回执以“Bearwitness receipt”开头。请粘贴全部内容。",
    digest: "我们读不出这个文件指纹。SHA-256 有 64 个字母和数字，只用 0 到 9 和 a 到 f。",
  },
  genuineTitle: "这份回执是真的",
  genuine: "它是我们发的。我们收到这份报告的时间：{when}。",
  fileSealed: "本办公室从 {when} 起保存这个文件。我们核对存下内容的时间：{sealed}。",
  fileReceived: "本办公室从 {when} 起保存这个文件。开具回执时，它还没有最终存好。",
  fingerprintFollows: "开具回执时，还没有取得它的文件指纹。",
  fileIsTyped: "这就是您问的那个文件。",
  noFiles: "这份报告没有附文件。",
  digestIn: "您给的文件指纹在这份回执里。",
  digestNotIn: "您给的文件指纹不在这份回执里。",
  meaning: "回执说明我们收到了什么、什么时候收到。它不说明里面是什么内容、是谁发的、是不是真的。",
  later: "它不能说明以后的事。法院可以命令我们归还或删除文件。",
  officeOnly: "只有我们签了名。没有外面的人也签名。",
  witness: "{name} 也签了名。",
  witnessUnknown: "它说 {name} 也签了名。我们不知道对方的密钥，所以请您问对方。",
  logDiffers:
    "但是，我们自己的记录与开具这份回执时所依据的记录不同。请把它收好，并告诉我们、一位律师或法院。",
  notGenuineTitle: "这份回执不是真的",
  notGenuine: "它不是我们发出时的回执。请不要依靠它写的内容。",
  reasons: {
    "cannot-be-read": "我们无法读出全部内容。可能缺了一段，或者有字母变了。",
    "words-changed": "其中有些文字变了。",
    "file-changed": "关于文件 {number} 的内容变了。",
    "other-key": "签名用的密钥不是我们的。",
    "retired-key": "签名用了一个密钥，但那时我们并不使用那个密钥。",
    "other-log": "它来自另一个办公室，或者它的前几行变了。",
    "not-signed": "它的签名方式不像我们的回执。",
    "signature-fails": "签名对不上。签过名的内容变了。",
    "not-in-log": "它的第 {number} 部分不在我们的记录里。",
    "records-do-not-fit": "它的各部分不属于同一份。可能漏掉了一个文件。",
  },
  notGenuineNext:
    "如果您是从我们这里得到的，请用文件本身再试一次。从电子邮件或照片里抄来的，可能会丢失字母。",
  selfTitle: "不靠我们也能检验",
  self: "您不必相信我们。您可以保存一个网页，不上网也能检验回执和您的文件。",
  selfLink: "保存检验回执的网页",
  keyTitle: "我们的密钥",
  key: "我们用这个密钥签名。请与信件或法院的档案对照，不要只与本页对照。",
  own: {
    title: "请您保存的回执",
    what: "它证明您发了哪些文件给我们、什么时候发的。里面没有您的查询码、您的姓名、您写的内容或您的文件。",
    pdf: "PDF 回执，可以打印",
    text: "文本回执，以后可以检验",
    care: "谁找到它，就能看出有人给我们发过报告。请放在没有人会看的地方。",
    check: "任何人怎样检验回执",
  },
  notKept: "我们不保留您在这里粘贴的内容。本页上没有任何内容会说出是谁发的报告。",
};
