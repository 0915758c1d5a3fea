import {
  addReportToIncident,
  changeIncident,
  removeReportFromIncident,
  setIncidentState,
} from "./change-incident.ts";
import { makeIncident } from "./make-incident.ts";
import { listIncidents, readIncident, readIncidentOfReport } from "./read-incidents.ts";
import { mergeIncidents, splitIncident } from "./split-and-merge.ts";

/** What is done with incidents, by verb; a part of what `bind.ts` binds. */
export const INCIDENT_VERBS = {
  addReportToIncident,
  changeIncident,
  listIncidents,
  makeIncident,
  mergeIncidents,
  readIncident,
  readIncidentOfReport,
  removeReportFromIncident,
  setIncidentState,
  splitIncident,
} as const;
