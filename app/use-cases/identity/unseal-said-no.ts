import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { UnsealRefusal } from "#app/core/identity/unseal-protocol.ts";
import type { ApprovalId } from "#app/core/ids.ts";
import { actorOf } from "#app/core/people/actor.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";

/** Why an approved act did not happen: the `unseal` process cannot be reached, or it refused. */
export type UnsealSaidNo =
  | { readonly kind: "down" }
  | { readonly kind: "refused-by-unseal"; readonly refusal: UnsealRefusal | "unknown" };

/**
 * Records, in both logs, that an act which was approved and recorded did not happen after all, and answers what its page shows.
 * `of` is the record that takes the act back.
 */
export async function tellUnsealSaidNo(
  tools: Pick<Tools, "transact" | "securityLog">,
  by: Person,
  requestId: ApprovalId,
  outcome: UnsealSaidNo,
  of: Pick<CustodyEvent, "ev" | "subj">,
): Promise<UnsealSaidNo> {
  const reason = outcome.kind === "down" ? "down" : outcome.refusal;
  const facts = { request: requestId, reason };
  await tools.transact(({ custody }) =>
    custody.appendSystemEvent({ ...of, actor: actorOf(by), obj: facts }),
  );
  tools.securityLog.record({ event: "identity.unseal-refused", personId: by.id, facts });
  return outcome;
}
