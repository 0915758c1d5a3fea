import { beginAsOfficer } from "./begin-as-officer.ts";
import { issueOfficerToken, listOfficerTokens, revokeOfficerToken } from "./officer-tokens.ts";

/** What is done about officers of other agencies who report, by verb; a part of what `bind.ts` binds. */
export const OFFICER_VERBS = {
  beginAsOfficer,
  issueOfficerToken,
  listOfficerTokens,
  revokeOfficerToken,
} as const;
