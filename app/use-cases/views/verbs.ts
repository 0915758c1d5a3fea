import {
  bringViewBack,
  changeView,
  chooseDefaultView,
  moveView,
  openView,
  removeView,
  saveView,
} from "./change-views.ts";
import { listViews, readDefaultView } from "./list-views.ts";

/** What is done with saved views of the queue, by verb; a part of what `bind.ts` binds. */
export const VIEW_VERBS = {
  bringViewBack,
  changeView,
  chooseDefaultView,
  listViews,
  moveView,
  openView,
  readDefaultView,
  removeView,
  saveView,
} as const;
