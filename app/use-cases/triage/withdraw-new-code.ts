import { isBlank, lines } from "#app/core/intake/typed-text.ts";
import type { CodeRequestId } from "#app/core/ids.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { endOldCodes } from "../follow-up/end-old-codes.ts";
import { findReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";
import { requestInSight } from "./code-requests.ts";

export type WithdrawCodeOutcome =
  /** `not-granted`: nothing waits any more, such as where the old code has ended. */
  | { readonly kind: "done" | "not-granted" | "no-reason" }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

const LONGEST_REASON = 2_000;

/**
 * Takes a granted code back while the old one still opens the report, with a record. One person is enough: it gives nobody anything, and
 * hurries where two were deceived and the reporter calls. The code never opens anything then, its holder reads what they read of a refusal,
 * and another request may be granted for the report.
 */
export async function withdrawNewCode(
  tools: Pick<Tools, "transact" | "clock">,
  input: { readonly by: Person; readonly requestId: CodeRequestId; readonly reason: string },
): Promise<WithdrawCodeOutcome> {
  const { by, requestId } = input;
  const reason = lines(input.reason);
  const now = tools.clock.now();
  const may = authorise(by, "reporter.answer", OFFICE, now);
  if (!may.allowed) return { kind: "refused", reason: may.reason };
  if (isBlank(reason) || reason.length > LONGEST_REASON) return { kind: "no-reason" };
  return tools.transact(async (stores): Promise<WithdrawCodeOutcome> => {
    await endOldCodes(stores, now);
    const request = await requestInSight(stores, by, requestId);
    if (request === undefined) return { kind: "not-found" };
    if (request.state !== "granted" || request.reportId === null) return { kind: "not-granted" };
    const found = await findReport(stores, by, "reporter.answer", request.reportId, now);
    if (found.kind !== "allowed") return found;
    await stores.codeRequests.withdraw(requestId, now, {
      ev: "report.code_withdrawn",
      subj: request.reportId,
      actor: actorOf(by),
      obj: { request: requestId },
      disclosures: [actorName(by), { name: "reason", value: reason }],
    });
    return { kind: "done" };
  });
}
