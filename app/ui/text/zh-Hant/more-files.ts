import type { WordingOf } from "../catalogue.ts";

/** Adding files to a report that was sent. */
export const moreFiles: WordingOf<"moreFiles"> = {
  title: "加入更多檔案",
  lead: "您的報告 {code} 在我們這裡。您可以給它加入照片、影片和文件。這不會改變我們已有的任何內容。",
  here: "這份報告已經送達的檔案",
  none: "這份報告還沒有檔案送達。",
  added: "已完整收到。您加入的檔案在下面的清單裡。",
  wasHere: { other: "有 {n} 個檔案先前已經在這裡。內容相同，所以每個只保存一份。" },
  back: "返回您的報告",
  link: "加入更多檔案",
  linkNote: "您又找到了照片或影片，或有一個沒有送達嗎？",
};
