import type { WordingOf } from "../catalogue.ts";

/** The page with the office's own questions. */
export const questions: WordingOf<"questions"> = {
  step: "幾個問題",
  title: "關於這件事的幾個問題",
  laterTitle: "再多說一點",
  lead: "能回答多少就回答多少。每個問題都可以略過，直接繼續。",
  because: "沒有這個回答，我們無法處理。",
  next: "您按「繼續」時，我們會儲存這一頁。接下來，我們會問地點和時間。",
};
