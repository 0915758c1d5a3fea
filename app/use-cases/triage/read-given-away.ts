import type { NamedTriageAct } from "#app/adapters/database/triage-act-store.ts";
import type { ActId, ReportId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { answerOn } from "../people/sight.ts";
import type { Tools } from "../tools.ts";
import { mayTakeBack } from "./undo-act.ts";

export type GivenAwayOutcome =
  | {
      readonly kind: "given-away";
      readonly act: NamedTriageAct;
      readonly reportId: ReportId;
      readonly code: string;
      /** Who has it now; null where nobody has. */
      readonly to: string | null;
    }
  /** It is in reach, or not theirs to take back any more: the page says nothing of it. */
  | { readonly kind: "none" };

/** A report that this person gave out of their own reach a moment ago, as long as they may take it back. */
export async function readGivenAway(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person; readonly actId: ActId },
): Promise<GivenAwayOutcome> {
  const { by, actId } = input;
  const now = tools.clock.now();
  return tools.read(async (stores): Promise<GivenAwayOutcome> => {
    const act = await stores.triageActs.find(actId);
    if (act === undefined) return { kind: "none" };
    const report = await stores.reports.find(act.reportId);
    const subject = await stores.access.ofReport(act.reportId);
    if (report === undefined || subject === undefined) return { kind: "none" };
    const inReach = answerOn(by, "report.triage", { subject, kind: "report" }, now);
    if (inReach.kind === "allowed" || !mayTakeBack(by, act, subject, now)) return { kind: "none" };
    if (report.assigneeId !== act.became) return { kind: "none" };
    const { assigneeId, id: reportId, code } = report;
    const taker = assigneeId === null ? undefined : await stores.people.find(assigneeId);
    return { kind: "given-away", act, reportId, code, to: taker?.displayName ?? null };
  });
}
