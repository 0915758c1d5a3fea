import { later } from "#app/core/instant.ts";
import { SYSTEM_SUBJECT, type InvitationId } from "#app/core/ids.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { agencyFor, type Role } from "#app/core/people/role.ts";
import { requireApproval, type NeedsApproval } from "../approvals/require-approval.ts";
import type { Tools } from "../tools.ts";
import { INVITATION_MILLIS, parseIdentityCheck } from "./account-rules.ts";

export type InviteOutcome =
  | { readonly kind: "invited"; readonly token: string }
  | { readonly kind: "no-name" | "no-agency" | "no-check" }
  | NeedsApproval
  | { readonly kind: "refused"; readonly reason: Refusal };

/**
 * Invites one person in one role. The link is shown once, to the administrator who hands it over. A role is given with it,
 * so it needs whom giving a role needs: or an administrator could invite themselves twice over and approve their own acts.
 */
export async function invitePerson(
  tools: Pick<Tools, "transact" | "clock" | "newId" | "shortSecrets" | "securityLog">,
  input: {
    readonly by: Person;
    readonly displayName: string;
    readonly role: Role;
    /** For a partner's account: the agency it speaks for. */
    readonly agency?: string;
    /** Where, how and by whom it was checked who the person is. */
    readonly identityCheck: string;
  },
): Promise<InviteOutcome> {
  const { by, role } = input;
  const now = tools.clock.now();
  const decision = authorise(by, "people.manage", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const displayName = input.displayName.trim();
  if (displayName === "" || displayName.length > 120) return { kind: "no-name" };
  const agency = agencyFor(input);
  if (agency === undefined) return { kind: "no-agency" };
  const identityCheck = parseIdentityCheck(input.identityCheck);
  if (identityCheck === undefined) return { kind: "no-check" };
  const token = tools.shortSecrets.newToken();
  const id: InvitationId = tools.newId("inv");
  const outcome = await tools.transact(async (stores): Promise<InviteOutcome> => {
    const approval = await requireApproval(stores, {
      by,
      kind: "invitation",
      subject: "office",
      facts: { invitee: displayName, role, agency, identity_check: identityCheck },
      now,
    });
    if (approval.kind === "needs-approval") return approval;
    await stores.people.invite({
      id,
      tokenHash: tools.shortSecrets.hashToken(token),
      role,
      displayName,
      agency,
      invitedBy: by.id,
      at: now,
      expiresAt: later(now, INVITATION_MILLIS),
    });
    await stores.custody.appendSystemEvent({
      ev: "access.granted",
      subj: SYSTEM_SUBJECT,
      actor: actorOf(by),
      obj: { role, account: "invited", invitation: id, ...approval.facts },
      disclosures: [actorName(by), { name: "reason", value: identityCheck }],
    });
    return { kind: "invited", token };
  });
  if (outcome.kind === "invited") {
    tools.securityLog.record({ event: "invitation.made", personId: by.id, facts: { role } });
  }
  return outcome;
}
