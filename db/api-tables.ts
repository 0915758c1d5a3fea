/** Tokens of the API. The token itself is shown once and never stored. */
export interface ApiTokenTable {
  id: string;
  token_hash: string;
  person_id: string;
  /** What its holder calls it. */
  label: string;
  /** JSON list of abilities. */
  abilities: string;
  issued_by: string;
  issued_at: string;
  expires_at: string;
  /** `YYYY-MM-DD` in UTC: enough to find what nobody uses, too little to follow somebody. */
  last_used_day: string | null;
  revoked_at: string | null;
  /** The minute that `window_calls` counts. */
  window_start: string | null;
  window_calls: number;
}

/** Answers to calls of the API that made something, so that a call sent twice makes one. */
export interface ApiAnswerTable {
  id: string;
  /** Of the caller and the key that the caller chose. */
  key_hash: string;
  request_hash: string;
  /** Null while the first call has not been answered. */
  status: number | null;
  /** Sealed under the caller's key, which is not stored. */
  sealed_body: string | null;
  asked_at: string;
}
