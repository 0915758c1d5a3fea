import type { Exhibit } from "#app/adapters/database/case-store.ts";
import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import type { ReadStores, Stores } from "#app/adapters/database/stores.ts";
import { causesOf, type ReviewCause } from "#app/core/case/exculpatory-causes.ts";
import { standingOf, type ReviewStanding } from "#app/core/case/exculpatory-review.ts";
import { helpingFacts, standingFacts } from "#app/core/case/standing-facts.ts";
import { tolerancesOf } from "#app/core/claims/office-tolerances.ts";
import type { CaseId } from "#app/core/ids.ts";
import { seenMark } from "#app/core/seen-mark.server.ts";
import type { Tools } from "../tools.ts";

/** A file of a case with where its exculpatory review stands. */
export interface ReviewedFile {
  readonly item: EvidenceItem;
  /** The code of the report that it came with. */
  readonly reportCode: string;
  readonly exhibit: Exhibit | undefined;
  /** Whether a fact of the worksheet rests on it. */
  readonly isLinked: boolean;
  readonly standing: ReviewStanding;
  /** Everything that suggests a review today, answered or not. */
  readonly causes: readonly ReviewCause[];
  /** Says all that a person has before them who decides: another one means that something changed. */
  readonly seen: string;
}

/** What it takes to tell. */
type Reading = Pick<
  ReadStores | Stores,
  "cases" | "items" | "reports" | "requests" | "caseSheets" | "exculpatory"
>;

/**
 * Every file of a case's reports, exhibits first: what helps the defence is not asked of exhibits only. What suggests a review is worked out anew each time, in the
 * caller's transaction, so that none can be raised too late to be seen.
 */
export async function reviewedFiles(
  { office }: Pick<Tools, "office">,
  stores: Reading,
  caseId: CaseId,
): Promise<readonly ReviewedFile[]> {
  const members = await stores.cases.reports(caseId);
  const reportIds = members.map(({ reportId }) => reportId);
  const items = await stores.items.ofReports(reportIds);
  const reports = await stores.reports.ofIds(reportIds);
  const requests = await stores.requests.ofReports(reportIds);
  const exhibits = await stores.cases.exhibits(caseId);
  const entries = await stores.caseSheets.entries(caseId);
  const facts = standingFacts(entries);
  const steps = await stores.exculpatory.ofCase(caseId);
  const failures = await stores.exculpatory.fixityFailures(caseId);
  const tolerances = tolerancesOf(office.tolerances);
  const files: ReviewedFile[] = [];
  for (const { reportId, code } of members) {
    const report = reports.get(reportId);
    if (report === undefined) throw new Error("a report of a case is gone");
    const corrections = (requests.get(reportId) ?? [])
      .filter(({ kind }) => kind === "correction")
      .map(({ id }) => id);
    for (const item of items) {
      // What the reporter took back before it was sealed is no file of the office's.
      if (item.reportId !== reportId || item.state === "withdrawn") continue;
      const about = facts.filter(({ values }) => values["item"] === item.id);
      const causes = causesOf({
        ...{ examination: item.examinationNumber, assessment: item.assessment, report },
        ...{ corrections, tolerances, zone: office.timeZone },
        damaged: item.state === "damaged",
        helping: helpingFacts(about, entries),
        fixityFailures: failures.filter(({ itemId }) => itemId === item.id).map(({ seq }) => seq),
      });
      const own = steps.filter(({ itemId }) => itemId === item.id);
      const standing = standingOf(own, causes, about.length > 0);
      files.push({
        ...{ item, reportCode: code, isLinked: about.length > 0, causes },
        standing,
        exhibit: exhibits.find(({ itemId }) => itemId === item.id),
        seen: seenMark([standing.version, standing.open ?? "", ...causes.map(({ key }) => key)]),
      });
    }
  }
  const last = Number.MAX_SAFE_INTEGER;
  return files.toSorted(
    (one, other) => (one.exhibit?.number ?? last) - (other.exhibit?.number ?? last),
  );
}
