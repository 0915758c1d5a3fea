import { beginOnPage } from "./begin-on-page.ts";
import { changeIncidentPage, closeIncidentPage, openIncidentPage } from "./change-page.ts";
import { makeIncidentPage } from "./make-page.ts";
import { sayAboutEvent } from "./leave-event.ts";
import { originOfEvent } from "./origin-of-event.ts";
import {
  drawPageSquare,
  findIncidentPage,
  listIncidentPages,
  readIncidentPage,
} from "./read-pages.ts";

/** What is done with pages of named events, by verb; a part of what `bind.ts` binds. */
export const INCIDENT_PAGE_VERBS = {
  beginOnPage,
  changeIncidentPage,
  closeIncidentPage,
  drawPageSquare,
  findIncidentPage,
  listIncidentPages,
  makeIncidentPage,
  openIncidentPage,
  originOfEvent,
  readIncidentPage,
  sayAboutEvent,
} as const;
