/** A pass by which officers of one agency reach the officers' form. The pass itself is shown once and never stored. */
export interface OfficerTokenTable {
  id: string;
  token_hash: string;
  /** As a team's name is spelled. */
  agency: string;
  /** For whom there it is. */
  label: string;
  issued_by: string;
  issued_at: string;
  expires_at: string;
  /** `YYYY-MM-DD` in UTC: enough to find what nobody uses, too little to say who sent what. */
  last_used_day: string | null;
  revoked_at: string | null;
}
