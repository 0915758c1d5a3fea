import type { WordingOf } from "../catalogue.ts";

/** Titles in the browser's tab, in its history and above a printed page: where one is, never what the site is about. */
export const tab: WordingOf<"tab"> = {
  service: "网上服务台",
  start: "开始",
  event: "一件事",
  officers: "机构专用",
  step: "第 {n} 步",
  stepMore: "第 {n} 步，再一项",
  sent: "完成",
  card: "卡片",
  checkNote: "核对记录",
  file: "一个文件",
  comeBack: "再次访问",
  status: "您的页面",
};
