import type { Present } from "#app/adapters/database/presence-store.ts";
import type { ReportId } from "#app/core/ids.ts";
import { later } from "#app/core/instant.ts";
import { authorise, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { PRESENCE_MILLIS, PRESENCE_STEP_MILLIS, type Doing } from "#app/core/triage/presence.ts";
import { findReport } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

/**
 * Says that somebody has a report open and what they do there, or with `gone` that they left; answers who else has. Only those are told of
 * who may read the report by their own work: whoever opened it in an emergency is not, for that look is for a reviewer and
 * perhaps about somebody who reads along. Nothing of it is a record. `changed` says whether anything but looks was recorded of the report since `readFrom`.
 */
export async function tellPresence(
  tools: Pick<Tools, "read" | "transact" | "clock">,
  input: {
    readonly by: Person;
    readonly reportId: ReportId;
    readonly doing: Doing | "gone";
    /** Where the log stood when the page was made, as `readReport` said. */
    readonly readFrom?: number | undefined;
  },
): Promise<
  | {
      readonly kind: "present";
      readonly others: readonly Present[];
      readonly changed: boolean;
    }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal }
> {
  const { by, reportId, doing } = input;
  const now = tools.clock.now();
  const since = later(now, -PRESENCE_MILLIS);
  const looked = await tools.read(async (stores) => {
    const found = await findReport(stores, by, "report.read", reportId, now);
    if (found.kind !== "allowed") return found;
    const decision = authorise(by, "report.read", found.subject, now);
    const isQuiet = !decision.allowed || decision.by === "break-glass";
    const changed =
      input.readFrom !== undefined && (await stores.custody.hasChanged(reportId, input.readFrom));
    return { ...found, isQuiet, changed, all: await stores.presence.ofReport(reportId, since) };
  });
  if (looked.kind !== "allowed") return looked;
  const { all, isQuiet, changed } = looked;
  const own = all.find(({ personId }) => personId === by.id);
  const isKnown =
    doing === "gone"
      ? own === undefined
      : own?.doing === doing && own.seenAt > later(now, -PRESENCE_STEP_MILLIS);
  if (!isQuiet && !isKnown) {
    await tools.transact(async ({ presence }) => {
      await presence.forget({ before: since, beyond: later(now, PRESENCE_MILLIS) });
      if (doing === "gone") await presence.leave(reportId, by.id);
      else await presence.see(reportId, by.id, { doing, at: now });
    });
  }
  return { kind: "present", others: all.filter(({ personId }) => personId !== by.id), changed };
}
