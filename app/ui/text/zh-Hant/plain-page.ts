import type { WordingOf } from "../catalogue.ts";

/** The short page that is served when no other can be: a form or address that could not be taken, or a server that is busy or broken. */
export const plainPage: WordingOf<"plainPage"> = {
  unreadable: "我們無法讀取傳來的內容。",
  notServed: "這裡不提供這個網址。",
  noPage: "沒有這個網頁。",
  tooLong: "這個網址太長了。",
  cannotDo: "這個網頁做不到這件事。",
  otherForm:
    "這個表單不是從我們自己的網頁傳來的，所以我們沒有接受。請返回，重新載入網頁，再送出一次。",
  manyTries: "現在嘗試的次數很多。請等半分鐘再試。",
  filesBusy: "現在有很多人在傳送檔案。請等半分鐘，再傳送您的檔案。",
  tooMuchText: "一個表單裡的文字太多了。請縮短。",
  formBroken: "我們無法讀取傳來的表單。如果檔名很特別，請改名後再試。",
  busy: "我們現在很忙。請過幾秒鐘再試。",
  broken: "我們這邊出了問題。",
  nothingLost: "您以前送出的內容都在我們這裡，很安全。",
  again: "要再次送出同樣的內容，請重新載入此頁。如果瀏覽器詢問，請選擇「是」。",
  start: "首頁",
  leave: "立即離開",
};
