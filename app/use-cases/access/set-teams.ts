import type { PersonId } from "#app/core/ids.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { parseTeams } from "#app/core/people/team.ts";
import type { Tools } from "../tools.ts";

/** Sets the teams a person works in. Nobody sets their own, and a partner agency's account is in none. */
export async function setTeams(
  tools: Pick<Tools, "transact" | "clock">,
  input: { readonly by: Person; readonly personId: PersonId; readonly teams: string },
): Promise<
  | { readonly kind: "done" | "not-found" | "own-account" | "partner" | "teams" }
  | { readonly kind: "refused"; readonly reason: Refusal }
> {
  const { by } = input;
  const decision = authorise(by, "people.manage", OFFICE, tools.clock.now());
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  if (input.personId === by.id) return { kind: "own-account" };
  const teams = parseTeams(input.teams);
  if (teams === undefined) return { kind: "teams" };
  return tools.transact(async (stores) => {
    const person = await stores.people.find(input.personId);
    if (person === undefined) return { kind: "not-found" };
    if (person.agency !== null) return { kind: "partner" };
    if (person.teams.join(" ") === teams.join(" ")) return { kind: "done" };
    await stores.people.setTeams(person.id, teams, {
      ev: "access.changed",
      subj: person.id,
      actor: actorOf(by),
      obj: { from: [...person.teams], teams: [...teams] },
      disclosures: [actorName(by)],
    });
    return { kind: "done" };
  });
}
