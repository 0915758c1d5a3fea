import type { Generated } from "kysely";
import type { BulkTables } from "./bulk-tables.ts";
import type { CareTables } from "./care-tables.ts";
import type { CaseTables } from "./case-tables.ts";
import type { DeskTables } from "./desk-tables.ts";
import type { AccessTables } from "./access-tables.ts";
import type {
  ApprovalDecisionTable,
  ApprovalRequestTable,
  IdentityOpeningTable,
} from "./approval-tables.ts";
import type {
  CustodyCheckpointTable,
  CustodyDisclosureTable,
  CustodyLogTable,
  CustodyNodeTable,
  CustodyTimestampTable,
} from "./custody-tables.ts";
import type { ItemPairTable, OtherExaminationTable } from "./examination-tables.ts";
import type { ExhibitTables } from "./exhibit-tables.ts";
import type { FingerprintTables } from "./fingerprint-tables.ts";
import type { IncidentPageTables } from "./incident-page-tables.ts";
import type { IncidentTables } from "./incident-tables.ts";
import type { FloodTables } from "./flood-tables.ts";
import type { OwnLetterTable, SentLetterTable } from "./letter-tables.ts";
import type { MediaTables } from "./media-tables.ts";
import type {
  ItemScanTable,
  SenderDigestTable,
  SenderModifiedTable,
  UploadTable,
} from "./upload-tables.ts";
import type { PartnerFileTable, PartnerImportTable, ReportLinkTable } from "./partner-tables.ts";
import type { ReportTables } from "./report-tables.ts";
import type { ReportWorkTables } from "./report-work-tables.ts";
import type { OfficerTokenTable } from "./officer-tables.ts";
import type { OfficePackTable } from "./pack-tables.ts";
import type { ApiAnswerTable, ApiTokenTable } from "./api-tables.ts";
import type {
  ChallengeTable,
  DeskPreferenceTable,
  InvitationTable,
  KeptFormTable,
  PasskeyTable,
  PasswordPathTable,
  PersonTable,
  SessionTable,
  SignInTable,
  TotpSecretTable,
} from "./people-tables.ts";

/**
 * The tables as Kysely types. Types only: migrations make the tables, a guard test holds both together.
 * Instants are fixed-width UTC text in both databases, digests lower-case hex text, flags 0 or 1.
 */
export interface OfficeSettingTable {
  name: string;
  value: string;
}

export interface DraftTable {
  id: string;
  /** SHA-256 of the cookie's token: the token itself is never stored. */
  token_hash: string;
  /** Answers so far, page by page, as JSON (`core/intake/answers.ts`), encrypted; empty where there are none. Never contact details. */
  answers: string;
  /** Contact details, HPKE-sealed on arrival; the web process cannot open them again. */
  sealed_identity: Uint8Array | null;
  report_id: string | null;
  /** The receipt code sealed under the sent report's cookie, so that only its holder can see it again. */
  receipt_code_sealed: string | null;
  created_at: string;
  updated_at: string;
  expires_at: string;
  /** When a file that was gone on with last made the browser keep the draft's secret for longer; null where none did yet. */
  kept_at: string | null;
  /** SHA-256 of the secret that its browser has once the report is sent, and until when that opens anything. */
  sent_hash: string | null;
  sent_until: string | null;
}

/** One key for all that one report holds, or a bundle, or the office; wrapped under the master key. Without it nothing opens. */
export interface ReportKeyTable {
  /** The draft a report began as, a bundle, or `office`. */
  owner: string;
  /** Which master key it is wrapped under: that key's fingerprint. */
  root: string;
  wrapped_key: Uint8Array;
  made_at: string;
}

/** The key of one blob, wrapped under its owner's. */
export interface BlobKeyTable {
  id: string;
  class: string;
  owner: string;
  /** How the blob is encrypted: 1 is Cobblestone-256. */
  format: number;
  wrapped_key: Uint8Array;
  made_at: string;
}

/** Apart from the report on purpose: who reads reports has no reason to read this table. */
export interface SealedIdentityTable {
  report_id: string;
  box: Uint8Array;
  sealed_at: string;
}

export interface EvidenceItemTable {
  id: string;
  draft_id: string;
  report_id: string | null;
  position: number;
  /** `received`, `sealed`, `withdrawn`, `damaged`. */
  state: string;
  original_name: string;
  declared_type: string;
  size: number;
  sha256: string;
  sha512: string;
  received_at: string;
  sealed_at: string | null;
  /** `waiting`, `done`, `failed`. */
  examination: string;
  /** What examination found, as JSON (`core/claims`), or null. */
  assessment: string | null;
  /** Every field that was read, tag by tag, as JSON, or null. */
  raw_metadata: string | null;
  media_type: string | null;
  examined_at: string | null;
  /** Which examination the claims are from, counted from 1; 0 before the first. */
  examination_number: number;
  /** The examining programs and their versions; empty where it was not noted. */
  examined_with: string;
  /** What its last examination lacked that another may have (`core/claims/passing-problems.ts`), apart by blanks. */
  waits_for: string;
  /** 1 where it was begun, or came, after its report was sent. */
  after_sending: number;
}

/** A witness who opened the follow-up page with a receipt code. Holds a report's id and nothing of the person. */
export interface FollowUpSessionTable {
  token_hash: string;
  report_id: string;
  created_at: string;
  last_seen_at: string;
  /** The private keys of the report's messages by thread, as JSON sealed under the visit's token; null where the code opened none. */
  thread_keys_sealed: string | null;
}

export interface CaseFileTable {
  id: string;
  number: string;
  title: string;
  status: string;
  team: string;
  opened_by: string;
  opened_at: string;
}

export interface CaseReportTable {
  case_id: string;
  report_id: string;
  added_by: string;
  added_at: string;
}

export interface ExhibitTable {
  id: string;
  case_id: string;
  item_id: string;
  number: number;
  description: string;
  marked_by: string;
  marked_at: string;
  /** An exhibit's number is never used twice: unmarking keeps the row. */
  unmarked_at: string | null;
}

export interface BundleTable {
  id: string;
  case_id: string;
  /** As printed on the bundle, for example NYAG-2026-0045-GJ-01. */
  name: string;
  audience: string;
  /** `waiting`, `ready`, `failed`. */
  state: string;
  problem: string | null;
  requested_by: string;
  requested_at: string;
  size: number | null;
  sha256: string | null;
  finished_at: string | null;
}

export interface JobTable {
  /** Counts up: jobs with the same turn run in the order they were asked for. */
  number: Generated<number>;
  id: string;
  name: string;
  payload: string;
  /** `waiting`, `running`, `done`, `failed`. */
  state: string;
  attempts: number;
  run_after: string;
  /** The draft whose files it is about; empty for all other work. */
  owner: string;
  /** An instant: of what is due, the job with the earliest comes next. */
  turn: string;
  claimed_at: string | null;
  finished_at: string | null;
  progress: string | null;
  problem: string | null;
}

/** The security log, as the auditor's page reads it. The same lines leave for another host. */
export interface SecurityEventTable {
  number: Generated<number>;
  /** To the millisecond for staff and system, to the hour for the public. */
  at: string;
  event: string;
  person_id: string | null;
  /** Facts by name, as JSON (`core/people/security-event.ts`). Never content, names or addresses. */
  facts: string;
  times: number;
}

export interface SecurityReviewTable {
  id: string;
  covers_until: string;
  events: number;
  remark: string;
  signed_by: string;
  signed_at: string;
}

export interface Schema
  extends
    AccessTables,
    BulkTables,
    CareTables,
    CaseTables,
    DeskTables,
    ExhibitTables,
    FingerprintTables,
    FloodTables,
    IncidentPageTables,
    IncidentTables,
    MediaTables,
    ReportTables,
    ReportWorkTables {
  office_setting: OfficeSettingTable;
  office_pack: OfficePackTable;
  officer_token: OfficerTokenTable;
  draft: DraftTable;
  report_key: ReportKeyTable;
  blob_key: BlobKeyTable;
  sealed_identity: SealedIdentityTable;
  evidence_item: EvidenceItemTable;
  upload: UploadTable;
  item_scan: ItemScanTable;
  sender_digest: SenderDigestTable;
  sender_modified: SenderModifiedTable;
  other_examination: OtherExaminationTable;
  item_pair: ItemPairTable;
  partner_import: PartnerImportTable;
  partner_file: PartnerFileTable;
  report_link: ReportLinkTable;
  sent_letter: SentLetterTable;
  own_letter: OwnLetterTable;
  person: PersonTable;
  desk_preference: DeskPreferenceTable;
  invitation: InvitationTable;
  session: SessionTable;
  follow_up_session: FollowUpSessionTable;
  passkey: PasskeyTable;
  totp_secret: TotpSecretTable;
  challenge: ChallengeTable;
  sign_in: SignInTable;
  password_path: PasswordPathTable;
  kept_form: KeptFormTable;
  case_file: CaseFileTable;
  case_report: CaseReportTable;
  exhibit: ExhibitTable;
  bundle: BundleTable;
  job: JobTable;
  approval_request: ApprovalRequestTable;
  approval_decision: ApprovalDecisionTable;
  identity_opening: IdentityOpeningTable;
  api_token: ApiTokenTable;
  api_answer: ApiAnswerTable;
  custody_log: CustodyLogTable;
  custody_disclosure: CustodyDisclosureTable;
  custody_node: CustodyNodeTable;
  custody_checkpoint: CustodyCheckpointTable;
  custody_timestamp: CustodyTimestampTable;
  security_event: SecurityEventTable;
  security_review: SecurityReviewTable;
}
