import type { StoredRecord } from "#app/adapters/database/custody-reader.ts";
import { authorise, OFFICE, type Person } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";

export const CUSTODY_PAGE = 100;

/** The newest records of the whole log, for those whose reach is the whole office; others see their items' only. */
export async function listCustody(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person; readonly before?: number },
): Promise<readonly StoredRecord[] | undefined> {
  const decision = authorise(input.by, "custody.read", OFFICE, tools.clock.now());
  if (!decision.allowed || decision.scope !== "office") return undefined;
  return tools.read(async ({ access, custody }) =>
    custody.newest(CUSTODY_PAGE, input.before, await access.hiddenFrom(input.by.id)),
  );
}
