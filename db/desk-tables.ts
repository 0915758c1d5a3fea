/** A filter of the queue that somebody keeps under a name. It shows nobody more than they may see. */
export interface SavedViewTable {
  id: string;
  owner_id: string;
  name: string;
  /** The query of the queue's address, without a page of it. */
  query: string;
  /** 1 where everybody at the desk has it. */
  shared: number;
  /** Its place among its owner's. */
  position: number;
  /** From so many new reports on it stands out; null where it never does. */
  alert_at: number | null;
  made_at: string;
  /** Taken off the lists; its owner can bring it back. */
  removed_at: string | null;
}

/** When somebody last opened a view: what came since is new to them. */
export interface ViewOpenedTable {
  view_id: string;
  person_id: string;
  opened_at: string;
}

/** How somebody wants the desk, by name of the choice. */
export interface DeskChoiceTable {
  person_id: string;
  name: string;
  value: string;
}

/** What people of the desk keep for their own work. */
export interface DeskTables {
  saved_view: SavedViewTable;
  view_opened: ViewOpenedTable;
  desk_choice: DeskChoiceTable;
}
