import type { Generated } from "kysely";
import type { ReportAnswerTable, ReportTagTable } from "./pack-tables.ts";

export interface ReportTable {
  id: string;
  code: string;
  draft_id: string;
  status: string;
  /** How often the status was set. */
  status_version: Generated<number>;
  category: string;
  narrative: string;
  place: string;
  latitude: string | null;
  longitude: string | null;
  /** How the reporter came by them (`core/intake/point-origin.ts`) as JSON, encrypted; null where there are none or nobody asked. */
  point_origin: string | null;
  /** What the reporter said of the time, as JSON (`core/intake/incident-time.ts`). */
  incident_time: string;
  /** First and last local day the statement covers, for sorting and filters; null where not said. */
  incident_first_day: string | null;
  incident_last_day: string | null;
  language: string;
  has_contact: number;
  /** How the reporter may be reached (`core/intake/about-you.ts`); null where nobody was asked. */
  reach: string | null;
  assignee_id: string | null;
  /** How often it changed hands. */
  assignee_version: Generated<number>;
  team: string;
  received_at: string;
  receipt_locator: string;
  receipt_salt: Uint8Array;
  /** Half of what argon2id makes of the code's secret; the other half is never stored. */
  receipt_verifier: Uint8Array;
  /** The partner agency that handed it in; null for the public's. */
  agency: string | null;
  /** The door that it came through (`core/intake/channel.ts`); null for one that came before this was kept. */
  channel: string | null;
  /** The page of a named event that it was begun on, and in which version; both null for any other. */
  incident_page_id: string | null;
  incident_page_version: number | null;
  /** The agency whose officer sent it; null for any other. No partner account reads it by that. */
  officer_agency: string | null;
}

/** An officer or a vehicle as a reporter saw it, encrypted under the report's key. Never changed. */
export interface ReportSightingTable {
  id: string;
  report_id: string;
  position: number;
  /** `core/intake/sightings.ts` as JSON, encrypted. */
  said: string;
}

/** What stands beside a reporter's story, encrypted under the report's key. Never changed. */
export interface ReportBesideTable {
  report_id: string;
  /** `core/intake/your-part.ts` as JSON, encrypted. */
  said: string;
}

/** A report that somebody of the office types in, from the first word on. */
export interface ReportEntryTable {
  draft_id: string;
  person_id: string;
  /** The draft's secret, sealed for who types (`account-sealer.ts`); null once it is filed. */
  token_box: Uint8Array | null;
  /** What was typed, as JSON, encrypted; empty before the first word and once it is filed. Never contact details. */
  form: string;
  /** How it came (`core/intake/entry.ts`), as JSON, encrypted; empty until it is filed. */
  facts: string;
  report_id: string | null;
  begun_at: string;
}

/** What a person of the office noted about a report. */
export interface ReportNoteTable {
  id: string;
  report_id: string;
  author_id: string;
  text: string;
  written_at: string;
  /** When and by whom it was withdrawn; null while it stands. Its words stay. */
  withdrawn_at: string | null;
  withdrawn_by: string | null;
}

/** What staff did with a report: one row an act, none ever changed. */
export interface TriageActTable {
  id: string;
  report_id: string;
  /** `status`, `assignee`, or the id of a note. */
  about: string;
  /** Counts the acts about one thing of one report. */
  number: number;
  was: string | null;
  became: string | null;
  person_id: string;
  acted_at: string;
  /** The act that it takes back. */
  undoes: string | null;
}

/** A file that did not arrive whole in time, once its bytes are gone. Name and declared type encrypted as in its upload's row. */
export interface EndedUploadTable {
  item_id: string;
  draft_id: string;
  report_id: string | null;
  original_name: string;
  declared_type: string;
  size: number;
  /** Octets that lay there when it was let go. */
  arrived: number;
  last_byte_at: string;
  ended_at: string;
  /** `upload-expired`, `program`, `web-page`; empty where it was not noted. */
  why: string;
}

/** A key pair under which a report's reporter reads messages. The newest is in force; one of an earlier receipt code stays. */
export interface ReportThreadTable {
  id: string;
  report_id: string;
  /** An uncompressed P-256 point. */
  public_key: Uint8Array;
  /** Wrapped under half of what argon2id makes of the receipt code. */
  wrapped_private_key: Uint8Array;
  made_at: string;
}

/** One message between a report's reporter and the office. Its words are never changed. */
export interface ReportMessageTable {
  id: string;
  report_id: string;
  thread_id: string;
  /** 1 for the office's, 0 for the reporter's. */
  from_office: number;
  /** Who of the office wrote it; null for the reporter's. */
  author_id: string | null;
  /** For the office, encrypted under the report's key. */
  office_box: string;
  /** For the reporter, sealed to the thread's public key. */
  reporter_box: Uint8Array;
  written_at: string;
  /** When the other side first read it. */
  read_at: string | null;
}

/** What a reporter asks of the office: a correction, whose words are a message, or that they be left out of it. */
export interface ReporterRequestTable {
  id: string;
  report_id: string;
  /** `correction` or `withdrawal`. */
  kind: string;
  message_id: string | null;
  asked_at: string;
  taken_back_at: string | null;
  /** When somebody of the office first saw how it stands now. */
  seen_at: string | null;
  settled_at: string | null;
  settled_by: string | null;
}

/** Somebody lost their receipt code and asks for another. */
export interface CodeRequestTable {
  id: string;
  /** What finds and checks the new code; once `state` is `done`, the old one that it replaced. */
  locator: string;
  salt: Uint8Array;
  verifier: Uint8Array;
  /** The thread that the new code opens, for the report that it is given for. */
  thread_id: string;
  thread_public_key: Uint8Array;
  thread_wrapped_private_key: Uint8Array;
  /** What whoever asks says of the report, as JSON, encrypted under the request's own key. */
  facts: string;
  /** The language in which it was asked. */
  language: string;
  asked_at: string;
  /** The report that staff took it for; null before. */
  report_id: string | null;
  /** `open`, `granted`, `refused`, `stopped`, `withdrawn` or `done`. */
  state: string;
  state_since: string;
  refused_because: string | null;
  /** Of a granted one: when the old code ends and the new one opens. */
  waits_until: string | null;
}

/** A report whose words the search is to learn, or to learn again. */
export interface SearchWantedTable {
  report_id: string;
  /** Another one each time it is wanted, so that what came while it was learnt is not forgotten. */
  mark: string;
}

/** Reports, what they say beside their story, what they were tagged with, and what was noted about them. */
export interface ReportTables {
  ended_upload: EndedUploadTable;
  report_note: ReportNoteTable;
  triage_act: TriageActTable;
  search_wanted: SearchWantedTable;
  report: ReportTable;
  report_answer: ReportAnswerTable;
  report_tag: ReportTagTable;
  report_sighting: ReportSightingTable;
  report_beside: ReportBesideTable;
  report_entry: ReportEntryTable;
  report_thread: ReportThreadTable;
  report_message: ReportMessageTable;
  reporter_request: ReporterRequestTable;
  code_request: CodeRequestTable;
}
