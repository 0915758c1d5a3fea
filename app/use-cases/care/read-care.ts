import type { NotedCare } from "#app/adapters/database/care-store.ts";
import { parseBlurChoice, type BlurChoice } from "#app/core/evidence/item-care.ts";
import type { ItemId, ReportId } from "#app/core/ids.ts";
import { authorise, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { findReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

export interface CareOfReport {
  /** Of files of which somebody said something. */
  readonly items: ReadonlyMap<ItemId, NotedCare>;
  /** What the person who asks wants blurred. */
  readonly blur: BlurChoice;
  readonly mayNote: boolean;
}

/** What is said of a report's files that are hard to look at, and how this person wants to see them. */
export async function readCare(
  tools: Pick<Tools, "read" | "clock">,
  { by, reportId }: { readonly by: Person; readonly reportId: ReportId },
): Promise<
  | ({ readonly kind: "care" } & CareOfReport)
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal }
> {
  const now = tools.clock.now();
  return tools.read(async (stores) => {
    const found = await findReport(stores, by, "report.read", reportId, now);
    if (found.kind !== "allowed") return found;
    const items = await stores.items.ofReports([reportId]);
    return {
      kind: "care",
      items: await stores.care.ofItems(items.map(({ id }) => id)),
      blur: parseBlurChoice(await stores.views.choice(by.id, "blur")),
      mayNote: authorise(by, "report.triage", found.subject, now).allowed,
    };
  });
}
