import { instantFromMillis } from "#app/core/instant.ts";
import type { Ability } from "#app/core/people/ability.ts";
import { authorise, OFFICE, type Person } from "#app/core/people/authorise.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import type { OpenOffice } from "./open-office.ts";
import { Problem } from "./outcome.ts";

/** Acts an operator can do at the machine for a member of staff, and the ability each needs. */
const ACTS = {
  "bundle-export": { ability: "bundle.export", inWords: "export bundles" },
  "upload-settle": { ability: "upload.settle", inWords: "settle files that no record names" },
  "reporter-erase": { ability: "reporter.erase", inWords: "erase who a reporter is" },
} as const satisfies Readonly<
  Record<Parameters<UseCases["actForStaff"]>[0]["act"], { ability: Ability; inWords: string }>
>;

/**
 * The member of staff for whom the operator acts; their rights decide, and the log says who did it. A wrong name or role
 * is asked before anything is recorded: it is nothing that anybody did.
 */
export async function standIn(
  { application }: Pick<OpenOffice, "application">,
  signInName: string,
  act: keyof typeof ACTS,
): Promise<Person> {
  const { useCases } = application;
  const people = await useCases.listStaff();
  const named = people.find((person) => person.signInName === signInName.trim().toLowerCase());
  if (named === undefined) throw new Problem(`nobody signs in as ${JSON.stringify(signInName)}.`);
  const { ability, inWords } = ACTS[act];
  const decision = authorise(named, ability, OFFICE, instantFromMillis(Date.now()));
  if (!decision.allowed) {
    throw new Problem(`${signInName} (${named.role}) may not ${inWords}: ${decision.reason}.`);
  }
  const acting = await useCases.actForStaff({ signInName, act });
  if (acting.kind !== "acting") throw new Problem(`${signInName} cannot act: ${acting.kind}.`);
  return acting.person;
}
