import type { WordingOf } from "../catalogue.ts";

/** What the page says of files on their way. */
export const uploader: WordingOf<"uploader"> = {
  title: "傳送中的檔案",
  unfinished:
    "這些檔案還沒有完整送達。請在這裡再選一次同一個檔案，它會從停下的地方繼續。在您填寫期間，已收到的部分我們保留 {days} 天。您送出報告之後，我們保留 {sentDays} 天，您可以用查詢碼在另一支手機上繼續。",
  unfinishedNoScript: "要繼續，本頁需要 JavaScript。沒有的話，請在下面重新加入檔案。",
  finish:
    "這些檔案還沒有完整送達。請用這支或另一支手機再選一次同一個檔案，它會從停下的地方繼續。已收到的部分我們保留 {days} 天。",
  finishNoScript:
    "要從停下的地方繼續，本頁需要 JavaScript。沒有的話，您可以在「加入更多檔案」裡重新傳送整個檔案。",
  finishLabel: "再選一次這個檔案，或加入別的檔案",
  finishHint: "如果您選的是同一個檔案，我們會從停下的地方繼續。別的檔案會加到您的報告裡。",
  ended: {
    title: "沒有送達的檔案",
    lead: "這些檔案沒有完整送達。已收到的部分我們保留了一段時間，後來移除了。",
    file: "共 {size}，收到了 {arrived}。移除時間：{when}。",
    again: "您還有檔案嗎？那麼您可以重新加入。",
  },
  noPage: "我們打不開下一頁。您的檔案仍在傳送。請檢查網路連線，再試一次。",
  openingPage: "請稍等。這最多可能需要 1 分鐘。",
  takenAtOnce: "每個檔案一選好就會傳送。傳送時您可以繼續往下做。",
  rows: {
    waiting: "等待中",
    sending: "傳送中：{n} %",
    sendingLeft: "傳送中：{n} %，剩餘時間：{left}",
    underAMinute: "不到 1 分鐘",
    minutes: { other: "約 {n} 分鐘" },
    hours: { other: "約 {n} 小時" },
    paused: "已暫停，停在 {n} %",
    offline: "已暫停：沒有網路連線。我們會自動繼續。",
    unreached: "已暫停：現在好像什麼都傳不過去。我們會自動繼續。",
    busy: "已暫停：我們的伺服器現在很忙。我們會自動繼續。",
    received: "已完整收到",
    checking: "已完整收到。我們正在核對。",
    checked: "已完整收到並核對：和您裝置上的檔案一樣",
    sameKept: "已完整收到。這和先前收到的 {name} 是同一個檔案。兩個都會保存。",
    sameOnce: "已完整收到。這和先前收到的 {name} 是同一個檔案。我們只保存一份。",
    differs: "我們收到的和您的檔案不一樣。請重新加入。",
    failed: "沒有送達。請重新加入。",
    unreadable: "您的裝置不再讓我們讀取這個檔案。它可能被移動或改過了。請重新選擇。",
    notRead:
      "您的裝置沒有讓我們讀取它。如果它是資料夾，請選擇裡面的檔案。如果它是檔案，請重新選擇。",
    removeFile: "移除 {name}",
    removed: "{name} 已移除。",
    notRemoved: "我們沒能移除這個檔案。它還在我們這裡。",
    notHere: "我們在您的報告裡沒有找到這個檔案。什麼也沒有移除。",
    inList: "{name} 已經在清單裡了。您不必再選一次。",
    chooseAgain: "已收到 {n} %。要繼續，請再選一次同一個檔案。",
    pause: "暫停",
    goOn: "繼續",
    pauseFile: "暫停 {name}",
    goOnFile: "繼續 {name}",
    left: { other: "還有 {n} 個檔案正在傳送。" },
    missing: { other: "有 {n} 個檔案沒有完整送達。清單裡寫著該怎麼做。" },
    differing: { other: "有 {n} 個檔案，我們這裡的和您裝置上的不一樣。清單裡寫著該怎麼做。" },
    notGone: "有個檔案無法移除。清單裡寫著原因。",
    noneLeft: "沒有檔案正在傳送。",
    allThere: "所有檔案都已完整收到。您可以關閉本頁。",
    keepOpen: "請讓本頁開著。",
    refused: {
      program: "這是一個程式。我們接收照片、影片、錄音和文件，但不接收程式。",
      "web-page": "這是一個網頁。請把它存成 PDF，或截圖，然後加入。",
      empty: "這個檔案是空的，沒有可保存的內容。",
      "too-large":
        "這個檔案太大，我們收不下。請用文字告訴我們它的內容，並保留它。我們可以用別的方法取得它。",
      "too-many": "您的報告已經滿了。您可以為這個檔案送出第 2 份報告。",
      "report-full": "加上這個檔案，您的報告就會超過我們能接收的大小。您可以為它送出第 2 份報告。",
      "no-room":
        "我們現在沒有空間存放檔案。您寫的內容仍然能送達，所以請送出您的報告。這個檔案您可以以後用查詢碼再送來。如果您在這裡等，我們會自動再試。",
      "no-draft": "我們找不到您的報告了。如果您已經送出，請用您的查詢碼打開。",
      expired: "完成這個檔案的時間已經過了。請重新加入。",
      "other-report":
        "這個檔案屬於一份沒有在這裡打開的報告。已送達的部分會保留。請用查詢碼打開那份報告再繼續。",
      "not-found": "我們找不到這個檔案了。請重新加入。",
    },
  },
};
