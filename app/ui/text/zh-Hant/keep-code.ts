import type { WordingOf } from "../catalogue.ts";

/** Keeping the code: a card, a text, and a check of what was noted. */
export const keepCode: WordingOf<"keepCode"> = {
  makeCard: "做一張可以列印的卡片",
  saveText: "存成文字檔",
  checkNote: "核對我寫下的內容",
  checked: "您寫下的是對的。您可以用它回來。",
  card: {
    title: "您的卡片",
    lead: "請列印這張卡片，或拍下來。上面沒有您告訴我們的內容。",
    place: "回來時打開的網頁",
    code: "查詢碼",
    square: "給手機相機掃描的方塊碼。它會打開網頁 {address}。",
    codeSquare: "給手機相機掃描的方塊碼。裡面是您的查詢碼。",
    squareLabel: "網頁，用相機掃描",
    codeSquareLabel: "查詢碼，用相機掃描",
    print: "列印：在電腦上按 Ctrl 和 P。在手機上，點「分享」，再點「列印」。",
    squareTitle: "把查詢碼也做成方塊碼嗎？",
    squareNote:
      "這樣相機就能讀出查詢碼，您不用輸入。但是，任何靠近這張卡片的人，拍一張照片就能拿到它。有些手機會把掃到的內容傳給別的公司。",
    squareAdd: "顯示含查詢碼的方塊碼",
    squareTake: "去掉含查詢碼的方塊碼",
    back: "返回我的報告",
  },
  text: {
    note: "很多手機和電腦會把檔案複製到網路上的儲存空間。請不要存在別人看得到的地方。",
    place: "網頁",
    code: "查詢碼",
  },
  check: {
    title: "核對您寫下的內容",
    lead: "請看您的筆記、照片或卡片。不要看上一頁。請從中輸入 2 組數字，每組 4 個。",
    group: "第 {number} 組",
    hint: "4 個數字。請從頭數是第幾組。",
    because: "2 組就足以發現大多數筆誤。",
    button: "核對",
    wrong: "第 {number} 組和您的查詢碼不一樣。請再看一次您的筆記，或再看一次查詢碼。",
    lookAgain: "再看一次查詢碼",
    skipTitle: "不核對，直接繼續",
    skip: "可以這樣做。但是，如果您的筆記裡有一個數字不對，您的報告就打不開。這裡沒有人能替您查到查詢碼。",
    skipLink: "不核對，繼續",
  },
};
