/** What another examination of an item found, kept whole beside the one whose claims are shown first. */
export interface OtherExaminationTable {
  item_id: string;
  number: number;
  state: string;
  media_type: string | null;
  assessment: string | null;
  raw_metadata: string | null;
  examined_at: string;
  examined_with: string;
}

/** Two items that belong together; each pair has two rows. */
export interface ItemPairTable {
  item_id: string;
  other_id: string;
  /** `live-photo`: picture and clip carry the same identifier. */
  reason: string;
  found_at: string;
}
