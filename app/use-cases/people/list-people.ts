import { authorise, OFFICE, type Person } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";

/** Everyone with an account, for administrators. */
export async function listPeople(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person },
): Promise<readonly (Person & { readonly signInName: string })[] | undefined> {
  const decision = authorise(input.by, "people.manage", OFFICE, tools.clock.now());
  if (!decision.allowed) return undefined;
  return tools.read((stores) => stores.people.all());
}
