import type { WordingOf } from "../catalogue.ts";

/** The page where a reporter chooses to be known or not. */
export const aboutYou: WordingOf<"aboutYou"> = {
  step: "關於您",
  title: "您想告訴我們您是誰嗎？",
  next: "接下來，您可以檢查您的回答。在那之前，什麼都不會送出。",
  choice: {
    label: "由您選擇",
    hint: "這 3 種都可以。我們會同樣看您的報告。",
    because: "我們需要知道可不可以寫訊息給您。",
    anonymous: "不留姓名，也不收訊息",
    anonymousHint: "我們不再問您別的。您仍會得到一組查詢碼，可以看您的報告進行到哪裡。",
    "only-here": "不留姓名，但可以在這個網站上寫訊息給我",
    "only-hereHint":
      "如果我們有問題，會留在這裡。您會得到一組查詢碼。只有查詢碼能打開我們寫的內容，回不回答由您決定。",
    contact: "可以，這是我的聯絡方式",
    contactHint: "檢察官可能需要再問您一些事，或請您到法院作證。",
  },
  changeMind: "送出之前，您可以改變主意。如果您後來選擇不留姓名，我們會刪除您在這裡填寫的內容。",
  compelledTitle: "誰可能會知道您是誰？",
  compelled: [
    "如果我們知道您是誰，法院可以命令我們說出來。在審判中，對方也可能有權知道。",
    "如果您不留姓名，我們就沒有姓名可以說。您寫的內容和您的檔案，仍可能顯示您是誰。",
    "我們不保留您是從網路上的哪裡寫給我們的。",
  ],
  contactTitle: "我們怎樣聯絡您？",
  contactNote: "只給願意讓我們聯絡的人填。想填什麼就填什麼。有一種聯絡方式就夠了。",
  name: { label: "您的姓名", hint: "您希望我們用的名字。" },
  email: { label: "電子郵件", hint: "請用沒有別人會看的信箱。" },
  phone: { label: "電話", hint: "請加上區碼。" },
  way: {
    label: "您最喜歡哪種方式？",
    email: "電子郵件",
    call: "打電話",
    text: "手機簡訊",
  },
  times: { label: "什麼時候聯絡您是安全的？", hint: "例如「平日下午 6 點以後」。" },
  language: { label: "您想說哪種語言？" },
  interpreter: {
    label: "口譯員",
    choice: "請安排一個能為我翻譯的人",
  },
  lawyer: {
    label: "您有律師嗎？",
    hint: "律師的姓名和聯絡方式。這樣我們可以先問您的律師。",
  },
  notes: {
    label: "聯絡您之前，我們還應該知道什麼？",
    hint: "例如：還有誰可能會接電話，或我們可不可以留言。",
  },
  sealed:
    "這些資料一送達，我們就把它們鎖起來，和您的報告分開。要打開它們，必須有 2 個人同意一個理由，我們會記錄下來。您用查詢碼回來時會看到這件事，除非法院要求延後。",
  kept: "我們有您以前填的聯絡方式。它們已經鎖起來，所以不能在這裡顯示。要保留它們，請把這些格留空。",
};
