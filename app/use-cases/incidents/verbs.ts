import {
  addReportToIncident,
  changeIncident,
  removeReportFromIncident,
  setIncidentState,
} from "./change-incident.ts";
import { confirmSuggestion, rejectSuggestion, reopenSuggestion } from "./decide-suggestion.ts";
import { makeIncident } from "./make-incident.ts";
import { listIncidents, readIncident } from "./read-incidents.ts";
import { readIncidentFiles } from "./read-incident-files.ts";
import { listSuggestions } from "./read-suggestions.ts";
import { mergeIncidents, splitIncident } from "./split-and-merge.ts";
import { suggestIncidents } from "./suggest-incidents.ts";
import { undoMerge } from "./undo-merge.ts";

/** What is done with incidents, by verb; a part of what `bind.ts` binds. */
export const INCIDENT_VERBS = {
  addReportToIncident,
  changeIncident,
  confirmSuggestion,
  listIncidents,
  listSuggestions,
  makeIncident,
  mergeIncidents,
  readIncident,
  readIncidentFiles,
  rejectSuggestion,
  removeReportFromIncident,
  reopenSuggestion,
  setIncidentState,
  splitIncident,
  suggestIncidents,
  undoMerge,
} as const;
