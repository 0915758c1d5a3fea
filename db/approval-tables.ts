/** An act that needs a second person. The text is what is approved, word for word. */
export interface ApprovalRequestTable {
  id: string;
  kind: string;
  act_text: string;
  act_sha256: string;
  requester_id: string;
  requested_at: string;
  expires_at: string;
  executed_at: string | null;
}

export interface ApprovalDecisionTable {
  request_id: string;
  person_id: string;
  /** `signed` by the requester where the act asks for it, `approved`, `refused`. */
  decision: string;
  /** The passkey's whole answer as JSON; null for a refusal. */
  assertion: string | null;
  decided_at: string;
}

/** A reporter's name that was opened: what the reporter is told, and when. */
export interface IdentityOpeningTable {
  request_id: string;
  report_id: string;
  requester_id: string;
  /** Names of what was opened, as JSON; never what it said. */
  fields: string;
  purpose: string;
  opened_at: string;
  /** A court's order delays the notice to the reporter until then; null without one. */
  notice_after: string | null;
  /** An emergency is looked at by a supervisor until then. */
  review_by: string | null;
  reviewed_by: string | null;
  reviewed_at: string | null;
  /** `fine` or `not-fine`; null before the review, as the remarks are. */
  finding: string | null;
  remarks: string | null;
}
