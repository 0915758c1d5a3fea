import type { Walled } from "#app/use-cases/access/walls.ts";
import { isIdOf } from "#app/core/ids.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { refuse } from "#app/http/responses.server.ts";
import type { Problem } from "#app/ui/form/problem.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { idOrNotFound, settled } from "./answers.server.ts";

interface Change {
  readonly by: Person;
  readonly subjectId: Walled;
  readonly fields: FormFields;
}

/** What was wrong with a form; `about` is the wall or the list that it belongs to. */
export interface AccessProblem {
  readonly about: string;
  readonly problems: readonly Problem[];
}

type Changing = Pick<UseCases, "raiseWall" | "liftWall" | "addCaseMember" | "removeCaseMember">;

/** Does the one thing that a form asks for; undefined when it is done. */
export async function changeAccess(
  useCases: Changing,
  change: Change,
): Promise<AccessProblem | undefined> {
  const { by, subjectId, fields } = change;
  switch (fields["intent"]) {
    case "raise":
      return raise(useCases, change);
    case "lift": {
      const wallId = idOrNotFound("wal", fields["wall"]);
      const reason = fields["reason"] ?? "";
      const outcome = settled(await useCases.liftWall({ by, subjectId, wallId, reason }));
      return outcome.kind === "reason" ? reasonProblem(wallId) : undefined;
    }
    case "join":
      return join(useCases, change);
    case "remove": {
      if (!isIdOf("cas", subjectId)) throw refuse(400);
      const memberId = idOrNotFound("mem", fields["member"]);
      settled(await useCases.removeCaseMember({ by, caseId: subjectId, memberId }));
      return undefined;
    }
    default:
      throw refuse(400);
  }
}

async function raise(
  useCases: Changing,
  { by, subjectId, fields }: Change,
): Promise<AccessProblem | undefined> {
  const personId = fields["person"];
  if (!isIdOf("usr", personId)) return chooseProblem("raise");
  const reason = fields["reason"] ?? "";
  const outcome = settled(await useCases.raiseWall({ by, subjectId, personId, reason }));
  switch (outcome.kind) {
    case "reason":
      return reasonProblem("raise");
    case "no-such-person":
      return chooseProblem("raise");
    case "already-there":
    case "done":
      return undefined;
  }
}

async function join(
  useCases: Changing,
  { by, subjectId, fields }: Change,
): Promise<AccessProblem | undefined> {
  if (!isIdOf("cas", subjectId)) throw refuse(400);
  const personId = fields["person"];
  if (!isIdOf("usr", personId)) return chooseProblem("join");
  const outcome = settled(await useCases.addCaseMember({ by, caseId: subjectId, personId }));
  return outcome.kind === "cannot-join" ? chooseProblem("join") : undefined;
}

function reasonProblem(about: string): AccessProblem {
  const message = "Say why, in 10 to 2,000 characters.";
  return { about, problems: [{ field: "reason", message }] };
}

function chooseProblem(about: string): AccessProblem {
  return { about, problems: [{ field: "person", message: "Choose somebody." }] };
}
