import type { WordingOf } from "../catalogue.ts";

/** What a reporter and the office write to each other. */
export const messages: WordingOf<"messages"> = {
  title: "訊息",
  none: "還沒有訊息。如果我們有問題，您會在這裡看到。",
  list: "訊息，最早的在前",
  fromOffice: "辦公室寫於 {when}",
  fromYou: "您寫於 {when}",
  read: "辦公室已經讀過。",
  notRead: "辦公室還沒有讀。",
  shut: "這則寫好之後，您得到了新的查詢碼。新的查詢碼打不開它。如果您需要它，請我們重新寫一次。",
  field: {
    label: "寫訊息給我們",
    hint: "您不必說您是誰。訊息送出之後，沒有人能更動它。",
    because: "空的訊息沒有告訴我們任何內容。",
  },
  send: "送出訊息",
  sent: "我們收到了您的訊息。辦公室讀過之後，您會在這裡看到。",
  pageTitle: "寫訊息給辦公室",
  problems: {
    empty: "請先寫點內容。",
    "too-long": "這超過了 10,000 個字。請縮短一些，或分成 2 則訊息送出。您寫的內容還在格子裡。",
    "too-many":
      "您在 1 天裡送了 {most} 則訊息。今天我們不能再收了。您寫的內容還在格子裡。請把它複製下來，明天再送出。",
  },
  visitOver: {
    title: "您的訊息還沒有送出",
    why: "您的報告已關閉，因為 30 分鐘沒有人使用它。您寫的內容還在下面的格子裡。",
    steps: ["在新分頁裡，用查詢碼打開您的報告。", "回到這一頁，再按一次按鈕。"],
    open: "在新分頁裡打開我的報告",
  },
  back: "返回您的報告",
};
