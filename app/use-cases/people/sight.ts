import type { Looker } from "#app/adapters/database/reach.ts";
import type { ReadStores, Stores } from "#app/adapters/database/stores.ts";
import type { Report } from "#app/adapters/database/report-store.ts";
import type { ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Ability } from "#app/core/people/ability.ts";
import {
  authorise,
  type Decision,
  type Mode,
  type Person,
  type Refusal,
} from "#app/core/people/authorise.ts";
import type { RecordSubject } from "#app/core/people/subject.ts";

/** The person as a reader of lists, by what `authorise` said of them on the office as a whole. */
export function lookerOf(
  by: Person,
  decision: Extract<Decision, { readonly allowed: true }>,
  now: Instant,
): Looker {
  return {
    personId: by.id,
    teams: by.teams.filter((team) => team !== ""),
    scope: decision.scope === "office" ? "office" : "team",
    now,
  };
}

/** What lets somebody know that a report or a case exists. */
const SIGHT = {
  report: ["report.read", "evidence.preview"],
  case: ["case.read"],
} as const satisfies Readonly<Record<string, readonly Ability[]>>;

export type Answer =
  | { readonly kind: "allowed" }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/**
 * First whether a person may know of a record, then whether they may do this with it. Whoever may not know of it, walled off or
 * not, is answered as if it did not exist.
 */
export function answerOn(
  by: Person,
  ability: Ability,
  on: { readonly subject: RecordSubject; readonly kind: keyof typeof SIGHT },
  now: Instant,
  mode: Mode = "do",
): Answer {
  const decision = authorise(by, ability, on.subject, now, mode);
  if (decision.allowed) return { kind: "allowed" };
  const { reason } = decision;
  if (reason === "disabled") return { kind: "refused", reason };
  const knows = SIGHT[on.kind].some((sight) => authorise(by, sight, on.subject, now).allowed);
  return knows ? { kind: "refused", reason } : { kind: "not-found" };
}

export type FoundReport =
  | { readonly kind: "allowed"; readonly report: Report; readonly subject: RecordSubject }
  | Exclude<Answer, { readonly kind: "allowed" }>;

/** Finds a report and asks whether the person may use the ability on it. */
export async function findReport(
  stores: Pick<ReadStores | Stores, "access" | "reports">,
  by: Person,
  ability: Ability,
  reportId: ReportId,
  now: Instant,
): Promise<FoundReport> {
  const report = await stores.reports.find(reportId);
  const subject = await stores.access.ofReport(reportId);
  if (report === undefined || subject === undefined) return { kind: "not-found" };
  const answer = answerOn(by, ability, { subject, kind: "report" }, now);
  return answer.kind === "allowed" ? { kind: "allowed", report, subject } : answer;
}
