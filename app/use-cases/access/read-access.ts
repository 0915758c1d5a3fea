import type { CaseMember, Wall, Walled } from "#app/adapters/database/access-store.ts";
import { isIdOf, type PersonId, type ReportId } from "#app/core/ids.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";
import { answerOnSubject } from "./walls.ts";

interface Choosable {
  readonly id: PersonId;
  readonly name: string;
}

/** Who is kept away from a report or case, and who works on a case, for those who may change it. */
export interface AccessOfRecord {
  /** The report's code or the case's number. */
  readonly name: string;
  /** Every wall that was ever raised before it, oldest first. */
  readonly walls: readonly Wall[];
  /** Everybody who is or was a member; none for a report. */
  readonly members: readonly CaseMember[];
  /** The reports of a case, which have walls of their own. */
  readonly reports: readonly { readonly id: ReportId; readonly code: string }[];
  readonly mayLift: boolean;
  readonly mayChangeMembers: boolean;
  /** Whom a wall could keep away: everybody with an open account before whom none stands. */
  readonly others: readonly Choosable[];
  /** Who could join the case: whoever reads cases and is neither a member nor walled off. */
  readonly joinable: readonly Choosable[];
}

/** Reads it; a report or case behind a wall is not found. */
export async function readAccess(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person; readonly subjectId: Walled },
): Promise<
  | { readonly kind: "access"; readonly access: AccessOfRecord }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal }
> {
  const { by, subjectId } = input;
  const now = tools.clock.now();
  return tools.read(async (stores) => {
    const answer = await answerOnSubject(stores, by, "wall.raise", subjectId, now);
    if (answer.kind !== "allowed") return answer;
    const caseId = isIdOf("cas", subjectId) ? subjectId : undefined;
    const name = isIdOf("rpt", subjectId)
      ? (await stores.reports.find(subjectId))?.code
      : caseId && (await stores.cases.find(caseId))?.number;
    if (name === undefined) return { kind: "not-found" };
    const may = async (ability: "wall.lift" | "case.change") =>
      (await answerOnSubject(stores, by, ability, subjectId, now)).kind === "allowed";
    const walls = await stores.access.walls([subjectId]);
    const members = caseId === undefined ? [] : await stores.access.members([caseId]);
    const walled = new Set(walls.filter((one) => one.liftedAt === null).map((one) => one.personId));
    const joined = new Set(
      members.filter((one) => one.removedAt === null).map((one) => one.personId),
    );
    const people = await stores.people.all();
    const others = people.filter((one) => one.status === "active" && !walled.has(one.id));
    const joinable = others.filter(
      (one) => !joined.has(one.id) && authorise(one, "case.read", OFFICE, now).allowed,
    );
    const reports = caseId === undefined ? [] : await stores.cases.reports(caseId);
    return {
      kind: "access",
      access: {
        name,
        walls,
        members,
        reports: reports.map(({ reportId, code }) => ({ id: reportId, code })),
        mayLift: await may("wall.lift"),
        mayChangeMembers: caseId !== undefined && (await may("case.change")),
        others: others.map(choosable),
        joinable: joinable.map(choosable),
      },
    };
  });
}

function choosable({ id, displayName }: Person): Choosable {
  return { id, name: displayName };
}
