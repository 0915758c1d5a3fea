/** What staff say of a file that is hard to look at. The latest word holds; those before are in the custody log. */
export interface ItemCareTable {
  item_id: string;
  /** 1 where it shows what can hurt whoever sees it; 0 where somebody said that it does not. */
  graphic: number;
  /** 1 where two people are to look at it together. */
  two_people: number;
  noted_by: string;
  noted_at: string;
}

/** A graphic file that somebody opened, once a day. Kept for a week. */
export interface GraphicLookTable {
  person_id: string;
  /** In the office's zone, `YYYY-MM-DD`. */
  day: string;
  item_id: string;
}

/** What protects those who look at evidence. */
export interface CareTables {
  item_care: ItemCareTable;
  graphic_look: GraphicLookTable;
}
