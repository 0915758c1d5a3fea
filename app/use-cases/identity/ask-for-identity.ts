import { toHex } from "#app/core/encoding.ts";
import { openingFacts, type Opening } from "#app/core/identity/opening.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { sha256 } from "#app/core/sha256.server.ts";
import { askForApproval, type AskOutcome } from "../approvals/ask-for-approval.ts";
import type { Tools } from "../tools.ts";
import { isShutByWithdrawal, nameInReach } from "./name-in-reach.ts";

export type AskIdentityOutcome =
  AskOutcome | { readonly kind: "not-found" | "only-glass" | "no-identity" | "withdrawn" };

/**
 * Asks two other people to approve that a reporter's name is opened. The request names the very box: if the reporter is
 * erased in the meantime, nothing is left to open.
 */
export async function askForIdentity(
  tools: Pick<Tools, "read" | "transact" | "clock" | "newId" | "securityLog">,
  input: {
    readonly by: Person;
    readonly opening: Omit<Opening, "boxId" | "boxSha256">;
    readonly purpose: string;
  },
): Promise<AskIdentityOutcome> {
  const { by, opening } = input;
  const now = tools.clock.now();
  const found = await tools.read(async (stores) => {
    const reach = await nameInReach(stores, by, opening.reportId, now);
    const shut = await isShutByWithdrawal(stores, opening);
    return { reach, shut, sealed: await stores.approvals.sealedBox(opening.reportId) };
  });
  if (found.reach !== "in-reach") return { kind: found.reach };
  if (found.sealed === undefined) return { kind: "no-identity" };
  if (found.shut) return { kind: "withdrawn" };
  const { box, boxId } = found.sealed;
  return askForApproval(tools, {
    by,
    act: "identity-open",
    subject: opening.reportId,
    facts: openingFacts({ ...opening, boxId, boxSha256: toHex(sha256(box)) }),
    purpose: input.purpose,
    legalAuthority: opening.legalAuthority,
  });
}
