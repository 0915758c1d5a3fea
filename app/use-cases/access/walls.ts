import type { Wall, Walled } from "#app/adapters/database/access-store.ts";
import type { ReadStores, Stores } from "#app/adapters/database/stores.ts";
import { isIdOf, type PersonId, type WallId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Ability } from "#app/core/people/ability.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import type { Person, Refusal } from "#app/core/people/authorise.ts";
import { parseReason } from "#app/core/people/break-glass.ts";
import { answerOn, type Answer } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

export type { Walled };

export type WallOutcome =
  | { readonly kind: "done" | "not-found" | "no-such-person" | "reason" | "already-there" }
  | { readonly kind: "refused"; readonly reason: Refusal };

type Changing = Pick<Tools, "transact" | "clock">;

/**
 * Keeps a person away from a report or case for a conflict of interest. It holds at once, before everything the person
 * otherwise may, and also before what is bound to it. Who steps back from a case raises the wall before themselves.
 */
export async function raiseWall(
  tools: Changing & Pick<Tools, "newId">,
  input: {
    readonly by: Person;
    readonly subjectId: Walled;
    readonly personId: PersonId;
    readonly reason: string;
  },
): Promise<WallOutcome> {
  const { by, subjectId } = input;
  const now = tools.clock.now();
  return tools.transact(async (stores): Promise<WallOutcome> => {
    const answer = await answerOnSubject(stores, by, "wall.raise", subjectId, now);
    if (answer.kind !== "allowed") return answer;
    const reason = parseReason(input.reason);
    if (reason === undefined) return { kind: "reason" };
    const kept = await stores.people.find(input.personId);
    if (kept === undefined) return { kind: "no-such-person" };
    const raised = await stores.access.raiseWall(
      {
        id: tools.newId("wal"),
        subjectId,
        personId: kept.id,
        reason,
        raisedBy: by.id,
        raisedAt: now,
      },
      {
        ev: "access.wall_raised",
        subj: subjectId,
        actor: actorOf(by),
        obj: { person: kept.id },
        disclosures: [actorName(by), { name: "reason", value: reason }],
      },
    );
    return { kind: raised ? "done" : "already-there" };
  });
}

/** Admits a person again. A walled person cannot: to them there is nothing there. */
export async function liftWall(
  tools: Changing,
  input: {
    readonly by: Person;
    readonly subjectId: Walled;
    readonly wallId: WallId;
    readonly reason: string;
  },
): Promise<WallOutcome> {
  const { by, subjectId } = input;
  const now = tools.clock.now();
  return tools.transact(async (stores): Promise<WallOutcome> => {
    const answer = await answerOnSubject(stores, by, "wall.lift", subjectId, now);
    if (answer.kind !== "allowed") return answer;
    const reason = parseReason(input.reason);
    if (reason === undefined) return { kind: "reason" };
    const walls = await stores.access.walls([subjectId]);
    const wall = walls.find((one) => one.id === input.wallId && one.liftedAt === null);
    if (wall === undefined) return { kind: "not-found" };
    await stores.access.liftWall(wall.id, by.id, now, {
      ev: "access.wall_lifted",
      subj: subjectId,
      actor: actorOf(by),
      obj: { person: wall.personId },
      disclosures: [actorName(by), { name: "reason", value: reason }],
    });
    return { kind: "done" };
  });
}

/** Every wall that was ever raised before a report or case, for those who may raise one; none for anybody else. */
export async function listWalls(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person; readonly subjectId: Walled },
): Promise<readonly Wall[]> {
  const { by, subjectId } = input;
  const now = tools.clock.now();
  return tools.read(async (stores) => {
    const answer = await answerOnSubject(stores, by, "wall.raise", subjectId, now);
    return answer.kind === "allowed" ? stores.access.walls([subjectId]) : [];
  });
}

/** Asks about a report or a case by its id alone. */
export async function answerOnSubject(
  stores: Pick<ReadStores | Stores, "access">,
  by: Person,
  ability: Ability,
  id: Walled,
  now: Instant,
): Promise<Answer> {
  const isReport = isIdOf("rpt", id);
  const subject = isReport
    ? await stores.access.ofReport(id)
    : isIdOf("cas", id)
      ? await stores.access.ofCase(id)
      : undefined;
  if (subject === undefined) return { kind: "not-found" };
  return answerOn(by, ability, { subject, kind: isReport ? "report" : "case" }, now);
}
