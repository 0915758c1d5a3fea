import type { WordingOf } from "../catalogue.ts";

/** Titles in the browser's tab, in its history and above a printed page: where one is, never what the site is about. */
export const tab: WordingOf<"tab"> = {
  service: "線上服務台",
  start: "開始",
  event: "一件事",
  officers: "機關專用",
  step: "第 {n} 步",
  stepMore: "第 {n} 步，再一項",
  sent: "完成",
  card: "卡片",
  checkNote: "核對筆記",
  file: "一個檔案",
  comeBack: "再次造訪",
  status: "您的頁面",
};
