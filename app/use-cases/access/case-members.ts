import type { CaseId, MemberId, PersonId } from "#app/core/ids.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { findCase } from "../cases/case-access.ts";
import type { Tools } from "../tools.ts";

export type MemberOutcome =
  | { readonly kind: "done" | "not-found" | "cannot-join" | "already-there" }
  | { readonly kind: "refused"; readonly reason: Refusal };

type Changing = Pick<Tools, "transact" | "clock">;

/** Lets somebody outside the case's team work on it. Only whoever reads cases at all can join one. */
export async function addCaseMember(
  tools: Changing & Pick<Tools, "newId">,
  input: { readonly by: Person; readonly caseId: CaseId; readonly personId: PersonId },
): Promise<MemberOutcome> {
  const { by, caseId } = input;
  const now = tools.clock.now();
  return tools.transact(async (stores): Promise<MemberOutcome> => {
    const access = await findCase(stores, by, "case.change", caseId, now);
    if (access.kind !== "allowed") return access;
    const person = await stores.people.find(input.personId);
    if (person === undefined || !authorise(person, "case.read", OFFICE, now).allowed) {
      return { kind: "cannot-join" };
    }
    const added = await stores.access.addMember(
      { id: tools.newId("mem"), caseId, personId: person.id, addedBy: by.id, addedAt: now },
      {
        ev: "case.person_added",
        subj: caseId,
        actor: actorOf(by),
        obj: { person: person.id },
        disclosures: [actorName(by), { name: "case", value: access.file.title }],
      },
    );
    return { kind: added ? "done" : "already-there" };
  });
}

/** Ends a membership. That there was one stays on record. */
export async function removeCaseMember(
  tools: Changing,
  input: { readonly by: Person; readonly caseId: CaseId; readonly memberId: MemberId },
): Promise<MemberOutcome> {
  const { by, caseId } = input;
  const now = tools.clock.now();
  return tools.transact(async (stores): Promise<MemberOutcome> => {
    const access = await findCase(stores, by, "case.change", caseId, now);
    if (access.kind !== "allowed") return access;
    const members = await stores.access.members([caseId]);
    const member = members.find((one) => one.id === input.memberId && one.removedAt === null);
    if (member === undefined) return { kind: "not-found" };
    await stores.access.removeMember(member.id, by.id, now, {
      ev: "case.person_removed",
      subj: caseId,
      actor: actorOf(by),
      obj: { person: member.personId },
      disclosures: [actorName(by), { name: "case", value: access.file.title }],
    });
    return { kind: "done" };
  });
}
