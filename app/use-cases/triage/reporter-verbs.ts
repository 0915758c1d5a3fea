import { listCodeRequests, readCodeRequest } from "./code-requests.ts";
import { grantNewCode, refuseNewCode, refuseNewCodes } from "./decide-code-request.ts";
import { writeToReporter } from "./messages.ts";
import { settleRequest } from "./reporter-requests.ts";
import { withdrawNewCode } from "./withdraw-new-code.ts";

/** What staff do with those who sent reports, by verb; a part of what `bind.ts` binds. */
export const REPORTER_VERBS = {
  grantNewCode,
  listCodeRequests,
  readCodeRequest,
  refuseNewCode,
  refuseNewCodes,
  settleRequest,
  withdrawNewCode,
  writeToReporter,
} as const;
