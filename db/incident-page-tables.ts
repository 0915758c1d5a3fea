/** A page of a named event. It is never deleted, so that its address never leads to another one. */
export interface IncidentPageTable {
  id: string;
  /** The last part of its address; never changed. */
  slug: string;
  /** `draft`, `open`, `closed`. */
  state: string;
  /** The newest version, counted from 1, and the one that the public is shown; null before the page was opened. */
  version: number;
  shown_version: number | null;
  made_at: string;
}

/** What a page says, in one version. Never changed. */
export interface IncidentPageVersionTable {
  page_id: string;
  version: number;
  /** `core/intake/incident-page.ts` as canonical JSON, and its SHA-256. */
  content: string;
  sha256: string;
}

/** Who did what to a page. Never changed. */
export interface IncidentPageActTable {
  page_id: string;
  position: number;
  /** `made`, `changed`, `opened`, `closed`. */
  act: string;
  version: number;
  by_id: string;
  at: string;
}

/** Pages of named events with their history. */
export interface IncidentPageTables {
  incident_page: IncidentPageTable;
  incident_page_version: IncidentPageVersionTable;
  incident_page_act: IncidentPageActTable;
}
