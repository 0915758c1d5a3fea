import type { WordingOf } from "../catalogue.ts";

/** Titles in the browser's tab, in its history and above a printed page: where one is, never what the site is about. */
export const tab: WordingOf<"tab"> = {
  service: "Онлайн-сервис",
  start: "Начало",
  event: "Событие",
  officers: "Для ведомств",
  step: "Шаг {n}",
  stepMore: "Шаг {n}, ещё один",
  sent: "Готово",
  card: "Карточка",
  checkNote: "Проверить запись",
  file: "Один файл",
  comeBack: "Вернуться",
  status: "Ваша страница",
};
