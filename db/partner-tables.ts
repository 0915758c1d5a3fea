import type { Generated } from "kysely";

/** One delivery of another agency. Its report is made with it. */
export interface PartnerImportTable {
  id: string;
  draft_id: string;
  report_id: string;
  agency: string;
  /** The agency's own number of the delivery, encrypted, as is the custodian's name. */
  reference: string;
  /** SHA-256 of agency and reference, by which a delivery is found again. */
  reference_key: string;
  custodian: string;
  /** `open`, `finished`. */
  state: string;
  /** The actor, as its custody records name it. */
  begun_by: string;
  begun_at: string;
  finished_at: string | null;
}

/** A file that the agency listed. */
export interface PartnerFileTable {
  import_id: string;
  number: number;
  /** `expected`, `arriving`, `received`, `same-bytes`, `refused`. */
  state: string;
  /** What the agency says of it, as JSON (`core/partner/file-facts.ts`), encrypted. */
  facts: string;
  size: number | null;
  item_id: string | null;
  why: string | null;
  /** What its bytes had instead, where they were refused. */
  found_sha256: string | null;
  changed_at: string;
}

/** A web address that a reporter gave, and the task to preserve what is there. */
export interface ReportLinkTable {
  id: string;
  draft_id: string;
  report_id: string;
  position: number;
  /** Encrypted, as are `seen` and `note`. */
  address: string;
  /** When the reporter saw it, in their words; empty where they did not say. */
  seen: string;
  given_at: string;
  /** `open`, `done`, `failed`. */
  task: string;
  assignee_id: string | null;
  method: string | null;
  note: string;
  changed_by: string | null;
  changed_at: string | null;
  /** How often the task changed. */
  version: Generated<number>;
}
