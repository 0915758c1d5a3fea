import type { CaseFile } from "#app/adapters/database/case-store.ts";
import { nameOf } from "#app/core/case/entry-name.ts";
import { limitationOf, nearness, type Limitation } from "#app/core/case/limitation.ts";
import type { CaseEntryId } from "#app/core/ids.ts";
import { millisOf } from "#app/core/instant.ts";
import { dayIn } from "#app/core/local-day.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";
import { listCases } from "./read-cases.ts";

/** A charge with its limitation. */
export interface LimitedCharge {
  readonly file: Pick<CaseFile, "id" | "number" | "title">;
  readonly entryId: CaseEntryId;
  readonly charge: string;
  readonly limitation: Limitation;
  /** Undefined where there is no date. */
  readonly nearness: ReturnType<typeof nearness> | undefined;
}

/** The charges of every open case that the person may read, those whose period can end first on top; those without a date after them. */
export async function listLimitations(
  tools: Pick<Tools, "read" | "clock" | "office">,
  input: { readonly by: Person },
): Promise<readonly LimitedCharge[]> {
  const files = (await listCases(tools, input)).filter(({ status }) => status === "open");
  const today = dayIn(tools.office.timeZone, millisOf(tools.clock.now()));
  const charges = await tools.read(async (stores) => {
    const all: LimitedCharge[] = [];
    for (const { id, number, title } of files) {
      for (const entry of await stores.caseSheets.entries(id)) {
        if (entry.kind !== "charge" || entry.withdrawn) continue;
        const limitation = limitationOf(entry.values);
        all.push({
          ...{ file: { id, number, title }, entryId: entry.id, charge: nameOf(entry), limitation },
          nearness: limitation.kind === "dated" ? nearness(limitation.earliest, today) : undefined,
        });
      }
    }
    return all;
  });
  return charges.toSorted((one, other) => (rankOf(one) < rankOf(other) ? -1 : 1));
}

/** Dates first; then what nobody knows yet, which somebody has to see to; then what has no end. */
function rankOf({ limitation }: LimitedCharge): string {
  switch (limitation.kind) {
    case "dated":
      return limitation.earliest;
    case "not-known":
      return "~1";
    case "at-any-time":
      return "~2";
  }
}
