import type { WordingOf } from "../catalogue.ts";

/** For readers who use other ways to read and write. */
export const accessibility: WordingOf<"accessibility"> = {
  title: "無障礙",
  lead: "每個人都應該能夠通報。我們建這個網站，是要讓它適合您使用。",
  worksTitle: "您可以這樣做",
  works: [
    "只用鍵盤、螢幕報讀軟體或您的聲音。",
    "把文字放大到最多 4 倍。",
    "使用深色螢幕或您自己的顏色。網站會跟隨您裝置的設定。",
    "使用舊的或慢的手機。沒有一頁需要指令碼。",
    "慢慢來。您填寫報告期間，它會保留 7 天。",
  ],
  standardTitle: "我們遵循的規則",
  standard: "我們的目標是達到 WCAG 2.2 規則的 AA 級。我們用工具和鍵盤測試每一頁。",
  knownTitle: "還有什麼不夠好",
  known: [
    "這個網站由機器譯成其他語言。這些文字還需要人來檢查。您可以用任何語言寫給我們。",
    "您的照片和影片，我們按您傳來的樣子顯示，沒有文字描述。",
  ],
  problemTitle: "有什麼妨礙您嗎？",
  problem: "請在報告裡告訴我們：選擇「其他（Something else）」。您也可以請您信任的人替您填寫。",
};
