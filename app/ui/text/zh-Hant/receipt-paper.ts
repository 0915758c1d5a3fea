import type { WordingOf } from "../catalogue.ts";

/** A receipt on paper, and as a text to read: what stands around its facts. The receipt that can be checked is English (docs/receipt-format.md). */
export const receiptPaper: WordingOf<"receiptPaper"> = {
  title: "收件證明",
  translated: "這是您的收件證明的中文版，供閱讀。只有英文文字 receipt.txt 可以檢驗。請兩份都保存。",
  summaryNone: "本辦公室收到了一份報告，沒有檔案。",
  summary: { other: "本辦公室收到了一份報告，附有 {n} 個檔案。" },
  received: "收到報告的時間",
  signedBy: "簽章者",
  officeOnly: "只有本辦公室。沒有獨立見證方簽章。",
  officeAnd: "本辦公室，以及 {names}",
  log: "日誌",
  key: "金鑰指紋",
  filesTitle: "檔案",
  filesAbout:
    "這裡沒有檔案名稱。每個檔案用它的 SHA-256 來辨認，這是由檔案全部內容算出的數字。程式 sha256sum、shasum 和 certutil 可以顯示它。",
  file: "檔案",
  fileReceived: "收到",
  fileSealed: "封存",
  notSealed: "製作收件證明時尚未封存",
  digestFollows: "檔案封存後才有",
  showsTitle: "收件證明說明什麼",
  shows:
    "本辦公室在這些時間記下了這份報告和這些檔案。「封存」表示檔案已存好，重新讀取後完全相同。本辦公室對日誌簽章。以後如果改動日誌，這份收件證明會顯示出來。",
  showsNotTitle: "收件證明不說明什麼",
  showsNot:
    "它不說明報告和檔案裡是什麼內容、是誰傳的、是不是真的。它也不說明以後的事：法院可以命令辦公室歸還或刪除檔案。",
  noCode: "這份收件證明不能打開報告。查詢碼才能打開，而查詢碼不在這裡。",
  checkTitle: "怎樣檢驗",
  check:
    "請帶著 receipt.txt 打開本辦公室網站上的 /check-receipt。也可以儲存那裡提供的網頁：它不上網也能檢驗。Bearwitness 的 docs/receipt-format.md 裡有手工檢驗的指令。",
  checkKey: "不管用哪種方法，請透過另一條途徑（例如信件）向辦公室了解金鑰指紋，並和上面的對照。",
  programsTitle: "給程式用",
  programsAttached: "文字收件證明附在本文件中，名為 receipt.txt。",
  programsAll: "下面是它的後半部分：金鑰、紀錄、證明和已簽章的日誌狀態。",
  programsSome: "它的紀錄和證明會占很多頁。下面是金鑰和已簽章的日誌狀態。",
  running: "這張紙上沒有查詢碼",
  page: "第 {n} 頁，共 {total} 頁",
  attachment: "同一份收件證明的文字，給程式用",
};
