import type { WordingOf } from "../catalogue.ts";

/** Where a file comes from, as its sender knows it. */
export const fileOrigin: WordingOf<"fileOrigin"> = {
  title: "這個檔案是從哪裡來的？",
  note: "這有助於我們在法院使用它。任何一項都可以略過。回答「不知道」也很好。",
  recordedBy: {
    label: "是誰拍的、錄的或做的？",
    me: "我自己",
    known: "我認識的人",
    found: "我在網路上找到的",
    unknown: "不知道",
  },
  original: {
    label: "這是最初的原始檔嗎？",
    hint: "不是複製品的複製品，也不是對著螢幕拍的。",
  },
  edited: {
    label: "裡面有什麼被改過嗎？",
    hint: "例如剪過、變短、打了馬賽克，或加了文字。這沒關係。我們只是需要知道。",
  },
  viaApp: {
    label: "到我們這裡之前，它經過別的應用程式傳送嗎？",
    hint: "例如聊天或社群應用程式。很多應用程式會去掉日期和地點。",
  },
  app: { label: "如果是，是哪個應用程式？" },
  stillThere: {
    label: "原始檔還在手機或相機裡嗎？",
    hint: "您的，或拍它、做它的人的。請保留它。",
  },
  placeTakenOut: {
    label: "是您把地點去掉的嗎？",
    hint: "有些手機在您選照片時會問這個。去掉了也沒關係。",
  },
  sure: { yes: "是", no: "否", unknown: "不知道" },
};
