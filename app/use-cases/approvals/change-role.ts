import type { PersonId } from "#app/core/ids.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type { Role } from "#app/core/people/role.ts";
import { refusalNow } from "../people/refusal-now.ts";
import type { Tools } from "../tools.ts";
import { requireApproval, type NeedsApproval } from "./require-approval.ts";

export type RoleOutcome =
  | { readonly kind: "done" }
  | { readonly kind: "not-found" | "own-account" | "same" }
  | NeedsApproval
  | { readonly kind: "refused"; readonly reason: Refusal };

/**
 * Gives a person another role, or marks a prosecutor as supervisor. Never oneself; with the two-person rule only as somebody
 * else approved. All the person's sessions end: what they may do is another thing now.
 */
export async function changeRole(
  tools: Pick<Tools, "transact" | "clock" | "securityLog">,
  input: {
    readonly by: Person;
    readonly personId: PersonId;
    readonly role: Role;
    readonly supervisor: boolean;
  },
): Promise<RoleOutcome> {
  const { by, personId, role } = input;
  const now = tools.clock.now();
  const decision = authorise(by, "people.manage", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  if (personId === by.id) return { kind: "own-account" };
  // Only a prosecutor supervises.
  const supervisor = input.supervisor && role === "prosecutor";
  const outcome = await tools.transact(async (stores): Promise<RoleOutcome> => {
    const refused = await refusalNow(stores, by, now);
    if (refused !== undefined) return refused;
    const before = await stores.approvals.deciding(personId);
    if (before === undefined) return { kind: "not-found" };
    const sameRole = before.role === role;
    if (sameRole && before.supervisor === supervisor) return { kind: "same" };
    const approval = await requireApproval(stores, {
      by,
      kind: sameRole ? "supervisor-flag" : "role-change",
      subject: personId,
      facts: { role, supervisor },
      now,
    });
    if (approval.kind === "needs-approval") return approval;
    await stores.people.changeRole(
      personId,
      { role, supervisor },
      {
        ev: "access.granted",
        subj: personId,
        actor: actorOf(by),
        obj: {
          role,
          supervisor,
          was: before.role,
          was_supervisor: before.supervisor,
          account: "role-changed",
          ...approval.facts,
        },
        disclosures: [actorName(by)],
      },
    );
    return { kind: "done" };
  });
  if (outcome.kind === "done") {
    tools.securityLog.record({
      event: "account.changed",
      personId: by.id,
      facts: { what: "role", account: personId },
    });
  }
  return outcome;
}
