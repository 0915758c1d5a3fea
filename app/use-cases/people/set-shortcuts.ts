import type { Person } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";

/** Turns the desk's single keys on or off for whoever asks, on every device of theirs (WCAG 2.2, 2.1.4). */
export async function setShortcuts(
  tools: Pick<Tools, "transact">,
  input: { readonly by: Person; readonly on: boolean },
): Promise<void> {
  await tools.transact(({ preferences }) => preferences.setShortcuts(input.by.id, input.on));
}
