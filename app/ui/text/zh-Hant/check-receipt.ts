import type { WordingOf } from "../catalogue.ts";

/** Checking a receipt, by anyone who has one. */
export const checkReceipt: WordingOf<"checkReceipt"> = {
  title: "檢驗收件證明",
  lead: "請貼上一份收件證明。我們會告訴您它是不是我們發的，有沒有人改過。",
  receipt: {
    label: "收件證明",
    hint: "打開那個文字檔，全選、複製，然後貼到這裡。",
    because: "我們需要全部文字，包括最後那幾行長長的字母。",
  },
  digest: {
    label: "一個檔案的指紋",
    hint: "如果您有一個檔案，並且知道它的 SHA-256，我們會告訴您這個檔案在不在這份收件證明裡。",
  },
  check: "檢驗這份收件證明",
  problems: {
    empty: "請先貼上一份收件證明。",
    "not-a-receipt":
      "這看起來不像我們的收件證明。我們的收件證明以「Bearwitness receipt」開頭。請貼上全部內容。",
    digest: "我們讀不出這個檔案指紋。SHA-256 有 64 個字母和數字，只用 0 到 9 和 a 到 f。",
  },
  genuineTitle: "這份收件證明是真的",
  genuine: "它是我們發的。我們收到這份報告的時間：{when}。",
  fileSealed: "本辦公室從 {when} 起保存這個檔案。我們核對存下內容的時間：{sealed}。",
  fileReceived: "本辦公室從 {when} 起保存這個檔案。製作收件證明時，它還沒有最終存好。",
  fingerprintFollows: "製作收件證明時，還沒有取得它的檔案指紋。",
  fileIsTyped: "這就是您問的那個檔案。",
  noFiles: "這份報告沒有附檔案。",
  digestIn: "您給的檔案指紋在這份收件證明裡。",
  digestNotIn: "您給的檔案指紋不在這份收件證明裡。",
  meaning:
    "收件證明說明我們收到了什麼、什麼時候收到。它不說明裡面是什麼內容、是誰傳的、是不是真的。",
  later: "它不能說明以後的事。法院可以命令我們歸還或刪除檔案。",
  officeOnly: "只有我們簽了章。沒有外面的人也簽章。",
  witness: "{name} 也簽了章。",
  witnessUnknown: "它說 {name} 也簽了章。我們不知道對方的金鑰，所以請您問對方。",
  logDiffers:
    "但是，我們自己的紀錄和製作這份收件證明時所依據的紀錄不同。請把它收好，並告訴我們、一位律師或法院。",
  notGenuineTitle: "這份收件證明不是真的",
  notGenuine: "它不是我們發出時的收件證明。請不要依靠它寫的內容。",
  reasons: {
    "cannot-be-read": "我們無法讀出全部內容。可能缺了一段，或有字母變了。",
    "words-changed": "其中有些文字變了。",
    "file-changed": "關於檔案 {number} 的內容變了。",
    "other-key": "簽章用的金鑰不是我們的。",
    "retired-key": "簽章用了一把金鑰，但那時我們並不使用那把金鑰。",
    "other-log": "它來自另一個辦公室，或它的前幾行變了。",
    "not-signed": "它的簽章方式不像我們的收件證明。",
    "signature-fails": "簽章對不上。簽過章的內容變了。",
    "not-in-log": "它的第 {number} 部分不在我們的紀錄裡。",
    "records-do-not-fit": "它的各部分不屬於同一份。可能漏掉了一個檔案。",
  },
  notGenuineNext:
    "如果您是從我們這裡得到的，請用檔案本身再試一次。從電子郵件或照片裡抄來的，可能會漏掉字母。",
  selfTitle: "不靠我們也能檢驗",
  self: "您不必相信我們。您可以儲存一個網頁，不上網也能檢驗收件證明和您的檔案。",
  selfLink: "儲存檢驗收件證明的網頁",
  keyTitle: "我們的金鑰",
  key: "我們用這把金鑰簽章。請和信件或法院的檔案對照，不要只和本頁對照。",
  own: {
    title: "請您保存的收件證明",
    what: "它證明您傳了哪些檔案給我們、什麼時候傳的。裡面沒有您的查詢碼、您的姓名、您寫的內容或您的檔案。",
    pdf: "PDF 收件證明，可以列印",
    text: "文字收件證明，以後可以檢驗",
    translated: "同樣內容的中文版，供閱讀",
    care: "誰找到它，就能看出有人給我們送過報告。請放在沒有人會看的地方。",
    check: "任何人怎樣檢驗收件證明",
  },
  notKept: "我們不保留您在這裡貼上的內容。本頁上沒有任何內容會說出是誰送的報告。",
};
