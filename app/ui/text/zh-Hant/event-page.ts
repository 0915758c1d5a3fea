import type { WordingOf } from "../catalogue.ts";

/** The page of a named event, and what the form says to somebody who comes from one. */
export const eventPage: WordingOf<"eventPage"> = {
  where: "地點",
  when: "時間",
  notReviewed: "這份譯文還沒有人檢查過。",
  ask: "您在那裡看到或聽到什麼了嗎？您有照片或影片嗎？您可以告訴我們。",
  noName: "您不必說出姓名。",
  keeps:
    "如果您從這裡開始，您的報告會說明它從這一頁開始。在您告訴我們之前，我們不會認為您當時在那裡。",
  begin: "開始填寫報告",
  next: "接下來，我們會問發生了什麼事。",
  closed: "這一頁不再接收報告。",
  other: "您仍然可以在我們的第一頁告訴我們這件事或別的事。",
  otherLink: "前往第一頁",
  from: "您來自的那一頁",
  named: "您的報告提及的事件",
  leave: {
    button: "我的報告與該事件無關",
    done: "您的報告不再提及事件「{event}」。您對該頁面問題的回答不會送出。",
    back: "還是與該事件有關",
  },
  offer: {
    title: "那個時間您在那裡嗎？",
    lead: "您來自的那一頁寫了一個地點和一個時間。您可能是在別的時間去的，或者在別的地方。",
    fill: "是。填入這個地點和時間",
    own: "如果不是，請在下面寫您自己的。",
    filled: "我們填入了那一頁的地點和時間。請檢查這兩項。與您的情況不符的，請改掉。",
  },
  poster: {
    ask: "您當時在那裡嗎？請告訴我們您看到了什麼。",
    name: "您不必說出姓名。",
    how: "請用手機相機對準方塊碼，或輸入這個網址：",
    square: "給手機相機掃的方塊碼。它會打開 {address}。",
    emergency: "現在有危險嗎？請撥打 {number}。",
  },
};
