import type { CaseFile } from "#app/adapters/database/case-store.ts";
import type { StoredRecord } from "#app/adapters/database/custody-store.ts";
import type { Derivative, EvidenceItem } from "#app/adapters/database/item-store.ts";
import type { Report, ReportNote } from "#app/adapters/database/report-store.ts";
import type { PersonId, ReportId } from "#app/core/ids.ts";
import { authorise, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";

export interface ReportFile {
  readonly report: Report;
  readonly items: readonly EvidenceItem[];
  readonly derivatives: readonly Derivative[];
  readonly notes: readonly ReportNote[];
  readonly cases: readonly CaseFile[];
  readonly custody: readonly StoredRecord[];
  /** People a report can be assigned to. */
  readonly assignable: readonly Person[];
  /** True when this person may see exact time, place and device of the originals. */
  readonly fullMetadata: boolean;
  /** True when this person may fetch the originals. */
  readonly originals: boolean;
}

export type ReadReportOutcome =
  | { readonly kind: "report"; readonly file: ReportFile }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** Everything the desk shows of one report. */
export async function readReport(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person; readonly reportId: ReportId },
): Promise<ReadReportOutcome> {
  const now = tools.clock.now();
  return tools.read(async (stores): Promise<ReadReportOutcome> => {
    const report = await stores.reports.find(input.reportId);
    if (report === undefined) return { kind: "not-found" };
    const subject = { kind: "record", team: report.team, assigneeId: report.assigneeId } as const;
    const decision = authorise(input.by, "report.read", subject, now);
    if (!decision.allowed) return { kind: "refused", reason: decision.reason };
    const items = await stores.items.ofReports([report.id]);
    const itemIds = items.map((item) => item.id);
    const people = await stores.people.all();
    return {
      kind: "report",
      file: {
        report,
        items,
        derivatives: await stores.items.derivatives(itemIds),
        notes: await stores.reports.notes(report.id),
        cases: await stores.cases.ofReport(report.id),
        custody: await stores.custody.ofSubjects([report.id, ...itemIds]),
        assignable: people.filter((person) => canTake(person, report.team, now)),
        fullMetadata: authorise(input.by, "evidence.full-metadata", subject, now).allowed,
        originals: authorise(input.by, "evidence.original", subject, now).allowed,
      },
    };
  });
}

/** Whether a report of this team can be given to this person. */
export function canTake(
  person: Person,
  team: string,
  now: Parameters<typeof authorise>[3],
): boolean {
  const subject = { kind: "record", team, assigneeId: person.id satisfies PersonId } as const;
  return authorise(person, "report.triage", subject, now).allowed;
}
