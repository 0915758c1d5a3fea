import type { WordingOf } from "../catalogue.ts";

/** The page after sending: the most important one. */
export const sent: WordingOf<"sent"> = {
  title: "我們收到了您的報告",
  notRemoved: "您的報告已經送出，所以沒有從裡面移除任何內容。",
  lead: "收到時間：{when}。",
  codeTitle: "這是您的查詢碼",
  codeDo: "請寫下來、拍下來，或列印本頁。",
  codeOnce: "我們在這台裝置上顯示它 1 天。之後我們就無法讀取、顯示它，也無法傳送給您。",
  codeSafe: "任何有查詢碼的人，都能看到我們寫給您的內容。請放在沒有人會看的地方。",
  codeGoneTitle: "您的查詢碼不再顯示",
  codeGone: "您送出報告之後，查詢碼顯示 1 天。如果您記下了它，就可以用它回來。",
  reportNumber: "報告編號",
  reportNumberNote: "和我們說話時請說出它。它不能打開您的報告，只有查詢碼可以。",
  print: "列印：在電腦上按 Ctrl 和 P。在手機上，點「分享」，再點「列印」。",
  nextTitle: "接下來會怎樣",
  steps: [
    {
      title: "我們會看。",
      text: "我們辦公室會有人看每一份報告。大多數在 3 個工作天內看完。發生大事之後，可能需要 2 個星期。",
    },
    {
      title: "我們會查。",
      text: "我們會查看您的檔案，以及關於同一件事的其他報告。這可能需要幾個星期或幾個月。",
    },
    {
      title: "我們會決定。",
      text: "我們可能立案，可能轉給其他機構，也可能存檔。一個法院案件可能需要幾年。我們不能處理每一份報告。",
    },
  ],
  backTitle: "怎樣回來",
  back: [
    "來到這個網站，打開「回來查看報告」。",
    "輸入您的查詢碼。然後您可以看到報告進行到哪裡，也可以核對您的檔案。",
  ],
  backLink: "回來查看報告",
  filesTitle: "您的檔案",
  filesNote:
    "每個檔案都有一個指紋：由它的全部內容算出的一長串數字。檔案裡只要有一個點變了，這個數字就會變。用它，您以後可以證明您傳送了什麼。",
  fingerprintFollows: "如果寫著「檔案指紋稍後提供」，請過幾分鐘用您的查詢碼再看一次。",
  lookAgain: "現在再看一次",
  noFiles: "您沒有傳送檔案。",
  keepFiles: "請在您的手機上也保留這些檔案。",
  helpTitle: "您現在需要幫助嗎？",
  help: [
    "有危險：請撥打 911。",
    "我們不能當您的律師。法律援助機構可以告訴您有哪些權利，常常免費。",
  ],
  another: "通報另一件事",
  leaveNote: "完成之後，請按「立即離開」，並關閉這個分頁。",
};
